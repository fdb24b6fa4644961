// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/held_round_trips.h"

#include <algorithm>

namespace breakeven {

std::vector<std::chrono::nanoseconds> HeldRoundTrips::take()
{
    const std::size_t count = std::min(m_count.exchange(0, std::memory_order_relaxed), most);
    std::vector<std::chrono::nanoseconds> held;
    held.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        held.emplace_back(m_held[i].load(std::memory_order_relaxed));
    return held;
}

} // namespace breakeven
