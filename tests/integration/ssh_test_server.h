// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/plan/target.h"
#include "tests/integration/free_port.h"
#include "tests/integration/stopped_process.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <csignal>
#include <pwd.h>

// A real sshd on loopback for one test, with keys of its own, that serves files and lets its user's key in;
// all its files lie in a folder that goes with it.
class SshTestServer
{
public:
    // Why there can be none here; empty: there can.
    [[nodiscard]] static QString missing()
    {
        for (const char* program : {"sshd", "sshfs", "ssh", "ssh-keygen", "fusermount3"}) {
            if (pathOf(program).isEmpty())
                return QStringLiteral("%1 is not installed").arg(QLatin1String(program));
        }
        if (::access("/dev/fuse", R_OK | W_OK) != 0)
            return QStringLiteral("/dev/fuse is missing or may not be opened; mounting needs it");
        return {};
    }

    SshTestServer()
    {
        QDir(m_folder.path()).mkdir(QStringLiteral("served"));
        if (::geteuid() == 0)
            QDir().mkpath(QStringLiteral("/run/sshd")); // where sshd locks itself up
        m_port = freePort();
        makeKey(QStringLiteral("user"));
        QFile::copy(file(QStringLiteral("user.pub")), file(QStringLiteral("authorized")));
        start();
    }
    SshTestServer(const SshTestServer&) = delete;
    SshTestServer& operator=(const SshTestServer&) = delete;
    ~SshTestServer() { kill(); }

    // From now on it doesn't know `request`, as an old or another server doesn't.
    void forget(const QString& request)
    {
        kill();
        m_sftpOptions = QStringLiteral("-P ") + request;
        start();
    }

    // With a host key of its own, new each time.
    void start()
    {
        makeKey(QStringLiteral("host"));
        restart();
    }

    // With the key that it had.
    void restart()
    {
        QFile configuration(file(QStringLiteral("config")));
        if (!configuration.open(QIODevice::WriteOnly))
            return;
        configuration.write(QStringLiteral("ListenAddress 127.0.0.1\nPort %1\nHostKey %2/host\n"
                                           "AuthorizedKeysFile %2/authorized\nPidFile none\n"
                                           "PermitRootLogin prohibit-password\nPasswordAuthentication no\n"
                                           "KbdInteractiveAuthentication no\nUsePAM no\nStrictModes no\n"
                                           "PrintMotd no\nSubsystem sftp internal-sftp %3\n")
                                .arg(QString::number(m_port), m_folder.path(), m_sftpOptions)
                                .toUtf8());
        configuration.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(pathOf("sshd"), {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                                         configuration.fileName()});
        m_isStarted = m_process.waitForStarted() && QTest::qWaitFor([this] { return isListening(); }, 20'000);
    }

    [[nodiscard]] bool isStarted() const { return m_isStarted; }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString served() const { return file(QStringLiteral("served")); }

    [[nodiscard]] breakeven::SshfsTarget target() const
    {
        const passwd* user = ::getpwuid(::geteuid());
        return {.host = QLatin1String(user->pw_name) + QLatin1String("@127.0.0.1"),
                .port = m_port,
                .folder = served(),
                .key = file(QStringLiteral("user")),
                .layout = breakeven::Layout::Shared};
    }

    // "ssh-ed25519 SHA256:…", as ssh-keygen has it.
    [[nodiscard]] QString fingerprint() const
    {
        const QStringList words =
            output(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), file(QStringLiteral("host.pub"))})
                .split(QLatin1Char(' '));
        return QLatin1String("ssh-ed25519 ") + words.value(1);
    }

    // The listener and what serves its connections.
    void kill()
    {
        forEachProcess([](qint64 process) { ::kill(static_cast<pid_t>(process), SIGKILL); });
        m_process.waitForFinished();
    }
    // The listener goes on.
    void cut()
    {
        forEachProcess([this](qint64 process) {
            if (process != m_process.processId())
                ::kill(static_cast<pid_t>(process), SIGKILL);
        });
    }
    void stop() { forEachProcess(stopProcess); }
    void resume()
    {
        forEachProcess([](qint64 process) { ::kill(static_cast<pid_t>(process), SIGCONT); });
    }

private:
    [[nodiscard]] static QString pathOf(const char* program)
    {
        const QString name = QLatin1String(program);
        const QString path = QStandardPaths::findExecutable(name);
        return path.isEmpty() ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin")}) : path;
    }

    [[nodiscard]] static QString output(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    void makeKey(const QString& name) const
    {
        QFile::remove(file(name));
        QFile::remove(file(name) + QLatin1String(".pub"));
        static_cast<void>(output(QStringLiteral("ssh-keygen"),
                                 {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                                  QStringLiteral("-N"), QString(), QStringLiteral("-f"), file(name)}));
    }

    [[nodiscard]] bool isListening()
    {
        m_process.waitForReadyRead(10);
        m_words += m_process.readAll();
        return m_words.contains("Server listening");
    }

    template <typename Use>
    void forEachProcess(Use use)
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        QList<qint64> processes{m_process.processId()};
        for (qsizetype i = 0; i < processes.size(); ++i) {
            QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(processes[i]));
            if (children.open(QIODevice::ReadOnly)) {
                for (const QByteArray& child : children.readAll().simplified().split(' ')) {
                    if (!child.isEmpty())
                        processes.append(child.toLongLong());
                }
            }
        }
        for (const qint64 process : processes)
            use(process);
        m_words.clear();
    }

    QString m_sftpOptions;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_words;
    quint16 m_port = 0;
    bool m_isStarted = false;
};
