// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace breakeven {

// Passwords of targets in the desktop's keychain, by address. Answers come later, through the event loop.
// Where there is no keychain nothing is kept, and the user is asked again after the next start.
class PasswordStore final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // `found` is called with the password, or not at all.
    void read(const QString& address, const std::function<void(const QString&)>& found);
    void write(const QString& address, const QString& password); // an empty one is removed

signals:
    void unavailable(const QString& reason);

private:
    void remove(const QString& address);
};

} // namespace breakeven
