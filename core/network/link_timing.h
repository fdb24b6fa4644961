// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/target.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <random>

namespace breakeven {

// When bytes that arrive at a relay are due at the other side. set() is thread-safe, the rest is the relay's
// thread's alone.
class LinkTiming
{
public:
    using Clock = std::chrono::steady_clock;

    void set(const Network& network);

    // One direction's draw: half the round trip, give or take half the jitter, less what passing on costs by
    // itself.
    [[nodiscard]] std::chrono::nanoseconds oneWay();

    // How late bytes went out that had waited: a thread wakes up some time after its timer. The median of it
    // is followed and taken off the draws, so that it adds nothing to the round trip.
    void noteLateness(std::chrono::nanoseconds late);

    // How long `bytes` occupy a direction of the link.
    [[nodiscard]] std::chrono::nanoseconds transmission(std::size_t bytes) const;

private:
    std::chrono::nanoseconds m_lateness{30'000}; // a usual one, to begin with
    std::atomic<std::chrono::nanoseconds::rep> m_rtt{0};
    std::atomic<std::chrono::nanoseconds::rep> m_jitter{0};
    std::atomic<double> m_bandwidthMbit{0};
    std::minstd_rand m_random{1};
};

} // namespace breakeven
