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
[[nodiscard]] double reachOfInterval(double degreesOfFreedom);

[[nodiscard]] Verdict verdictOf(const SpeedUp& speedUp);

} // namespace breakeven
