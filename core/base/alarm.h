// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>

namespace breakeven {

// Calls `ring` once, in another thread, when this still lives at `deadline`: to end a call that would go on.
// Where there is no other thread to be had it rings at once: a call that fails is better than one without an
// end.
class Alarm
{
public:
    Alarm(std::chrono::steady_clock::time_point deadline, const std::function<void()>& ring)
    {
        try {
            m_thread = std::jthread([deadline, ring](const std::stop_token& disarmed) {
                std::mutex mutex;
                std::unique_lock lock(mutex);
                std::condition_variable_any never;
                never.wait_until(lock, disarmed, deadline, [] { return false; });
                if (!disarmed.stop_requested())
                    ring();
            });
        } catch (const std::system_error&) {
            ring();
        }
    }

private:
    std::jthread m_thread; // disarmed and joined by its destructor
};

} // namespace breakeven
