// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison.h"

#include "core/analysis/analysis_code.h"
#include "core/analysis/analyzer.h"
#include "core/analysis/arm_figures.h"
#include "core/analysis/axis_share.h"
#include "core/analysis/block_medians.h"
#include "core/analysis/comparison_warnings.h"
#include "core/analysis/speed_up.h"
#include "core/analysis/student_t.h"
#include "core/plan/emulation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace breakeven {

namespace {

constexpr double chanceOfError = 0.05; // over all rows together

// What the latencies of equal runs differ by on a machine that shares its host with others, as betweenRuns
// does for speed-ups, whose two arms share most of it: a standard error of the logarithm, of what of a latency
// isn't emulated waiting. Of 36 runs of 20 s on such a machine that part scattered by 12 to 16 % on a local
// file and by 7 to 12 % on a server, alike at all distances, where the blocks of a run knew of 2 to 3 %.
constexpr double betweenRunsOnSharedHost = 0.1;

// A mean of logarithms and how well it is known.
struct Estimate
{
    double mean = 0;
    double variance = 0; // of the mean
    double degreesOfFreedom = 0;
    std::size_t blocks = 0; // of the weaker end, where it lies between two points
    // A standard error, too: of what no block of the run knows.
    double given = 0;
    bool interpolated = false;
};

// Welch's and Satterthwaite's degrees of freedom of a sum with these parts.
double degreesOf(double varianceA, double degreesA, double varianceB, double degreesB)
{
    const double parts = (degreesA > 0 ? varianceA * varianceA / degreesA : 0) +
                         (degreesB > 0 ? varianceB * varianceB / degreesB : 0);
    return parts > 0 ? std::pow(varianceA + varianceB, 2) / parts : std::max(degreesA, degreesB);
}

// One arm of one target and runtime along the axis.
struct Line
{
    QString target;
    RuntimeKind runtime;
    AxisKind axis;
    Arm arm;
    int repeat;                                      // which of the arms like it
    std::vector<std::pair<double, Estimate>> points; // ascending

    [[nodiscard]] bool isLike(const Line& other) const
    {
        return std::tie(target, runtime, axis, arm, repeat) ==
               std::tie(other.target, other.runtime, other.axis, other.arm, other.repeat);
    }

    [[nodiscard]] std::optional<Estimate> at(double value) const;
};

std::optional<Estimate> Line::at(double value) const
{
    const auto above =
        std::find_if(points.begin(), points.end(), [&](const auto& p) { return p.first >= value; });
    if (above == points.end())
        return std::nullopt;
    if (above->first == value)
        return above->second;
    if (above == points.begin())
        return std::nullopt;

    const auto& [lowX, low] = *std::prev(above);
    const auto& [highX, high] = *above;
    const double share = axisShare(value, lowX, highX);
    const double lowPart = std::pow(1 - share, 2) * low.variance;
    const double highPart = std::pow(share, 2) * high.variance;
    return Estimate{.mean = (1 - share) * low.mean + share * high.mean,
                    .variance = lowPart + highPart,
                    .degreesOfFreedom =
                        degreesOf(lowPart, low.degreesOfFreedom, highPart, high.degreesOfFreedom),
                    .blocks = std::min(low.blocks, high.blocks),
                    .given = std::max(low.given, high.given),
                    .interpolated = true};
}

// Of an arm: that of the reference by the arm's speed-up, so that it is the one that an Analysis has also
// where some blocks lack an arm.
std::optional<double> logLatencyOf(const PointMedians& point, std::size_t reference, std::size_t arm)
{
    const std::vector<double>& single = point.logMedians[reference];
    std::vector<double> ratios;
    for (std::size_t i = 0; i < single.size(); ++i)
        ratios.push_back(single[i] - point.logMedians[arm][i]);
    const std::vector<double> knownRatios = known(ratios);
    if (knownRatios.empty())
        return std::nullopt;
    return LogSpeedUp::of(known(single)).mean - LogSpeedUp::of(knownRatios).mean;
}

// What of an arm's latency is waiting for the emulated network.
double waitingPart(const Plan& plan, const PointKey& key, const Arm& arm, double logLatency)
{
    const auto target = std::find_if(plan.targets.begin(), plan.targets.end(),
                                     [&](const Target& known) { return known.name == key.target; });
    const bool makesItsOwnTrips = isPython(key.runtime) && !plan.python.batchFile.isEmpty();
    if (target == plan.targets.end() || makesItsOwnTrips)
        return 0;
    const std::chrono::nanoseconds least =
        leastLatency(arm, workloadAt(plan, key.value).items, target->backend.type().leastRoundTrips,
                     networkAt(plan, *target, key.value));
    return std::min(1.0, static_cast<double>(least.count()) / std::exp(logLatency));
}

std::vector<Line> linesOf(const Run& run)
{
    const std::vector<Arm> arms = run.header.plan.arms;
    const auto reference =
        static_cast<std::size_t>(std::find(arms.begin(), arms.end(), Arm()) - arms.begin());
    const double hosts = run.header.environment.virtualization.isEmpty() ? 0 : betweenRunsOnSharedHost;
    std::vector<Line> lines;
    for (const PointMedians& point : blockMediansOf(run, arms)) {
        for (std::size_t arm = 0; arm < arms.size(); ++arm) {
            LogSpeedUp mean = LogSpeedUp::of(known(point.logMedians[arm]));
            if (mean.blocks == 0)
                continue;
            if (reference < arms.size())
                mean.mean = logLatencyOf(point, reference, arm).value_or(mean.mean);
            const auto repeat =
                std::count(arms.begin(), arms.begin() + static_cast<std::ptrdiff_t>(arm), arms[arm]);
            Line fresh{.target = point.key.target,
                       .runtime = point.key.runtime,
                       .axis = point.key.axis,
                       .arm = arms[arm],
                       .repeat = static_cast<int>(repeat),
                       .points = {}};
            auto line =
                std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.isLike(fresh); });
            if (line == lines.end())
                line = lines.insert(lines.end(), std::move(fresh));
            const double waiting = waitingPart(run.header.plan, point.key, arms[arm], mean.mean);
            line->points.emplace_back(point.key.value,
                                      Estimate{.mean = mean.mean,
                                               .variance = std::pow(mean.standardError, 2),
                                               .degreesOfFreedom = mean.degreesOfFreedom,
                                               .blocks = mean.blocks,
                                               .given = std::hypot(betweenRuns, hosts * (1 - waiting))});
        }
    }
    for (Line& line : lines)
        std::sort(line.points.begin(), line.points.end(), [](auto& a, auto& b) { return a.first < b.first; });
    return lines;
}

