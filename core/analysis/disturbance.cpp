// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disturbance.h"

#include "core/analysis/block_medians.h"
#include "core/analysis/speed_up.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace breakeven {

namespace {

constexpr double LevelOfRun = 0.05;
constexpr std::size_t LeastBlocks = 8;

double meanOf(std::span<const double> values)
{
    return LogSpeedUp::of(values).mean;
}

int signOf(double value)
{
    return (value > 0) - (value < 0);
}

// Pettitt's K: the largest |U| over all places to cut.
double pettittStatistic(std::span<const double> values)
{
    double largest = 0;
    double u = 0;
    for (const double value : values) {
        for (const double other : values)
            u += signOf(value - other);
        largest = std::max(largest, std::abs(u));
    }
    return largest;
}

double pettittChance(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double k = pettittStatistic(values);
    return std::min(1.0, 2 * std::exp(-6 * k * k / (n * n * n + n * n)));
}

double kendallChance(std::span<const double> values)
{
    double s = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j)
            s += signOf(values[j] - values[i]);
    }
    const auto n = static_cast<double>(values.size());
    const double deviation = std::sqrt(n * (n - 1) * (2 * n + 5) / 18);
    const double z = std::max(0.0, std::abs(s) - 1) / deviation;
    return std::erfc(z / std::sqrt(2.0));
}

double squaresAround(std::span<const double> values)
{
    const double mean = meanOf(values);
    return std::accumulate(values.begin(), values.end(), 0.0, [mean](double sum, double value) {
        return sum + (value - mean) * (value - mean);
    });
}

struct Fit
{
    Change change;
    double squares = 0; // that are left
};

Fit bestShift(std::span<const double> values)
{
    Fit best{.change = {}, .squares = squaresAround(values)};
    for (std::size_t at = 2; at + 2 <= values.size(); ++at) {
        const auto before = values.first(at);
        const auto after = values.subspan(at);
        const double squares = squaresAround(before) + squaresAround(after);
        if (squares < best.squares)
            best = {.change = {.kind = DisturbanceKind::Shift,
                               .logFactor = meanOf(after) - meanOf(before),
                               .at = at},
                    .squares = squares};
    }
    return best;
}

Fit bestTrend(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double mean = meanOf(values);
    double products = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        products += (static_cast<double>(i) - (n - 1) / 2) * (values[i] - mean);
    const double spread = n * (n * n - 1) / 12;
    const double slope = products / spread;
    return {.change = {.kind = DisturbanceKind::Trend, .logFactor = slope * (n - 1), .at = values.size() / 2},
            .squares = squaresAround(values) - slope * slope * spread};
}

Verdict verdictOfPart(std::span<const double> single, std::span<const double> arm)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < single.size(); ++i)
        ratios.push_back(single[i] - arm[i]);
    return verdictOf(LogSpeedUp::of(known(ratios)).toSpeedUp());
}

// Whether an arm is judged otherwise before the block `at` than from it on.
bool verdictChanges(const PointMedians& point, std::size_t reference, std::size_t arm, std::size_t at)
{
    const std::span<const double> single = point.logMedians[reference];
    const std::span<const double> other = point.logMedians[arm];
    return verdictOfPart(single.first(at), other.first(at)) !=
           verdictOfPart(single.subspan(at), other.subspan(at));
}

bool anyVerdictChanges(const PointMedians& point, std::size_t reference, std::size_t changed, std::size_t at)
{
    if (reference >= point.logMedians.size())
        return false;
    if (changed != reference)
        return verdictChanges(point, reference, changed, at);
    for (std::size_t arm = 0; arm < point.logMedians.size(); ++arm) {
        if (arm != reference && verdictChanges(point, reference, arm, at))
            return true;
    }
    return false;
}

// The place among all blocks of the point of the `index`-th that is known.
std::size_t placeOfKnown(const std::vector<double>& logMedians, std::size_t index)
{
    std::size_t place = 0;
    for (std::size_t seen = 0; place < logMedians.size(); ++place) {
        if (!std::isnan(logMedians[place]) && seen++ == index)
            break;
    }
    return place;
}

} // namespace

std::optional<Change> findChange(std::span<const double> logMedians, double level)
{
    if (logMedians.size() < LeastBlocks)
        return std::nullopt;
    if (std::min(pettittChance(logMedians), kendallChance(logMedians)) >= level / 2)
        return std::nullopt;
    const Fit shift = bestShift(logMedians);
    const Fit trend = bestTrend(logMedians);
    return shift.squares < trend.squares ? shift.change : trend.change;
}

std::vector<Disturbance> disturbancesOf(const Run& run)
{
    const std::vector<int>& threads = run.header.plan.threads;
    const std::vector<PointMedians> points = blockMediansOf(run);
    const auto arms = static_cast<double>(points.size() * threads.size());
    const auto reference = static_cast<std::size_t>(
        std::distance(threads.begin(), std::find(threads.begin(), threads.end(), 1)));

    std::vector<Disturbance> found;
    for (const PointMedians& point : points) {
        for (std::size_t arm = 0; arm < threads.size(); ++arm) {
            const std::vector<double> values = known(point.logMedians[arm]);
            const std::optional<Change> change = findChange(values, LevelOfRun / arms);
            if (!change)
                continue;
            const std::size_t place = placeOfKnown(point.logMedians[arm], change->at);
            found.push_back({.key = point.key,
                             .threads = threads[arm],
                             .arm = arm,
                             .kind = change->kind,
                             .factor = std::exp(change->logFactor),
                             .atBlock = change->at,
                             .blocks = values.size(),
                             .changesVerdict = anyVerdictChanges(point, reference, arm, place)});
        }
    }
    return found;
}

} // namespace breakeven
