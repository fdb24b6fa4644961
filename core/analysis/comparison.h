// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <QUuid>

#include <optional>
#include <vector>

namespace breakeven {

enum class LatencyChange {
    Faster, // the new run's latency is smaller
    Slower,
    Same,     // the whole interval of the ratio lies within the precision that the base run was asked for
    NotClear, // neither is proven, or there are too few blocks for an interval
};

// One arm at one point of both runs.
struct ComparisonRow
{
    PointKey key;
    Arm arm{};
    // One of the runs did not measure this value; its latency lies on the straight line between its
    // neighbours, log latency over log axis (over the axis itself where one end is 0).
    bool interpolated = false;
    std::chrono::nanoseconds baseLatency{}; // as PointResult has it
    std::chrono::nanoseconds newLatency{};
    double ratio = 1; // new / base: below 1 is faster
    // Of the ratio, by itself, with what equal runs differ by besides their blocks; none with fewer than 2
    // blocks on a side.
    std::optional<Interval> interval;
    // The same, wide enough for all rows together: what is shown beside `change`, as it holds 1 exactly where
    // that is neither Faster nor Slower.
    std::optional<Interval> together{};
    double p = 1; // chance of such a difference where there is none, after Holm
    // Faster and Slower at 5 %, after Holm. With several rows an interval by itself that doesn't hold 1 is
    // not enough.
    LatencyChange change = LatencyChange::NotClear;

    friend bool operator==(const ComparisonRow&, const ComparisonRow&) = default;
};

// One crossover that both runs have.
struct CrossoverShift
{
    Crossover base;
    Crossover now;
    double difference = 0; // now - base, in the axis's own unit
    Interval interval;     // of the difference

    [[nodiscard]] bool moved() const { return !interval.holds(0); }

    friend bool operator==(const CrossoverShift&, const CrossoverShift&) = default;
};

struct Comparison
{
    QUuid base;
    QUuid now;
    std::vector<ComparisonRow> rows; // in the base's order of targets and runtimes, then value, then arm
    std::vector<CrossoverShift> crossovers;
    std::vector<Crossover> onlyInBase; // crossovers that the other run does not have
    std::vector<Crossover> onlyInNow;
    std::vector<Phrase> warnings; // what makes the comparison doubtful: ComparisonWarning with its figures

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

// What changed from `base` to `now`, where both measured the same target (by name), runtime, arm and axis
// value.
//
// A row is Welch's t test on the logarithms of the blocks' medians, with standard errors that know of blocks
// being alike (LogSpeedUp). That nothing was proven to change is no evidence that nothing did: Same is a test
// of equivalence, by the interval's inclusion in exp(-precision) ... exp(precision) of the base run's plan
// (Westlake 1972; Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15). With many rows some
// would differ by chance: `change` holds all rows together to 5 % by Holm's procedure (1979), and `together`
// is at the level at which that procedure decides on the row. The interval of a crossover's shift is made of
// both crossovers' intervals by the method of variance estimates recovery (Zou and Donner 2008, Statistics in
// Medicine 27), which needs no symmetry. Deterministic. Not for the GUI thread.
[[nodiscard]] Comparison compare(const Run& base, const Run& now);

// The same where both are analysed already.
[[nodiscard]] Comparison compare(const Run& base, const Analysis& ofBase, const Run& now,
                                 const Analysis& ofNow);

} // namespace breakeven
