// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdlib>
#include <optional>

namespace breakeven {

// Tells whether the wall clock goes on as the steady one does, which no setting of the time moves.
class WallClock
{
public:
    using Wall = std::chrono::system_clock::time_point;
    using Steady = std::chrono::steady_clock::time_point;

    // Whether it was set since the last call, by what both clocks say now: stamps from before are then worth
    // nothing. Who is interrupted between the readings of the two may be told so, too.
    [[nodiscard]] bool wasSet(Wall wall, Steady steady)
    {
        constexpr std::chrono::nanoseconds readingTime =
            std::chrono::microseconds(20); // of both, one after the other
        constexpr int fastestSlew = 1'000; // a part of so many, of the time gone by
        const std::chrono::nanoseconds apart = wall.time_since_epoch() - steady.time_since_epoch();
        const bool isSet =
            m_apart && std::chrono::abs(apart - *m_apart) > readingTime + (steady - m_last) / fastestSlew;
        m_apart = apart;
        m_last = steady;
        return isSet;
    }

private:
    std::optional<std::chrono::nanoseconds> m_apart; // as of m_last
    Steady m_last{};
};

} // namespace breakeven
