// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"
#include "core/base/result.h"

#include <QByteArray>

#include <sys/types.h>

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace breakeven {

// A child process that never outlives us. A thread of this object starts it, reads what it prints and reaps
// it; the kernel kills it when that thread ends, however our process ends. Member functions are thread-safe.
class GuardedProcess
{
public:
    // `words`: the program's path and its arguments; `input` (below 4 KiB) is its whole standard input.
    [[nodiscard]] static Result<std::unique_ptr<GuardedProcess>> start(const std::vector<std::string>& words,
                                                                       const QByteArray& input);

    GuardedProcess(const GuardedProcess&) = delete;
    GuardedProcess& operator=(const GuardedProcess&) = delete;

    // Kills it and what it started where they still live, and waits until it is gone.
    ~GuardedProcess();

    // The same without waiting.
    void kill() noexcept;

    [[nodiscard]] pid_t id() const { return m_id; }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] QByteArray lastWords() const; // the last 2 KiB of its output

private:
    GuardedProcess() = default;

    void guard(const std::vector<std::string>& words, FileDescriptor input, std::promise<Status> started);
    void listen();

    pid_t m_id = -1;
    std::atomic<bool> m_ended{false};
    FileDescriptor m_stop; // an eventfd
    FileDescriptor m_output;
    mutable std::mutex m_mutex;
    QByteArray m_lastWords;
    std::thread m_thread;
};

} // namespace breakeven
