// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;

namespace breakeven {

// The one process of a user on a display that has the window: a later start hands its files over to it. They
// meet at a socket that only this user may use. Two with other settings know nothing of each other. GUI
// thread.
class OneProcess final : public QObject
{
    Q_OBJECT

public:
    explicit OneProcess(QObject* parent = nullptr);
    ~OneProcess() override;

    // True: another process has the window and has taken `paths`, which are absolute. Otherwise this one has
    // it from now on, and hears of later starts; where there is no place for a socket, it doesn't.
    [[nodiscard]] bool handOver(const QStringList& paths);

signals:
    void startedAgain(const QStringList& paths); // maybe none

private:
    void answer();

    std::unique_ptr<QLocalServer> m_server; // none: no later start reaches this one
};

} // namespace breakeven
