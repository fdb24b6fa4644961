// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/guarded_process.h"

#include "core/base/system_error.h"
#include "core/base/system_limits.h"

#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <string>

namespace breakeven {

namespace {

constexpr qsizetype keptOutput = 2048;

// Between fork and exec of a process with threads: only calls that are safe in a signal handler.
[[noreturn]] void becomeProgram(char* const* words, int input, int output, int failure, pid_t parent)
{
    // The parent may have died before prctl took hold.
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == parent &&
        ::dup2(input, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0 &&
        ::dup2(output, STDERR_FILENO) >= 0 && ::setpgid(0, 0) == 0) {
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::signal(SIGPIPE, SIG_DFL); // NOLINT(concurrency-mt-unsafe): a child after fork has one thread
        ::signal(SIGXFSZ, SIG_DFL); // NOLINT(concurrency-mt-unsafe)
        // Connections of ours that a library opened without O_CLOEXEC. `failure` stays open until exec.
        ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
        ::execv(words[0], words);
    }
    const int number = errno;
    [[maybe_unused]] const ssize_t told = ::write(failure, &number, sizeof number);
    ::_exit(127);
}

struct Pipe
{
    FileDescriptor out;
    FileDescriptor in;

    [[nodiscard]] bool open()
    {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        out = FileDescriptor(ends[0]);
        in = FileDescriptor(ends[1]);
        return true;
    }
};

} // namespace

Result<std::unique_ptr<GuardedProcess>> GuardedProcess::start(const std::vector<std::string>& words,
                                                              const QByteArray& input)
{
    const QString where = QString::fromStdString(words.front());
    std::unique_ptr<GuardedProcess> process(new GuardedProcess);
    process->m_stop = FileDescriptor(::eventfd(0, EFD_CLOEXEC));
    Pipe text;
    if (!process->m_stop.isOpen() || !text.open())
        return systemError(errno, where);
    if (::write(text.in.number(), input.constData(), static_cast<std::size_t>(input.size())) != input.size())
        return systemError(errno, where);
    text.in = FileDescriptor();

    std::promise<Status> promise;
    std::future<Status> started = promise.get_future();
    auto thread = startThread(
        [&self = *process, words, in = std::move(text.out), promised = std::move(promise)]() mutable {
            self.guard(words, std::move(in), std::move(promised));
        });
    if (!thread.ok())
        return thread.error();
    process->m_thread = std::move(thread).value();
    if (Status status = started.get(); !status.ok())
        return status.error();
    return process;
}

void GuardedProcess::kill() noexcept
{
    const std::uint64_t one = 1;
    if (m_stop.isOpen()) [[maybe_unused]]
        const ssize_t told = ::write(m_stop.number(), &one, sizeof one);
}

GuardedProcess::~GuardedProcess()
{
    kill();
    if (m_thread.joinable())
        m_thread.join();
}

QByteArray GuardedProcess::lastWords() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lastWords;
}

void GuardedProcess::guard(const std::vector<std::string>& words, FileDescriptor input,
                           std::promise<Status> started)
{
    const QString where = QString::fromStdString(words.front());
    std::vector<std::string> copies = words;
    std::vector<char*> pointers;
    pointers.reserve(copies.size() + 1);
    for (std::string& word : copies)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    Pipe output;
    Pipe failure;
    if (!output.open() || !failure.open()) {
        started.set_value(systemError(errno, where));
        return;
    }
    const pid_t parent = ::getpid();
    m_id = ::fork();
    if (m_id == 0)
        becomeProgram(pointers.data(), input.number(), output.in.number(), failure.in.number(), parent);
    if (m_id < 0) {
        started.set_value(errno == EAGAIN ? threadsExhausted() : systemError(errno, where));
        return;
    }
    input = FileDescriptor();
    output.in = FileDescriptor();
    failure.in = FileDescriptor();

    // Closed by a successful exec; holds the error number of a failed one.
    int number = 0;
    ssize_t got = 0;
    do {
        got = ::read(failure.out.number(), &number, sizeof number);
    } while (got < 0 && errno == EINTR);
    if (got == sizeof number) {
        ::waitpid(m_id, nullptr, 0);
        m_ended = true;
        started.set_value(systemError(number, where));
        return;
    }
    m_output = std::move(output.out);
    started.set_value(Done{});
    listen();

    ::kill(-m_id, SIGKILL); // not reaped yet, so the group's number is still its own
    while (::waitpid(m_id, nullptr, 0) < 0 && errno == EINTR) {
    }
    m_ended = true;
}

// Until it is told to stop, or the process closes its output, which it does by ending.
void GuardedProcess::listen()
{
    std::array<pollfd, 2> events{{{.fd = m_stop.number(), .events = POLLIN, .revents = 0},
                                  {.fd = m_output.number(), .events = POLLIN, .revents = 0}}};
    std::array<char, 1024> text{};
    for (;;) {
        if (::poll(events.data(), events.size(), -1) < 0 && errno != EINTR)
            return;
        if (events[0].revents != 0)
            return;
        if (events[1].revents == 0)
            continue;
        const ssize_t got = ::read(m_output.number(), text.data(), text.size());
        if (got == 0 || (got < 0 && errno != EINTR))
            return;
        if (got > 0) {
            const std::scoped_lock lock(m_mutex);
            m_lastWords = (m_lastWords + QByteArray(text.data(), got)).right(keptOutput);
        }
    }
}

} // namespace breakeven
