// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <vector>

namespace breakeven {

// A hold of the GIL that others dispute, as CPU time: what it took, and what the same takes in a thread
// alone.
struct CrowdHold
{
    std::chrono::nanoseconds alone{};
    std::chrono::nanoseconds took{};

    friend bool operator==(const CrowdHold&, const CrowdHold&) = default;
};

struct CrowdTrace
{
    std::vector<CrowdHold> warm;
    std::vector<CrowdHold> cold; // those that began with a wait for the GIL

    friend bool operator==(const CrowdTrace&, const CrowdTrace&) = default;
};

// How many times as long as alone Python's own code takes while others dispute the GIL: without having waited
// for it, and in a hold that began with a wait, which leaves the thread with cold caches. `warm` may be below
// 1: one thread alone leaves its core to sleep while it waits for storage.
struct CrowdPace
{
    double warm = 1;
    double cold = 1;

    friend bool operator==(const CrowdPace&, const CrowdPace&) = default;
};

// Of CPython 3.11.2 on one core of an AMD EPYC virtual machine of 2026.
inline constexpr CrowdPace UsualPace{.warm = 1.0, .cold = 2.5};

// Over all traces: the ratio of the sums without the tenth at either end, as an interrupt takes longer than
// most holds do. Where hardly any hold was seen, the usual.
[[nodiscard]] CrowdPace paceOf(std::span<const CrowdTrace> traces);

} // namespace breakeven
