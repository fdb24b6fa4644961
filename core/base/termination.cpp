// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/termination.h"

#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>

namespace breakeven {

namespace {

constexpr std::array endingSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// All that the handler may touch.
std::atomic<int> pipeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void tellPipe(int /*signal*/)
{
    const int before = errno;
    [[maybe_unused]] const ssize_t told = ::write(pipeEnd.load(), "x", 1);
    errno = before;
}

} // namespace

Termination::Termination(QObject* parent) : QObject(parent)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the signals keep their way of ending the program
    m_read = FileDescriptor(ends[0]);
    m_write = FileDescriptor(ends[1]);
    pipeEnd = m_write.number();

    auto* notifier = new QSocketNotifier(m_read.number(), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit requested();
    });

    for (const int number : endingSignals) {
        struct sigaction action = {};
        if (number == SIGHUP && ::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN)
            continue; // nohup: the end of the terminal is not to end this
        action = {};
        action.sa_handler = tellPipe;
        ::sigemptyset(&action.sa_mask);
        action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
        ::sigaction(number, &action, nullptr);
    }
}

Termination::~Termination()
{
    for (const int number : endingSignals) {
        struct sigaction action = {};
        if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
            ::signal(number, SIG_DFL);
    }
    pipeEnd = -1;
}

} // namespace breakeven
