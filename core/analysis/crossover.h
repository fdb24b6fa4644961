// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/speed_up.h"

#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// One point of a speed-up curve.
struct CurvePoint
{
    double x = 0; // axis value, >= 0
    LogSpeedUp y;
    // Log batch latency of the arm that `y` is held against, in any unit. Only where latency grows straight
    // over the axis, as with round trips, bytes, items and compute.
    std::optional<double> logLatency{};
    // Covariance of y.mean with the next point's; not 0 where both come of the same blocks (axis threads) or
    // were measured in the same states of the machine.
    double covarianceWithNext = 0;
};

// A crossing of a speed-up curve, before it is given its target and arm.
struct CurveCrossing
{
    double at = 0;
    Interval interval;
    double ownHalfWidth = 0; // half of what the interval's width would be without any given error
    ThreadsPay threadsPay = ThreadsPay::Above;
    std::size_t blocks = 0; // the fewest of a point that the interval rests on
};

// All crossings of 1 that the data supports, ascending. `curve` is strictly ascending in x; points with fewer
// than two blocks are passed over.
//
// Between neighbouring points the latencies of both arms run straight over the axis, and the speed-up is
// their ratio. Where they aren't known, log speed-up runs straight over log axis (over the axis itself where
// one end is 0), which is off by the bend of the curve: a percent or two between neighbours that are a factor
// of two apart. The interval is a test turned round, as Fieller's is for a ratio: it holds every x at which
// the curve does not differ from 0 at the 5 % level, by a t test with the interpolated standard error and
// Welch's degrees of freedom. So it holds the curve's true crossing in 95 % of cases without assuming that
// its own distribution is normal or even has a variance. A crossing is reported where that set ends on both
// sides within the axis, on one side with threads significantly slower and on the other with threads
// significantly faster.
//
// `curves` is how many are looked through in the same run. A curve that lies at 1 all along seems to cross it
// in up to 4 % of runs, which takes a chance of its own on either side; where there are several, each side
// has to be proven somewhere at a level that is smaller by the root of their number, so that a run without
// any crossover reports none in at least 95 % of cases. Intervals stay as they are.
[[nodiscard]] std::vector<CurveCrossing> findCrossings(std::span<const CurvePoint> curve,
                                                       std::size_t curves = 1);

} // namespace breakeven
