// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/remote_waits.h"

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::nanoseconds;

constexpr std::chrono::milliseconds stopLatency(20); // how late a stop is seen by a sleeper

} // namespace

void RemoteWaits::set(const Network& network)
{
    m_rtt.store(network.rtt.count(), std::memory_order_relaxed);
    m_jitter.store(network.jitter.count(), std::memory_order_relaxed);
    m_bandwidthMbit.store(network.bandwidthMbit, std::memory_order_relaxed);
}

Network RemoteWaits::network() const
{
    return {.rtt = nanoseconds(m_rtt.load(std::memory_order_relaxed)),
            .jitter = nanoseconds(m_jitter.load(std::memory_order_relaxed)),
            .bandwidthMbit = m_bandwidthMbit.load(std::memory_order_relaxed)};
}

bool WaitingCalls::isEmulated() const
{
    return m_waits.network().isEmulated();
}

bool WaitingCalls::wait(int roundTrips, std::size_t bytes)
{
    const auto start = Clock::now();
    thread_local const bool exact = (useExactTimers(), true);
    static_cast<void>(exact);

    const Network network = m_waits.network();
    nanoseconds total{};
    for (int trip = 0; trip < roundTrips; ++trip) {
        total += network.rtt;
        if (network.jitter.count() > 0) {
            std::uniform_int_distribution<nanoseconds::rep> vary(-network.jitter.count(),
                                                                 network.jitter.count());
            total += nanoseconds(vary(m_random));
        }
    }
    nanoseconds passing{};
    if (network.bandwidthMbit > 0)
        passing = nanoseconds(
            static_cast<nanoseconds::rep>(static_cast<double>(bytes) * 8'000 / network.bandwidthMbit));

    const auto deadline = start + total + passing;
    while (!isStopped()) {
        const auto now = Clock::now();
        if (now >= deadline) {
            if (roundTrips > 0)
                m_waits.held.note((now - start - passing) / roundTrips);
            return true;
        }
        if (deadline - now > stopLatency)
            sleepUntil(now + stopLatency);
        else
            m_sleep.until(deadline);
    }
    return false;
}

} // namespace breakeven