// A row and what its interval is made of, on the scale of the logarithm.
struct TestedRow
{
    ComparisonRow row;
    double difference = 0;
    double error = 0; // its standard error
    double degrees = 0;

    // Of the ratio, at this chance of error.
    [[nodiscard]] Interval intervalAt(double chance) const
    {
        const double half = reachOfInterval(degrees) * studentTQuantile(1 - chance / 2, degrees) /
                            studentTQuantile(1 - chanceOfError / 2, degrees) * error;
        return {std::exp(difference - half), std::exp(difference + half)};
    }
};

TestedRow rowOf(const Line& line, double value, const Estimate& base, const Estimate& now)
{
    TestedRow tested;
    ComparisonRow& row = tested.row;
    row.key = {.target = line.target, .runtime = line.runtime, .axis = line.axis, .value = value};
    row.arm = line.arm;
    row.interpolated = base.interpolated || now.interpolated;
    row.baseLatency = latencyFromLog(base.mean);
    row.newLatency = latencyFromLog(now.mean);
    const double difference = now.mean - base.mean;
    row.ratio = std::exp(difference);
    if (base.blocks < 2 || now.blocks < 2)
        return tested;

    const auto [error, degrees] =
        withGiven({.standardError = std::sqrt(base.variance + now.variance),
                   .degreesOfFreedom = degreesOf(base.variance, std::max(base.degreesOfFreedom, 1.0),
                                                 now.variance, std::max(now.degreesOfFreedom, 1.0))},
                  std::hypot(base.given, now.given));
    tested.difference = difference;
    tested.error = error;
    tested.degrees = degrees;
    row.interval = tested.intervalAt(chanceOfError);
    // On the scale of the interval, which reaches a little further than Student's t: a row by itself is
    // judged as its interval says.
    row.p = studentTTails(difference / error * studentTQuantile(1 - chanceOfError / 2, degrees) /
                              reachOfInterval(degrees),
                          degrees);
    return tested;
}

// Makes each row's p that of all rows together, and judges by it.
void judge(std::vector<TestedRow>& rows, double precision)
{
    const Interval same{std::exp(-precision), std::exp(precision)};
    std::vector<std::size_t> tested;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ComparisonRow& row = rows[i].row;
        if (!row.interval)
            continue;
        tested.push_back(i);
        if (same.holds(row.interval->low) && same.holds(row.interval->high))
            row.change = LatencyChange::Same;
    }
    std::stable_sort(tested.begin(), tested.end(),
                     [&](auto a, auto b) { return rows[a].row.p < rows[b].row.p; });
    double atLeast = 0;
    double chance = chanceOfError; // at which the procedure decides; it stops at the first that isn't proven
    for (std::size_t rank = 0; rank < tested.size(); ++rank) {
        const auto left = static_cast<double>(tested.size() - rank);
        ComparisonRow& row = rows[tested[rank]].row;
        if (atLeast < chanceOfError)
            chance = chanceOfError / left;
        atLeast = std::max(atLeast, std::min(1.0, row.p * left));
        row.p = atLeast;
        row.together = rows[tested[rank]].intervalAt(chance);
        if (row.p < chanceOfError)
            row.change = row.ratio < 1 ? LatencyChange::Faster : LatencyChange::Slower;
    }
}

