// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/link_timing.h"

#include <algorithm>

namespace breakeven {

using std::chrono::nanoseconds;

namespace {

// What a second socket in the way costs each direction besides the wake-up: two system calls and loopback.
constexpr nanoseconds hop(8'000);
constexpr nanoseconds step(1'000);
constexpr nanoseconds mostLateness(250'000); // more is a stalled machine, not a timer

} // namespace

void LinkTiming::set(const Network& network)
{
    m_rtt.store(network.rtt.count(), std::memory_order_relaxed);
    m_jitter.store(network.jitter.count(), std::memory_order_relaxed);
    m_bandwidthMbit.store(network.bandwidthMbit, std::memory_order_relaxed);
}

nanoseconds LinkTiming::oneWay()
{
    nanoseconds::rep roundTrip = m_rtt.load(std::memory_order_relaxed);
    if (const auto jitter = m_jitter.load(std::memory_order_relaxed); jitter > 0) {
        std::uniform_int_distribution<nanoseconds::rep> vary(-jitter, jitter);
        roundTrip += vary(m_random);
    }
    return nanoseconds(roundTrip / 2) - m_lateness - hop;
}

void LinkTiming::noteLateness(nanoseconds late)
{
    // A step towards the sample, whatever its size, follows the median; a mean would follow the outliers.
    m_lateness = std::clamp(m_lateness + (late > m_lateness ? step : -step), nanoseconds(0), mostLateness);
}

nanoseconds LinkTiming::transmission(std::size_t bytes) const
{
    constexpr double bitsOfByteTimesNanosecondsOfMicrosecond = 8'000;
    const double bandwidth = m_bandwidthMbit.load(std::memory_order_relaxed);
    if (bandwidth <= 0)
        return nanoseconds(0);
    return nanoseconds(static_cast<nanoseconds::rep>(static_cast<double>(bytes) *
                                                     bitsOfByteTimesNanosecondsOfMicrosecond / bandwidth));
}

} // namespace breakeven
