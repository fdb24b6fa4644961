// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/precise_sleep.h"

#include "core/network/punctual_wait.h"

#include <sys/prctl.h>

namespace breakeven {

namespace {

using std::chrono::nanoseconds;

// libstdc++'s steady clock is CLOCK_MONOTONIC, so its time points are that clock's.
std::int64_t timeOf(std::chrono::steady_clock::time_point point)
{
    return std::chrono::duration_cast<nanoseconds>(point.time_since_epoch()).count();
}

} // namespace

void useExactTimers()
{
    prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
}

void sleepUntil(std::chrono::steady_clock::time_point deadline)
{
    sleepUntilTime(timeOf(deadline));
}

void PunctualSleep::until(std::chrono::steady_clock::time_point deadline)
{
    m_lead = nanoseconds(waitPunctually(timeOf(deadline), m_lead.count()));
}

} // namespace breakeven
