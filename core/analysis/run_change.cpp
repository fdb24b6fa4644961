// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/run_change.h"

#include "core/analysis/ranks.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace breakeven {

namespace {

constexpr double leastLogFactor = 0.0488; // 5 %
constexpr int permutations = 1999;
constexpr std::size_t leastBlocks = 10;

// Above this many blocks, neighbours of a point are taken together: the chance of a change that is there is
// no smaller, and 2,000 permutations of a long run would take seconds.
constexpr std::size_t mostScores = 1000;

// Some blocks of a point that follow each other.
struct Score
{
    std::size_t place = 0; // of the middle one, among all blocks of the run
    std::size_t point = 0;
    double value = 0;
};

// Of each block of a point, by its rank in each arm: the mean over the arms; 0 over all of them.
std::vector<double> scoresOf(const PointMedians& point)
{
    const std::size_t blocks = point.places.size();
    std::vector<double> sums(blocks, 0);
    std::vector<double> counts(blocks, 0);
    for (const std::vector<double>& arm : point.logMedians) {
        const std::vector<double> values = known(arm);
        if (values.size() < 2)
            continue;
        const auto n = static_cast<double>(values.size());
        const std::vector<double> ranks = ranksOf(values);
        for (std::size_t i = 0, next = 0; i < blocks; ++i) {
            if (std::isnan(arm[i]))
                continue;
            sums[i] += (2 * ranks[next++] - n - 1) / (n + 1);
            counts[i] += 1;
        }
    }
    for (std::size_t i = 0; i < blocks; ++i)
        sums[i] = counts[i] > 0 ? sums[i] / counts[i] : 0;
    const double mean = std::accumulate(sums.begin(), sums.end(), 0.0) / static_cast<double>(blocks);
    for (double& sum : sums)
        sum -= mean;
    return sums;
}

std::vector<Score> scoresOf(std::span<const PointMedians> points, std::size_t blocks)
{
    const std::size_t together = std::max<std::size_t>(1, blocks / mostScores);
    std::vector<Score> scores;
    for (std::size_t point = 0; point < points.size(); ++point) {
        const std::vector<std::size_t>& places = points[point].places;
        if (places.size() < 2)
            continue;
        const std::vector<double> values = scoresOf(points[point]);
        for (std::size_t from = 0; from < values.size(); from += together) {
            const std::size_t to = std::min(values.size(), from + together);
            const double sum = std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(from),
                                               values.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
            scores.push_back({.place = places[(from + to - 1) / 2], .point = point, .value = sum});
        }
    }
    std::sort(scores.begin(), scores.end(),
              [](const Score& one, const Score& other) { return one.place < other.place; });
    return scores;
}

struct Statistics
{
    double shift = 0;
    double trend = 0;
};

Statistics statisticsOf(std::span<const double> values)
{
    Statistics result;
    double sum = 0;
    double product = 0;
    const double middle = (static_cast<double>(values.size()) - 1) / 2;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        result.shift = std::max(result.shift, std::abs(sum));
        product += (static_cast<double>(i) - middle) * values[i];
    }
    result.trend = std::abs(product);
    return result;
}

// Whether one of both kinds of changes is there at `level`, half of it each.
bool isChange(const std::vector<Score>& scores, double level)
{
    std::vector<double> values;
    std::vector<std::vector<std::size_t>> indicesOfPoints;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        values.push_back(scores[i].value);
        if (scores[i].point >= indicesOfPoints.size())
            indicesOfPoints.resize(scores[i].point + 1);
        indicesOfPoints[scores[i].point].push_back(i);
    }
    constexpr double rounding = 1e-9;
    const Statistics seen = statisticsOf(values);
    std::mt19937_64 random(1);
    const int most = static_cast<int>(level / 2 * (permutations + 1)) - 1; // as large, by chance
    int shifts = 0;
    int trends = 0;
    for (int i = 0; i < permutations && std::min(shifts, trends) <= most; ++i) {
        for (const std::vector<std::size_t>& indices : indicesOfPoints) {
            for (std::size_t left = indices.size(); left > 1; --left) {
                const std::size_t chosen = random() % left;
                std::swap(values[indices[left - 1]], values[indices[chosen]]);
            }
        }
        const Statistics permuted = statisticsOf(values);
        shifts += permuted.shift >= seen.shift - rounding ? 1 : 0;
        trends += permuted.trend >= seen.trend - rounding ? 1 : 0;
    }
    return std::min(shifts, trends) <= most;
}

