// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/target.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <random>

namespace breakeven {

// When bytes that arrive at a relay are due at the other side. set() and longestOneWay() are thread-safe, the
// rest is the relay's thread's alone.
class LinkTiming
{
public:
    using Clock = std::chrono::steady_clock;

    void set(const Network& network);

    // One direction's draw: half the round trip, give or take half the jitter.
    [[nodiscard]] std::chrono::nanoseconds oneWay();

    // The largest that oneWay() may draw.
    [[nodiscard]] std::chrono::nanoseconds longestOneWay() const;

    // How long `bytes` occupy a direction of the link.
    [[nodiscard]] std::chrono::nanoseconds transmission(std::size_t bytes) const;

private:
    std::atomic<std::chrono::nanoseconds::rep> m_rtt{0};
    std::atomic<std::chrono::nanoseconds::rep> m_jitter{0};
    std::atomic<double> m_bandwidthMbit{0};
    std::minstd_rand m_random{1};
};

} // namespace breakeven
