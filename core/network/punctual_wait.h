// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cerrno>
#include <cstdint>
#include <ctime>

// Plain C inside: the library that a Python loads has no C++ library.

namespace breakeven {

// ns on CLOCK_MONOTONIC.
inline std::int64_t monotonicTime()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// Late by the wake-up of the thread, never early.
inline void sleepUntilTime(std::int64_t deadline)
{
    constexpr std::int64_t second = 1'000'000'000;
    const timespec until{.tv_sec = static_cast<time_t>(deadline / second),
                         .tv_nsec = static_cast<long>(deadline % second)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
}

// Sleeps until `lead` before the deadline and polls the rest. Returns the next wait's lead, 0 to 40 µs: three
// steps longer after a late wake-up and one shorter after an early one, so that it rests where one of four is
// late. 40 µs, as what is polled is taken from other threads.
inline std::int64_t waitPunctually(std::int64_t deadline, std::int64_t lead)
{
    constexpr std::int64_t longest = 40'000;
    constexpr std::int64_t step = 250;
    sleepUntilTime(deadline - lead);
    const bool isLate = monotonicTime() > deadline;
    while (monotonicTime() < deadline) {
    }
    if (isLate)
        return lead + 3 * step < longest ? lead + 3 * step : longest;
    return lead > step ? lead - step : 0;
}

} // namespace breakeven