// One block in one arm, by how far it is from the mean of its point and arm.
struct Residual
{
    std::size_t order = 0; // of the block among those that can be compared
    std::size_t series = 0;
    double value = 0;
};

// What is left of the blocks' log medians beside the mean of their point and arm.
struct Residuals
{
    std::vector<std::size_t> places; // ascending, of the blocks that can be compared
    std::vector<Residual> values;    // in their order
    std::vector<double> sizes;       // of each series
};

Residuals residualsOf(std::span<const PointMedians> points)
{
    Residuals result;
    for (const PointMedians& point : points) {
        if (point.places.size() >= 2)
            result.places.insert(result.places.end(), point.places.begin(), point.places.end());
    }
    std::sort(result.places.begin(), result.places.end());
    for (const PointMedians& point : points) {
        if (point.places.size() < 2)
            continue;
        for (const std::vector<double>& arm : point.logMedians) {
            const std::vector<double> values = known(arm);
            if (values.size() < 2)
                continue;
            const auto n = static_cast<double>(values.size());
            const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
            for (std::size_t i = 0; i < arm.size(); ++i) {
                if (std::isnan(arm[i]))
                    continue;
                const auto place =
                    std::lower_bound(result.places.begin(), result.places.end(), point.places[i]);
                result.values.push_back({.order = static_cast<std::size_t>(place - result.places.begin()),
                                         .series = result.sizes.size(),
                                         .value = arm[i] - mean});
            }
            result.sizes.push_back(n);
        }
    }
    std::stable_sort(result.values.begin(), result.values.end(),
                     [](const Residual& one, const Residual& other) { return one.order < other.order; });
    return result;
}

struct Fit
{
    Change change;
    double explained = 0; // sum of squares
};

// The same factor in all points and arms from one block on.
Fit bestShift(const Residuals& residuals)
{
    Fit best{.change = {.kind = DisturbanceKind::Shift, .logFactor = 0, .at = 0}};
    std::vector<double> before(residuals.sizes.size(), 0);
    double sumAfter = 0;
    double weight = 0;
    const auto weightOf = [&](std::size_t series) {
        const double n = residuals.sizes[series];
        return before[series] * (n - before[series]) / n;
    };
    for (std::size_t i = 0; i < residuals.values.size(); ++i) {
        const Residual& one = residuals.values[i];
        sumAfter -= one.value; // all of them sum up to 0
        weight -= weightOf(one.series);
        before[one.series] += 1;
        weight += weightOf(one.series);
        const bool isBetweenBlocks =
            i + 1 < residuals.values.size() && residuals.values[i + 1].order != one.order;
        if (!isBetweenBlocks || weight <= 0 || sumAfter * sumAfter / weight <= best.explained)
            continue;
        best.explained = sumAfter * sumAfter / weight;
        best.change.logFactor = sumAfter / weight;
        best.change.at = residuals.values[i + 1].order;
    }
    return best;
}

// The same slope in all points and arms.
Fit bestTrend(const Residuals& residuals)
{
    std::vector<double> means(residuals.sizes.size(), 0);
    for (const Residual& one : residuals.values)
        means[one.series] += static_cast<double>(one.order) / residuals.sizes[one.series];
    double products = 0;
    double squares = 0;
    for (const Residual& one : residuals.values) {
        const double time = static_cast<double>(one.order) - means[one.series];
        products += time * one.value;
        squares += time * time;
    }
    const double slope = squares > 0 ? products / squares : 0;
    const std::size_t blocks = residuals.places.size();
    return {.change = {.kind = DisturbanceKind::Trend,
                       .logFactor = slope * (static_cast<double>(blocks) - 1),
                       .at = blocks / 2},
            .explained = slope * products};
}

} // namespace

std::optional<RunChange> findRunChange(std::span<const PointMedians> points, double level)
{
    const std::size_t blocks = std::accumulate(
        points.begin(), points.end(), std::size_t{0}, [](std::size_t sum, const PointMedians& point) {
            return sum + (point.places.size() >= 2 ? point.places.size() : 0);
        });
    if (blocks < leastBlocks || !isChange(scoresOf(points, blocks), level))
        return std::nullopt;
    const Residuals residuals = residualsOf(points);
    const Fit shift = bestShift(residuals);
    const Fit trend = bestTrend(residuals);
    const Change change = shift.explained > trend.explained ? shift.change : trend.change;
    if (std::abs(change.logFactor) < leastLogFactor)
        return std::nullopt;
    return RunChange{.change = change, .blocks = blocks, .atPlace = residuals.places[change.at]};
}

} // namespace breakeven
