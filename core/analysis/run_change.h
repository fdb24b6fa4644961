// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/block_medians.h"
#include "core/analysis/disturbance.h"

#include <optional>
#include <span>

namespace breakeven {

// A change of the whole machine: all blocks of a run together, in the order measured, whatever their point.
struct RunChange
{
    Change change;           // `at` counts the blocks that could be compared: the first one after a shift
    std::size_t blocks = 0;  // that could be compared
    std::size_t atPlace = 0; // of that block among all of the run

    friend bool operator==(const RunChange&, const RunChange&) = default;
};

// The change that the blocks of a run show at `level`; nothing as well where it is below 5 %, which changes
// no reader's mind, and where no point has two blocks.
//
// A point of a short run has too few blocks to show anything by itself, while all of them see the same
// machine. Each block is ranked among those of its point and arm (van Elteren, "On the combination of
// independent two sample tests of Wilcoxon", 1960), so that points of other latency and scatter count alike
// and a single one that changed doesn't make a change of the run; a block's score is the mean over its arms,
// which share its fortunes. A shift makes the sum of the scores up to some block large, a trend their
// product with the time. The chance of both comes of permuting the blocks within each point, which assumes
// nothing but that they could have come in any order. Deterministic. The better fit by least squares is
// named.
[[nodiscard]] std::optional<RunChange> findRunChange(std::span<const PointMedians> points, double level);

} // namespace breakeven
