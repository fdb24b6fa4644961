// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <vector>

namespace breakeven {

// The samples of the plan's arms in a block, null where it lacks one. By place where that fits, as a runner
// writes it, else by what they are. They live as long as the block.
[[nodiscard]] std::vector<const ArmSamples*> samplesOf(const Block& block, const std::vector<Arm>& arms);

// What the blocks of one point say, arm by arm.
struct PointMedians
{
    PointKey key;
    // log(median in ns) by arm, then by block in the order measured; NaN where a block lacks the
    // arm.
    std::vector<std::vector<double>> logMedians;
    std::vector<std::size_t> places; // of these blocks among all of the run
};

// Of all points of a run, in the order in which they were first visited: by the thread counts of its plan,
// or by `arms`. Uses all cores. What takes the medians of a run takes those by the plan's arms, so that
// several readers can share them. Not for the GUI thread.
[[nodiscard]] std::vector<PointMedians> blockMediansOf(const Run& run);
[[nodiscard]] std::vector<PointMedians> blockMediansOf(const Run& run, const std::vector<Arm>& arms);

// Without those that are NaN.
[[nodiscard]] std::vector<double> known(const std::vector<double>& logMedians);

} // namespace breakeven
