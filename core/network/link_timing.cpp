// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/link_timing.h"

namespace breakeven {

using std::chrono::nanoseconds;

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
    return nanoseconds(roundTrip / 2);
}

nanoseconds LinkTiming::longestOneWay() const
{
    return nanoseconds((m_rtt.load(std::memory_order_relaxed) + m_jitter.load(std::memory_order_relaxed)) /
                       2);
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
