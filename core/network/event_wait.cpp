// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/event_wait.h"

#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace breakeven {

namespace {

constexpr std::chrono::nanoseconds::rep second = 1'000'000'000;

timespec timespecOf(std::chrono::nanoseconds duration)
{
    return {.tv_sec = static_cast<time_t>(duration.count() / second),
            .tv_nsec = static_cast<long>(duration.count() % second)};
}

// epoll_wait counts in milliseconds: the whole ones are waited for, and where none is left the rest is slept
// off in small pieces, so that an event is seen soon.
int waitCoarsely(int epoll, epoll_event* events, int most,
                 const std::optional<std::chrono::nanoseconds>& limit)
{
    using std::chrono::milliseconds;
    constexpr std::chrono::microseconds piece(50);
    if (!limit)
        return ::epoll_wait(epoll, events, most, -1);
    const auto whole = std::chrono::floor<milliseconds>(*limit).count();
    if (whole > 0) // what is left after them is asked for by the next call
        return ::epoll_wait(
            epoll, events, most,
            static_cast<int>(std::min<milliseconds::rep>(whole, std::numeric_limits<int>::max())));
    const int ready = ::epoll_wait(epoll, events, most, 0);
    if (ready != 0 || limit->count() <= 0)
        return ready;
    const timespec rest = timespecOf(std::min<std::chrono::nanoseconds>(*limit, piece));
    ::nanosleep(&rest, nullptr);
    return ::epoll_wait(epoll, events, most, 0);
}

} // namespace

EventWait::EventWait()
    : EventWait([](int epoll, epoll_event* events, int most, const timespec* limit) {
        return ::epoll_pwait2(epoll, events, most, limit, nullptr);
    })
{}

int EventWait::until(int epoll, epoll_event* events, int most,
                     const std::optional<std::chrono::nanoseconds>& limit)
{
    if (m_exact) {
        const timespec exactLimit = timespecOf(limit.value_or(std::chrono::nanoseconds{}));
        const int count = m_exact(epoll, events, most, limit ? &exactLimit : nullptr);
        if (count >= 0 || (errno != ENOSYS && errno != EPERM))
            return count;
        m_exact = nullptr; // it would fail each time, and the loop that waits would spin
    }
    return waitCoarsely(epoll, events, most, limit);
}

} // namespace breakeven
