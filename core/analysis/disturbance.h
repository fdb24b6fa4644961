// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

enum class DisturbanceKind {
    Shift,   // the latency is another one from some block on
    Trend,   // it climbs or falls from block to block
    Bimodal, // batches gather round two latencies, as where an idle core has to wake up
};

// What an arm's latency did during the run but scatter round one value. Nothing is discarded for it.
struct Disturbance
{
    PointKey key;
    int threads = 1;
    std::size_t arm = 0; // index in the plan's threads
    DisturbanceKind kind = DisturbanceKind::Shift;
    // Latency after / before for a shift, of the last block / the first along the fitted line for a trend,
    // of the slow batches / the fast ones where there are two kinds.
    double factor = 1;
    std::size_t atBlock = 0; // of the arm's blocks, from 0: first after the shift; the middle for a trend;
                             // 0 otherwise
    std::size_t blocks = 0;  // of the arm
    // The arm (or, for the single arm, any other) is judged otherwise by the blocks before than by those
    // from `atBlock` on, or otherwise by its fast batches than by its slow ones.
    bool changesVerdict = false;
    // Where batches gather round two latencies: both, and how many of the batches are slow.
    std::chrono::nanoseconds fast{};
    std::chrono::nanoseconds slow{};
    double slowShare = 0;

    friend bool operator==(const Disturbance&, const Disturbance&) = default;
};

// All that the blocks of a run show, in the order of its points, then arms; at most one an arm. A run without
// any disturbance gives none in at least 95 % of cases: the level is shared evenly among all arms of all
// points (Bonferroni) and, within an arm, among the kinds. Arms with fewer than 8 blocks (5 for two kinds of
// batches) are passed over, and in few blocks only large changes show: half way through, a shift takes about
// 16 blocks. An arm that changed is not searched for two kinds of batches, as a shift makes them. Not for the
// GUI thread.
[[nodiscard]] std::vector<Disturbance> disturbancesOf(const Run& run);

// A change in one sequence.
struct Change
{
    DisturbanceKind kind = DisturbanceKind::Shift;
    double logFactor = 0;
    std::size_t at = 0;

    friend bool operator==(const Change&, const Change&) = default;
};

// The change that `logMedians` (one a block, none NaN) shows at `level`, the stronger where both kinds do.
//
// Shift: Pettitt's test ("A non-parametric approach to the change-point problem", Applied Statistics 28,
// 1979), p = 2 exp(-6 K^2 / (n^3 + n^2)), which errs on the safe side for few blocks. Trend: Mann-Kendall
// (Kendall, "Rank Correlation Methods", 1975) with the correction for continuity. Both take the blocks as
// independent and assume nothing of how they scatter. A trend makes Pettitt's statistic large, too, and a
// shift Kendall's: of the two the better fit by least squares is named.
[[nodiscard]] std::optional<Change> findChange(std::span<const double> logMedians, double level);

} // namespace breakeven