std::vector<ComparisonRow> rowsOf(const Run& base, const Run& now)
{
    const std::vector<Line> baseLines = linesOf(base);
    const std::vector<Line> newLines = linesOf(now);
    std::vector<TestedRow> rows;
    for (const Line& line : baseLines) {
        const auto other =
            std::find_if(newLines.begin(), newLines.end(), [&](const Line& l) { return l.isLike(line); });
        if (other == newLines.end())
            continue;
        std::vector<double> values;
        for (const auto& [value, estimate] : line.points)
            values.push_back(value);
        for (const auto& [value, estimate] : other->points)
            values.push_back(value);
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        for (const double value : values) {
            const std::optional<Estimate> before = line.at(value);
            const std::optional<Estimate> after = other->at(value);
            if (before && after)
                rows.push_back(rowOf(line, value, *before, *after));
        }
    }
    // By point, not by line, with targets and runtimes as they come in the base.
    const auto placeOf = [&](const ComparisonRow& row) {
        return std::find_if(baseLines.begin(), baseLines.end(),
                            [&](const Line& line) {
                                return line.target == row.key.target && line.runtime == row.key.runtime;
                            }) -
               baseLines.begin();
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const TestedRow& a, const TestedRow& b) {
        return std::make_tuple(placeOf(a.row), a.row.key.axis, a.row.key.value) <
               std::make_tuple(placeOf(b.row), b.row.key.axis, b.row.key.value);
    });
    judge(rows, base.header.plan.precision);
    std::vector<ComparisonRow> judged;
    judged.reserve(rows.size());
    for (TestedRow& tested : rows)
        judged.push_back(std::move(tested.row));
    return judged;
}

CrossoverShift shiftOf(const Crossover& base, const Crossover& now)
{
    const double difference = now.at - base.at;
    return {.base = base,
            .now = now,
            .difference = difference,
            .interval = {difference - std::hypot(now.at - now.interval.low, base.interval.high - base.at),
                         difference + std::hypot(now.interval.high - now.at, base.at - base.interval.low)}};
}

bool isOfSameCurve(const Crossover& one, const Crossover& other)
{
    return std::tie(one.target, one.runtime, one.axis, one.arm, one.threadsPay) ==
           std::tie(other.target, other.runtime, other.axis, other.arm, other.threadsPay);
}

double distance(const Crossover& one, const Crossover& other)
{
    const bool onLogAxis = one.at > 0 && other.at > 0;
    return onLogAxis ? std::abs(std::log(one.at / other.at)) : std::abs(one.at - other.at);
}

// A curve may cross 1 several times the same way, and one of the crossovers may be new: each is held against
// the nearest, the closest pairs first.
void compareCrossovers(const Analysis& base, const Analysis& now, Comparison& into)
{
    std::vector<std::optional<Crossover>> before;
    for (const Crossover& crossover : base.crossovers)
        before.emplace_back(crossover);
    std::vector<std::optional<Crossover>> after;
    for (const Crossover& crossover : now.crossovers)
        after.emplace_back(crossover);

    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (std::size_t j = 0; j < after.size(); ++j) {
            if (isOfSameCurve(*before[i], *after[j]))
                pairs.emplace_back(i, j);
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [&](const auto& one, const auto& other) {
        return distance(*before[one.first], *after[one.second]) <
               distance(*before[other.first], *after[other.second]);
    });
    std::vector<std::optional<CrossoverShift>> shifts(before.size()); // in the base's order
    for (const auto& [i, j] : pairs) {
        if (!before[i] || !after[j])
            continue;
        shifts[i] = shiftOf(*before[i], *after[j]);
        before[i].reset();
        after[j].reset();
    }
    for (const auto& shift : shifts) {
        if (shift)
            into.crossovers.push_back(*shift);
    }
    for (const auto& crossover : before) {
        if (crossover)
            into.onlyInBase.push_back(*crossover);
    }
    for (const auto& crossover : after) {
        if (crossover)
            into.onlyInNow.push_back(*crossover);
    }
}

} // namespace

Comparison compare(const Run& base, const Run& now)
{
    return compare(base, analyze(base), now, analyze(now));
}

Comparison compare(const Run& base, const Analysis& ofBase, const Run& now, const Analysis& ofNow)
{
    Comparison comparison;
    comparison.base = base.header.id;
    comparison.now = now.header.id;
    comparison.rows = rowsOf(base, now);
    comparison.warnings = differencesOf(base.header, now.header);
    compareCrossovers(ofBase, ofNow, comparison);
    if (comparison.rows.empty())
        comparison.warnings.push_back(phrase(ComparisonWarning::NothingInCommon));
    return comparison;
}

} // namespace breakeven
