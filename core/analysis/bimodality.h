// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// Latencies that gather in two places.
struct Bimodality
{
    double cut = 0; // on the log latency: the slow ones are above
    double logFast = 0;
    double logSlow = 0;   // medians of both
    double slowShare = 0; // of the batches

    friend bool operator==(const Bimodality&, const Bimodality&) = default;
};

// What log latencies, block by block, show at `level`; nothing as well where the humps are less than a factor
// of 1.25 apart or one of them holds less than 5 % of the batches, which no reader would see.
//
// Hartigan and Hartigan's dip test ("The dip test of unimodality", Annals of Statistics 13, 1985) against the
// uniform distribution, of all unimodal ones the hardest to tell from two humps: tails of any weight raise no
// alarm. The humps are parted where the sum of the distances to their medians is smallest. Batches of a block
// resemble each other, so they count as fewer: n / (1 + (m - 1) * r) with m batches a block and the
// intraclass correlation r of being slow (Kish, "Survey Sampling", 1965, section 5.4). O(n log n) for n
// batches.
[[nodiscard]] std::optional<Bimodality> findBimodality(std::span<const std::vector<double>> logLatencies,
                                                       double level);

// The largest distance between the empirical distribution of `sorted` and the unimodal one nearest to it,
// 1 / (2 n) ... 1 / 4. Hartigan, "Algorithm AS 217: Computation of the Dip Statistic to Test for
// Unimodality", Applied Statistics 34, 1985. Requires: ascending, not empty. O(n).
[[nodiscard]] double dipOf(std::span<const double> sorted);

// The chance of a dip as large in `size` uniform values.
[[nodiscard]] double dipChance(double dip, double size);

} // namespace breakeven
