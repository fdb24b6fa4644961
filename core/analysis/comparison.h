// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <QStringList>
#include <QUuid>

#include <optional>
#include <vector>

namespace breakeven {

enum class Change {
    Faster, // the new run's median is smaller
    Slower,
    Same, // no difference is proven
};

// One arm at one point of both runs.
struct ComparisonRow
{
    PointKey key;
    int threads = 1;
    bool pipelined = false;
    // One of the runs did not measure this value; its median lies on the straight line between its
    // neighbours, log latency over log axis (over the axis itself where one end is 0).
    bool interpolated = false;
    std::chrono::nanoseconds baseMedian{}; // geometric mean of the blocks' medians
    std::chrono::nanoseconds newMedian{};
    double ratio = 1;                 // new / base: below 1 is faster
    std::optional<Interval> interval; // of the ratio, by itself; none with fewer than 2 blocks on a side
    double p = 1;                     // chance of such a difference where there is none, after Holm
    // At 5 %, after Holm: where it is not Same, the interval doesn't hold 1. With several rows an interval
    // that doesn't is not enough.
    Change change = Change::Same;

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
    QStringList warnings; // sentences: what makes the comparison doubtful

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

// What changed from `base` to `now`, where both measured the same target (by name), runtime, arm and axis
// value.
//
// A row is Welch's t test on the logarithms of the blocks' medians. With many rows some would differ by
// chance: `change` holds all rows together to 5 % by Holm's procedure (1979). The interval of a crossover's
// shift is made of both crossovers' intervals by the method of variance estimates recovery (Zou and Donner
// 2008, Statistics in Medicine 27), which needs no symmetry. Deterministic. Not for the GUI thread.
[[nodiscard]] Comparison compare(const Run& base, const Run& now);

} // namespace breakeven
