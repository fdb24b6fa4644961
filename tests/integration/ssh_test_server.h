// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/target.h"
#include "tests/integration/stopped_process.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
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

    // With a host key of its own, new each time.
    void start()
    {
        makeKey(QStringLiteral("host"));
        QFile configuration(file(QStringLiteral("config")));
        if (!configuration.open(QIODevice::WriteOnly))
            return;
        configuration.write(QStringLiteral("ListenAddress 127.0.0.1\nPort %1\nHostKey %2/host\n"
                                           "AuthorizedKeysFile %2/authorized\nPidFile none\n"
                                           "PermitRootLogin prohibit-password\nPasswordAuthentication no\n"
                                           "KbdInteractiveAuthentication no\nUsePAM no\nStrictModes no\n"
                                           "PrintMotd no\nSubsystem sftp internal-sftp\n")
                                .arg(QString::number(m_port), m_folder.path())
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
    void stop() { forEachProcess(stopProcess); }
    void resume()
    {
        forEachProcess([](qint64 process) { ::kill(static_cast<pid_t>(process), SIGCONT); });
    }

    [[nodiscard]] static quint16 freePort()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        const bool bound =
            ::bind(listener, generic, size) == 0 && ::getsockname(listener, generic, &size) == 0;
        ::close(listener);
        return bound ? ntohs(address.sin_port) : quint16{0};
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

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_words;
    quint16 m_port = 0;
    bool m_isStarted = false;
};
