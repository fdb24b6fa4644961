// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/interval.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// What is the case on a stretch of the axis.
enum class StretchKind {
    Single,       // one thread is better by more than the worth
    NoDifference, // the arm and one thread are within the worth of each other
    Arm,          // the arm is worth having: faster by more than the worth
    Unclear,      // none of these is proven
};

// A piece of the axis, in its own unit. Where it ends by a supported change and not by what was measured, it
// has that change's 95 % interval, once that can be believed.
struct Stretch
{
    StretchKind kind = StretchKind::Unclear;
    std::optional<std::size_t> arm; // index in the plan's arms; of kind Arm only
    double from = 0;
    double to = 0;
    std::optional<Interval> fromInterval{};
    std::optional<Interval> toInterval{};

    friend bool operator==(const Stretch&, const Stretch&) = default;
};

// What an interval of the speed-up proves about an arm, given from which gain on it is worth having:
// superiority by that margin on either side, or equivalence within it, each where the whole interval says so.
[[nodiscard]] StretchKind kindOf(const SpeedUp& speedUp, double worth);

// The axis from the first of `points` to the last, piece by piece. `points` are those of one arm, target and
// runtime, ascending along the axis, `changes` theirs, likewise.
//
// Between two changes of one direction the curve passes from one margin to the other, which is a stretch
// without a difference worth having, however short. What lies between points that prove the same is taken for
// the same, as straight latencies have no other bend; a point that proves something else, or nothing, opens
// an unclear stretch between its neighbours, but where a change's interval accounts for it.
[[nodiscard]] std::vector<Stretch> stretchesOf(std::span<const PointResult* const> points,
                                               std::span<const WorthChange> changes, double worth);

} // namespace breakeven
