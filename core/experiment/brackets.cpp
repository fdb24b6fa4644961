// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/brackets.h"

#include "core/analysis/axis_share.h"
#include "core/experiment/schedule.h"
#include "core/plan/axis.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

// Emulated round trips that lie closer together than this are met too roughly to be told apart (bench_relay).
constexpr double finestRttUs = 20;

// Times the precision: 100 and 200 for 10 %. What the curve bends between these moves the crossing by a
// tenth of the precision; a point between would only start again from no blocks.
constexpr double narrowEnough = 10;

bool isNarrow(const Crossover& crossover, double precision)
{
    // Thread counts are whole: half a thread either way names one.
    const double asked = crossover.axis == AxisKind::Threads ? std::max(precision * crossover.at, 0.5)
                                                             : precision * crossover.at;
    return crossover.ownHalfWidth <= asked;
}

bool threadsWin(const PointResult& point)
{
    return point.speedUp.ratio >= 1;
}

// The results of one arm of one target and runtime, by ascending axis value, as Analysis orders the points.
std::vector<std::vector<const PointResult*>> curvesOf(const Analysis& analysis)
{
    std::vector<std::vector<const PointResult*>> curves;
    for (const PointResult& result : analysis.points) {
        if (result.key.axis == AxisKind::Threads)
            continue;
        const auto curve = std::find_if(curves.begin(), curves.end(), [&](const auto& other) {
            const PointResult& first = *other.front();
            return first.key.target == result.key.target && first.key.runtime == result.key.runtime &&
                   first.arm == result.arm;
        });
        if (curve == curves.end())
            curves.push_back({&result});
        else
            curve->push_back(&result);
    }
    for (auto& curve : curves)
        std::stable_sort(curve.begin(), curve.end(), [](const PointResult* one, const PointResult* other) {
            return one->key.value < other->key.value;
        });
    return curves;
}

// The crossover that was found between the two, if any.
const Crossover* crossoverBetween(const Analysis& analysis, const PointResult& low, const PointResult& high)
{
    for (const Crossover& crossover : analysis.crossovers)
        if (crossover.target == low.key.target && crossover.runtime == low.key.runtime &&
            crossover.arm == low.what && low.place <= crossover.at && crossover.at <= high.place)
            return &crossover;
    return nullptr;
}

std::optional<double> heldApart(const PointResult& low, const PointResult& high)
{
    return low.held || high.held ? std::optional(high.place - low.place) : std::nullopt;
}

bool isOpen(const Crossover* crossover, const PointResult& low, const PointResult& high, bool clear,
            double precision)
{
    // Between neighbours far apart the curve bends, which an interval by interpolation doesn't know of.
    const bool isWide =
        valueBetween({.low = low.key, .high = high.key, .heldApart = heldApart(low, high)}, precision)
            .has_value();
    // Fewer blocks seem to agree by chance too often to stop at them.
    const bool isYoung = std::min(low.speedUp.blocks, high.speedUp.blocks) < Schedule::minimumBlocks;
    if (crossover != nullptr)
        return isWide || isYoung || !isNarrow(*crossover, precision);
    return clear || !low.settled || !high.settled;
}

Bracket bracketOf(const PointResult& low, const PointResult& high, bool clear)
{
    constexpr double least = 0.15; // an end is never left alone: where the crossing lies is only an estimate
    const double fromLow = std::abs(std::log(low.speedUp.ratio));
    const double fromHigh = std::abs(std::log(high.speedUp.ratio));
    const double sum = fromLow + fromHigh;
    const double share = sum > 0 ? std::clamp(fromLow / sum, least, 1 - least) : 0.5;
    return {.low = low.key,
            .high = high.key,
            .clear = clear,
            .lowWeight = 1 - share,
            .highWeight = share,
            .heldApart = heldApart(low, high)};
}

// How far along the bracket its next value lies: beside the crossing by less than half of what is narrow, on
// the side of the farther end, so that two such values bracket it narrowly; but never beyond the middle.
double shareOfNext(const Bracket& bracket, double narrow)
{
    constexpr double partBeside = 0.4;
    if (bracket.low.value <= 0)
        return 0.5;
    const double crossing = bracket.highWeight;
    const double beside = partBeside * std::log(narrow) / std::log(bracket.high.value / bracket.low.value);
    return crossing < 0.5 ? std::min(crossing + beside, 0.5) : std::max(crossing - beside, 0.5);
}

double roundedTo3Digits(double value)
{
    const double unit = std::pow(10, std::floor(std::log10(value)) - 2);
    return std::round(value / unit) * unit;
}

} // namespace

std::vector<Bracket> openBrackets(const Analysis& analysis, double precision)
{
    std::vector<Bracket> brackets;
    for (const auto& curve : curvesOf(analysis)) {
        for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
            const PointResult& low = *curve[i];
            const PointResult& high = *curve[i + 1];
            // Ends that were held at one place are one point of the curve.
            if (threadsWin(low) == threadsWin(high) || high.place <= low.place)
                continue;
            const bool clear = low.verdict != Verdict::Unclear && high.verdict != Verdict::Unclear;
            const Crossover* crossover = crossoverBetween(analysis, low, high);
            if (isOpen(crossover, low, high, clear, precision))
                brackets.push_back(bracketOf(low, high, clear || crossover != nullptr));
        }
    }
    for (const Crossover& crossover : analysis.crossovers) {
        if (crossover.axis != AxisKind::Threads || isNarrow(crossover, precision))
            continue;
        const PointKey curve{crossover.target, crossover.runtime, crossover.axis, 0};
        brackets.push_back({.low = curve, .high = curve, .clear = false});
    }
    return brackets;
}

std::optional<double> valueBetween(const Bracket& bracket, double precision)
{
    const double low = bracket.low.value;
    const double high = bracket.high.value;
    const double narrow = 1 + narrowEnough * precision;
    if (low > 0 ? high <= low * narrow : high <= 1)
        return std::nullopt;
    if (bracket.low.axis == AxisKind::RttUs && bracket.heldApart.value_or(high - low) <= finestRttUs)
        return std::nullopt;
    const double share = shareOfNext(bracket, narrow);
    double value = roundedTo3Digits(axisValueAt(share, low, high));
    if (descriptionOf(bracket.low.axis).isWhole)
        value = std::round(value);
    if (value <= low || value >= high)
        return std::nullopt;
    return value;
}

} // namespace breakeven
