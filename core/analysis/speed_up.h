// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <span>

namespace breakeven {

// The mean of the blocks' log ratios log(single median / arm median) with what an interval needs.
struct LogSpeedUp
{
    double mean = 0;
    double standardError = 0; // of the mean; 0 with fewer than 2 blocks
    double degreesOfFreedom = 0;
    std::size_t blocks = 0;

    [[nodiscard]] static LogSpeedUp of(std::span<const double> logRatios);

    // 95 % half width; nothing with fewer than 2 blocks.
    [[nodiscard]] std::optional<double> halfWidth() const;
    [[nodiscard]] SpeedUp toSpeedUp() const;
};

// How many standard errors a 95 % interval reaches to either side. Requires degreesOfFreedom > 0.
//
// It is Student's t, taken at 95.7 %. A point is measured until its interval is narrow enough, and to stop
// there favours the moments at which the scatter looks smaller than it is (Anscombe 1953, "Sequential
// estimation"). At 95.7 %, and as a point settles only where it would have a block before, too, intervals hold
// the truth in 93.5 to 95.8 % of runs, and in 95.2 to 96.7 % where the number of blocks is fixed. tst_coverage
// measures both, on several kinds of noise.
//
// Why not a bootstrap or a correction for skew: the ratio of medians, paired within a block, is close to
// symmetric even under heavy tails, two humps and skewed blocks, where the plain t keeps 95 to 97 % from 5
// blocks on. What it can't hold is a state that one arm alone is in for whole blocks, and in few of them:
// what 5 blocks have not met, no interval of these 5 blocks knows of.
//
// `stricter` >= 1 makes the chance that the truth lies beyond smaller by that factor.
[[nodiscard]] double reachOfInterval(double degreesOfFreedom, double stricter = 1);

[[nodiscard]] Verdict verdictOf(const SpeedUp& speedUp);

} // namespace breakeven
