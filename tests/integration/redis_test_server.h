// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/free_port.h"
#include "tests/integration/stopped_process.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <csignal>
#include <memory>

// A real redis-server for one test, configured as the test wants; its files lie in a folder that goes with
// it.
class RedisTestServer
{
public:
    explicit RedisTestServer(const QString& configuration = {})
    {
        m_port = freePort();
        m_clusterPort = freePort();
        QFile file(m_folder.filePath(QStringLiteral("redis.conf")));
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(QStringLiteral("bind 127.0.0.1 -::1\nport %1\nunixsocket %2\ndir %3\ncluster-port %4\n"
                                  "save \"\"\nappendonly no\n%5\n")
                       .arg(QString::number(m_port), socketPath(), m_folder.path(),
                            QString::number(m_clusterPort), configuration)
                       .toUtf8());
        file.close();
        start();
    }
    RedisTestServer(const RedisTestServer&) = delete;
    RedisTestServer& operator=(const RedisTestServer&) = delete;
    ~RedisTestServer() { kill(); }

    [[nodiscard]] static bool isInstalled()
    {
        return QProcess::execute(QStringLiteral("sh"),
                                 {QStringLiteral("-c"),
                                  QStringLiteral("command -v redis-server redis-cli >/dev/null")}) == 0;
    }

    [[nodiscard]] bool isStarted() const { return m_started; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] quint16 clusterPort() const { return m_clusterPort; } // of a cluster's own talk
    [[nodiscard]] QString address() const { return QStringLiteral("redis://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] QString socketPath() const { return m_folder.filePath(QStringLiteral("s")); }

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    // After a kill(), where it was before.
    void start()
    {
        m_process.start(QStringLiteral("redis-server"), {m_folder.filePath(QStringLiteral("redis.conf"))});
        m_started = m_process.waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 10'000);
    }
    void stop() { stopProcess(m_process.processId()); }
    void resume() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }

    // What redis-cli prints, trimmed.
    QString ask(const QStringList& words) const
    {
        QProcess client;
        client.start(QStringLiteral("redis-cli"), QStringList{QStringLiteral("-s"), socketPath()} + words);
        client.waitForFinished();
        return QString::fromUtf8(client.readAllStandardOutput()).trimmed();
    }

private:
    // Any reply will do: NOAUTH and LOADING come from a server that is up.
    [[nodiscard]] bool answers() const { return !ask({QStringLiteral("PING")}).isEmpty(); }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_clusterPort = 0;
    bool m_started = false;
};
