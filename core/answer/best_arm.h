// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/stretch.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// What one arm of a target and runtime is worth along the axis.
struct ArmAnswer
{
    std::size_t arm = 0; // index in the plan's arms
    Arm what;
    std::vector<Stretch> stretches;

    friend bool operator==(const ArmAnswer&, const ArmAnswer&) = default;
};

// The arm to use at one point: of those that are worth having the cheapest that is proven to be slower than
// the fastest by no more than the worth, paired by blocks; the fastest where none is proven so. Fewer
// threads are cheaper than more, and one that pipelines is the cheapest. Nothing where no arm
// is worth having. `arms`: those of the point.
[[nodiscard]] const PointResult* bestArm(std::span<const PointResult* const> arms, double worth);

// The same along the axis, from the stretches of all arms: an arm where any is worth having, unclear where
// one may be, one thread where it is better than all of them, else no difference worth having. `points`:
// those of all arms of a target and runtime. Which of several arms is best is decided at the points; where it
// changes from one point to the next, it changes where the straight latencies of the two arms cross, which
// has no interval.
[[nodiscard]] std::vector<Stretch> bestStretches(std::span<const ArmAnswer> arms,
                                                 std::span<const PointResult* const> points, double worth);

// Over thread counts, where the arms are the curve: one stretch.
[[nodiscard]] Stretch bestOfCounts(std::span<const PointResult* const> arms, double worth);

} // namespace breakeven
