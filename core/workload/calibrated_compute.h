// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace breakeven {

// Compute as an amount of work, not as a stretch of time: threads that share a core must wait for each other,
// which a loop that watches the clock would hide.

// How many rounds of burnRounds() take `compute` on a core of this machine that has nothing else to do.
// The first call in a process calibrates, for about 10 ms. Thread-safe.
[[nodiscard]] std::uint64_t computeRoundsFor(std::chrono::nanoseconds compute);

// Works. The result is to be used, or the optimiser drops the work.
[[nodiscard]] std::uint64_t burnRounds(std::uint64_t rounds);

} // namespace breakeven
