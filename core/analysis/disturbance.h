// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/block_medians.h"
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

// What follows for the verdicts of parts of the blocks, each judged by itself.
enum class VerdictEffect {
    Same,    // the same verdict on both sides, or none anywhere
    Turns,   // threads on one side, single on the other
    Unknown, // only one side is judged clearly: the other has too few blocks, or hardly differs from 1
};

// What an arm's latency did during the run but scatter round one value, or that of all arms together. Nothing
// is discarded for it.
struct Disturbance
{
    // Of the whole machine: seen in all points together; there is no point and arm then.
    bool wholeRun = false;
    PointKey key;
    Arm what{};
    std::size_t arm = 0; // index in the plan's arms
    DisturbanceKind kind = DisturbanceKind::Shift;
    // Latency after / before for a shift, of the last block / the first along the fitted line for a trend,
    // of the slow batches / the fast ones where there are two kinds.
    double factor = 1;
    std::size_t atBlock =
        0;                  // of `blocks`, from 0: first after the shift; the middle for a trend; 0 otherwise
    std::size_t blocks = 0; // of the arm; of the whole run, those of points with at least two
    // Of the arm (for the single arm, of any other): by the blocks before against those from `atBlock` on, or
    // by its fast batches against its slow ones. Of the whole run: Turns where any verdict does, else Same.
    VerdictEffect effect = VerdictEffect::Same;
    // Where batches gather round two latencies: both, and how many of the batches are slow.
    std::chrono::nanoseconds fast{};
    std::chrono::nanoseconds slow{};
    double slowShare = 0;

    friend bool operator==(const Disturbance&, const Disturbance&) = default;
};

// All that the blocks of a run show: the whole machine's first, then in the order of the points, then arms;
// at most one an arm. A run without any disturbance gives none in at least 95 % of cases: the level is shared
// among the search of the whole run (1.5 %), of changes of arms (2.5 %) and of two kinds of batches (1 %),
// and these evenly among the arms that have blocks enough to be searched, which are 8 (5 for two kinds of
// batches). In few blocks of one arm only large changes show: half way through, a shift takes about 16
// blocks; all points together show one from 10 on. What the whole run did is taken out of each arm before it
// is searched, and an arm that changed is not searched for two kinds of batches, as a shift makes them. Uses
// all cores. Not for the GUI thread.
[[nodiscard]] std::vector<Disturbance> disturbancesOf(const Run& run);
// The same from the run's block medians by the plan's arms.
[[nodiscard]] std::vector<Disturbance> disturbancesOf(const Run& run, std::span<const PointMedians> medians);

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
// shift Kendall's: of the two the better fit by least squares is named. O(n log n).
[[nodiscard]] std::optional<Change> findChange(std::span<const double> logMedians, double level);

} // namespace breakeven
