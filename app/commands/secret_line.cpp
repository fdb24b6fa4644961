// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/secret_line.h"

#include <QByteArray>

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <termios.h>

namespace breakeven {

namespace {

constexpr std::array endingSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

volatile std::sig_atomic_t caught = 0;

extern "C" void catchSignal(int number)
{
    caught = number;
}

// While it lives these signals only end a read().
class CaughtSignals
{
public:
    CaughtSignals()
    {
        caught = 0;
        for (std::size_t i = 0; i < endingSignals.size(); ++i) {
            struct sigaction action = {};
            action.sa_handler = catchSignal;
            ::sigemptyset(&action.sa_mask);
            ::sigaction(endingSignals[i], &action, &m_before[i]);
        }
    }
    CaughtSignals(const CaughtSignals&) = delete;
    CaughtSignals& operator=(const CaughtSignals&) = delete;
    ~CaughtSignals()
    {
        for (std::size_t i = 0; i < endingSignals.size(); ++i)
            ::sigaction(endingSignals[i], &m_before[i], nullptr);
    }

private:
    std::array<struct sigaction, endingSignals.size()> m_before{};
};

// While it lives the terminal shows nothing of what is typed but the end of the line.
class EchoOff
{
public:
    EchoOff()
    {
        m_isTerminal = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK);
        silent.c_lflag |= ECHONL;
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;
    ~EchoOff()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before{};
    bool m_isTerminal = false;
};

} // namespace

std::optional<QString> readLine()
{
    QByteArray line;
    for (;;) {
        char byte = 0;
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR && caught == 0)
            continue;
        if (count < 0 || (count == 0 && line.isEmpty()))
            return std::nullopt;
        if (count == 0 || byte == '\n')
            return QString::fromUtf8(line);
        line.append(byte);
    }
}

std::optional<QString> readSecretLine()
{
    std::optional<QString> line;
    {
        const CaughtSignals caughtMeanwhile;
        const EchoOff echo;
        line = readLine();
    }
    if (const int number = caught; number != 0) {
        caught = 0;
        ::raise(number);
        return std::nullopt;
    }
    return line;
}

} // namespace breakeven
