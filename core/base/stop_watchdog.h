// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>

namespace breakeven {

// Calls `interrupt` when a stop was requested and this still lives `grace` later; again every `grace`, as an
// interrupted call may be followed by another one.
//
// Costs nothing until the stop: the thread that waits is only made then.
class StopWatchdog
{
public:
    static constexpr std::chrono::milliseconds defaultGrace{200};

    // `interrupt` is called in another thread.
    StopWatchdog(const std::stop_token& stop, std::function<void()> interrupt,
                 std::chrono::milliseconds grace = defaultGrace)
        : m_interrupt(std::move(interrupt))
        , m_grace(grace)
    {
        m_onStop.emplace(stop, [this] { watch(); });
    }

    ~StopWatchdog()
    {
        m_onStop.reset(); // waits for a watch() that has just begun
        {
            const std::lock_guard lock(m_mutex);
            m_done = true;
        }
        m_ended.notify_all();
    }

    StopWatchdog(const StopWatchdog&) = delete;
    StopWatchdog& operator=(const StopWatchdog&) = delete;

private:
    void watch()
    {
        try {
            m_thread = std::jthread([this] {
                std::unique_lock lock(m_mutex);
                while (!m_ended.wait_for(lock, m_grace, [this] { return m_done; }))
                    m_interrupt();
            });
        } catch (const std::system_error&) { // no more threads: then without patience
            m_interrupt();
        }
    }

    std::function<void()> m_interrupt;
    std::chrono::milliseconds m_grace;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_done = false;
    std::jthread m_thread;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace breakeven
