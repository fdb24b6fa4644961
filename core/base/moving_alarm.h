// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/system_limits.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace breakeven {

// An Alarm to be set again and again: to a later time, or off, wakes nobody.
class MovingAlarm
{
public:
    using Clock = std::chrono::steady_clock;

    // ThreadsExhausted.
    [[nodiscard]] static Result<std::unique_ptr<MovingAlarm>> make()
    {
        std::unique_ptr<MovingAlarm> made(new MovingAlarm);
        auto thread = startThread([&self = *made] { self.watch(); });
        if (!thread.ok())
            return thread.error();
        made->m_thread = std::move(thread).value();
        return made;
    }

    ~MovingAlarm()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_sooner.notify_one();
        if (m_thread.joinable())
            m_thread.join();
    }

    MovingAlarm(const MovingAlarm&) = delete;
    MovingAlarm& operator=(const MovingAlarm&) = delete;

    // Calls `ring`, in another thread, once `at` has come, instead of what it was set to before.
    void set(Clock::time_point at, std::function<void()> ring)
    {
        bool isSooner = false;
        {
            const std::lock_guard lock(m_mutex);
            m_at = at;
            m_ring = std::move(ring);
            isSooner = at < m_awaited;
        }
        if (isSooner)
            m_sooner.notify_one();
    }

    // When this returns nothing is being called, or will be.
    void setOff()
    {
        const std::lock_guard lock(m_mutex);
        m_at.reset();
    }

private:
    MovingAlarm() = default;

    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_isOver) {
            if (m_at && *m_at <= Clock::now()) {
                m_at.reset();
                m_ring();
                continue;
            }
            m_awaited = m_at.value_or(Clock::time_point::max());
            if (m_at)
                m_sooner.wait_until(lock, *m_at);
            else
                m_sooner.wait(lock);
        }
    }

    std::function<void()> m_ring;
    std::mutex m_mutex;
    std::condition_variable m_sooner;
    std::optional<Clock::time_point> m_at;
    Clock::time_point m_awaited = Clock::time_point::max(); // by the thread
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace breakeven
