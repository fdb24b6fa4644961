// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/precise_sleep.h"

#include <sys/prctl.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::chrono::nanoseconds longestLead = 40us;
// Three steps to the longer after a late wake-up, one to the shorter after an early one: at rest where one
// wake-up of four is late.
constexpr std::chrono::nanoseconds step = 250ns;

} // namespace

void useExactTimers()
{
    prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
}

void sleepUntil(std::chrono::steady_clock::time_point deadline)
{
    // libstdc++'s steady clock is CLOCK_MONOTONIC, so its time points are that clock's.
    const auto sinceStart = std::chrono::duration_cast<std::chrono::nanoseconds>(deadline.time_since_epoch());
    constexpr std::chrono::nanoseconds::rep second = 1'000'000'000;
    const timespec until{.tv_sec = static_cast<time_t>(sinceStart.count() / second),
                         .tv_nsec = static_cast<long>(sinceStart.count() % second)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
}

void PunctualSleep::until(Clock::time_point deadline)
{
    sleepUntil(deadline - m_lead);
    const bool isLate = Clock::now() > deadline;
    m_lead = std::clamp<std::chrono::nanoseconds>(m_lead + (isLate ? 3 * step : -step), 0ns, longestLead);
    while (Clock::now() < deadline) {
    }
}

} // namespace breakeven
