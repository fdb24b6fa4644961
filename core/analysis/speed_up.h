// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <array>
#include <cstddef>
#include <span>

namespace breakeven {

// What two runs of one plan on one machine differ by besides what their blocks know of: the minute, the
// process, the place in memory, a host that is slower for a while. A standard error of the logarithm of a
// speed-up or of a latency, for one run. Kalibera and Jones 2013 ("Rigorous benchmarking in reasonable
// time"): a variance that arises between processes can't be estimated within one. So it isn't estimated but
// given, as bench_replicates finds it.
constexpr double betweenRuns = 0.02;

// The mean of a series of blocks' values, as log(single median / arm median), with what an interval needs.
// The one place where blocks become a mean, a standard error and degrees of freedom.
//
// Blocks near in time are alike, by states of the machine that last for some of them, so that they count for
// less than their number. Two standard errors are made, and the one whose interval is wider counts:
// - of independent blocks, with blocks - 1 degrees of freedom;
// - of the series' slowest movements, its projections on the first four cosines, with 4 degrees of freedom:
//   the equal-weighted cosine estimator (Lazarus, Lewis, Stock and Watson, "HAR Inference: Recommendations
//   for Practice", Journal of Business & Economic Statistics 36, 2018; Müller, "A theory of robust long-run
//   variance estimation", Journal of Econometrics 141, 2007). They let the number of cosines grow with the
//   series. Here it stays 4, so that intervals hold however long states last, if the run has seen five of
//   them; with all cosines there are, blocks - 1, it is the first one.
// The second alone would keep its coverage for a fixed number of blocks; but it scatters much, and a point
// that stops where its interval is narrow would stop where it is too narrow (88 % held). The wider of both
// moves little and holds 95 to 97 % there. The price is a third more width where blocks are independent.
struct LogSpeedUp
{
    static constexpr std::size_t slowest = 4; // cosines

    double mean = 0;
    double standardError = 0; // of the mean; 0 with fewer than 2 blocks
    double degreesOfFreedom = 0;
    std::size_t blocks = 0;
    // On top of standardError, known and not estimated: what other runs would differ by; 0: of this run
    // alone.
    double givenError = 0;
    // What each of the slowest cosines says of the mean's error; 0 with fewer than 5 blocks.
    std::array<double, slowest> waves{};

    // Requires: in the order measured.
    [[nodiscard]] static LogSpeedUp of(std::span<const double> values);

    // The same mean, held to what other runs will find.
    [[nodiscard]] LogSpeedUp acrossRuns() const;

    // 95 % half width by this run's blocks alone, which is what more blocks narrow; nothing with fewer
    // than 2. toSpeedUp()'s interval has the given error, too.
    [[nodiscard]] std::optional<double> halfWidth() const;
    [[nodiscard]] SpeedUp toSpeedUp() const;
};

// How many standard errors a 95 % interval reaches to either side. Requires degreesOfFreedom > 0.
//
// It is Student's t, taken at 95.7 %. A point is measured until its interval is narrow enough, and to stop
// there favours the moments at which the scatter looks smaller than it is (Anscombe 1953, "Sequential
// estimation"). tst_coverage measures what runs hold at this level, with a fixed number of blocks and as the
// schedule goes, on several kinds of noise, states and drifts.
//
// Why not a bootstrap or a correction for skew: the ratio of medians, paired within a block, is close to
// symmetric even under heavy tails, two humps and skewed blocks, where t keeps 95 % and more from 5 blocks
// on. What it can't hold is a state that one arm alone is in for whole blocks, and in few of them: what 5
// blocks have not met, no interval of these 5 blocks knows of.
//
// `stricter` >= 1 makes the chance that the truth lies beyond smaller by that factor.
[[nodiscard]] double reachOfInterval(double degreesOfFreedom, double stricter = 1);

// A standard error and how well it is known itself.
struct ErrorOfMean
{
    double standardError = 0;
    double degreesOfFreedom = 0; // Satterthwaite's, at most 1,000,000: next to the normal distribution
};

// `own`, estimated, and `given`, which is independent of it and known: that adds no doubt about itself.
[[nodiscard]] ErrorOfMean withGiven(const ErrorOfMean& own, double given);

// The covariance of the means of two series of the same blocks, whose means and errors are `of` theirs: what
// makes the error of their weighted sum come out as theirs do. Requires: a.size() == b.size().
[[nodiscard]] double covarianceOfMeans(std::span<const double> a, std::span<const double> b);

// The same of two series whose blocks were spread over the same time, from what both share of slow movements;
// 0 where that is nothing, or not known.
[[nodiscard]] double sharedVariance(const LogSpeedUp& a, const LogSpeedUp& b);

[[nodiscard]] Verdict verdictOf(const SpeedUp& speedUp);

} // namespace breakeven
