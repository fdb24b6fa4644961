// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <vector>

namespace breakeven {

// The samples of the plan's arms in a block, null where it lacks one. By place where that fits, as a runner
// writes it, else by thread count. They live as long as the block.
[[nodiscard]] std::vector<const ArmSamples*> armsOf(const Block& block, const std::vector<int>& threads);

// What the blocks of one point say, arm by arm.
struct PointMedians
{
    PointKey key;
    // log(median in ns) by the plan's arms, then by block in the order measured; NaN where a block lacks the
    // arm.
    std::vector<std::vector<double>> logMedians;
};

// Of all points of a run, in the order in which they were first visited.
[[nodiscard]] std::vector<PointMedians> blockMediansOf(const Run& run);

// Without those that are NaN.
[[nodiscard]] std::vector<double> known(const std::vector<double>& logMedians);

} // namespace breakeven
