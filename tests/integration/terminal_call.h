// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>

// A program with a terminal of its own, and somebody who reads it and types.
class TerminalCall
{
public:
    TerminalCall() : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (m_master >= 0 && ::grantpt(m_master) == 0 && ::unlockpt(m_master) == 0)
            m_slave = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    }
    TerminalCall(const TerminalCall&) = delete;
    TerminalCall& operator=(const TerminalCall&) = delete;
    ~TerminalCall()
    {
        process.kill();
        process.waitForFinished();
        ::close(m_slave);
        ::close(m_master);
    }

    [[nodiscard]] bool isOpen() const { return m_slave >= 0; }

    void start()
    {
        process.setChildProcessModifier([slave = m_slave] {
            ::setsid();
            ::ioctl(slave, TIOCSCTTY, 0);
            for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
                ::dup2(slave, stream);
        });
        process.start();
    }

    // Reads until `text` has come; false where it doesn't.
    [[nodiscard]] bool hasShown(const QByteArray& text)
    {
        QElapsedTimer clock;
        clock.start();
        while (!m_shown.contains(text) && clock.elapsed() < 20'000) {
            read();
            process.waitForFinished(10);
        }
        return m_shown.contains(text);
    }
    void type(const QByteArray& keys) const
    {
        static_cast<void>(::write(m_master, keys.constData(), keys.size()));
    }
    [[nodiscard]] bool echoes() const
    {
        termios settings{};
        return ::tcgetattr(m_slave, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
    }
    // All that stood on the terminal until the program's end.
    [[nodiscard]] QByteArray shownAtTheEnd()
    {
        for (int times = 0; times < 600 && process.state() != QProcess::NotRunning; ++times) {
            read();
            process.waitForFinished(100);
        }
        read();
        return m_shown;
    }

    QProcess process;

private:
    void read()
    {
        pollfd ready{.fd = m_master, .events = POLLIN, .revents = 0};
        while (::poll(&ready, 1, 10) == 1 && (ready.revents & POLLIN) != 0) {
            QByteArray buffer(4096, Qt::Uninitialized);
            const ssize_t count = ::read(m_master, buffer.data(), static_cast<std::size_t>(buffer.size()));
            if (count <= 0)
                return;
            m_shown += buffer.left(count);
        }
    }

    int m_master;
    int m_slave = -1;
    QByteArray m_shown;
};
