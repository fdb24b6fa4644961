// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace breakeven {

// Where passwords are kept between starts, by address. Answers come at once or later, in the GUI thread.
class Keychain : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // `found` is called with the password, or not at all.
    virtual void read(const QString& address, const std::function<void(const QString&)>& found) = 0;
    virtual void write(const QString& address, const QString& password) = 0;
    virtual void remove(const QString& address) = 0;

signals:
    void unavailable(const QString& reason); // what was to be written is not kept
};

} // namespace breakeven
