// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

namespace breakeven {

// What one step of an operation did with the GIL, in a thread that nobody disputed it.
struct StepTrace
{
    std::chrono::nanoseconds cpu{}; // of the whole step
    // Between taking and dropping it, as CPU time, and between dropping and taking it, as wall time: one more
    // of the first than of the second, or both empty where that isn't known.
    std::vector<std::chrono::nanoseconds> held;
    std::vector<std::chrono::nanoseconds> free;

    friend bool operator==(const StepTrace&, const StepTrace&) = default;
};

struct OperationTrace
{
    StepTrace read;
    StepTrace compute;
    StepTrace write;
};

// The median of each part over those traces that have as many parts as most. Requires one at least.
[[nodiscard]] StepTrace medianOf(const std::vector<StepTrace>& traces);

} // namespace breakeven
