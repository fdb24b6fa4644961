// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <ctime>
#include <functional>
#include <optional>

struct epoll_event;

namespace breakeven {

// Waits for events of epoll, as exactly as the system can: in nanoseconds, or, where epoll_pwait2 is missing
// (Linux before 5.11) or forbidden (a container's filter), to the millisecond before the limit, with what is
// left slept off. One thread.
class EventWait
{
public:
    // epoll_pwait2 without a signal mask; `limit` null: no limit.
    using ExactCall = std::function<int(int epoll, epoll_event* events, int most, const timespec* limit)>;

    EventWait();
    explicit EventWait(ExactCall exact) : m_exact(std::move(exact)) {}

    // Returns how many `events` there are: 0 when `limit` is over, -1 and errno when waiting failed. none: no
    // limit.
    [[nodiscard]] int until(int epoll, epoll_event* events, int most,
                            const std::optional<std::chrono::nanoseconds>& limit);

private:
    ExactCall m_exact; // empty: it can't be had
};

} // namespace breakeven
