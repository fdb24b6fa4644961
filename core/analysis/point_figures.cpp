// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/point_figures.h"

#include "core/analysis/block_medians.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace breakeven {

namespace {

double medianOfPlaces(std::vector<double> places)
{
    const auto middle = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
    std::nth_element(places.begin(), middle, places.end());
    if (places.size() % 2 == 1)
        return *middle;
    return std::midpoint(*std::max_element(places.begin(), middle), *middle);
}

} // namespace

void PointFigures::note(const Block& block, std::size_t number)
{
    numbers.push_back(number);
    renewed += block.renewed;
    if (block.held && key.axis == AxisKind::RttUs && key.value > 0)
        heldUs.push_back(std::chrono::duration<double, std::micro>(block.held->median).count());
    changed = true;
}

void PointFigures::settlePlace()
{
    if (!heldUs.empty())
        place = medianOfPlaces(heldUs);
}

std::optional<double> meanOf(const std::vector<double>& logMedians)
{
    const LogSpeedUp known = LogSpeedUp::of(breakeven::known(logMedians));
    return known.blocks > 0 ? std::optional(known.mean) : std::nullopt;
}

std::vector<double> logRatios(const std::vector<double>& single, const std::vector<double>& arm)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < single.size(); ++i) {
        const double ratio = single[i] - arm[i];
        if (!std::isnan(ratio))
            ratios.push_back(ratio);
    }
    return ratios;
}

double covarianceOfArms(const std::vector<double>& single, const std::vector<double>& a,
                        const std::vector<double>& b)
{
    std::vector<double> ratiosA;
    std::vector<double> ratiosB;
    for (std::size_t i = 0; i < single.size(); ++i) {
        if (!std::isnan(single[i] - a[i] - b[i])) {
            ratiosA.push_back(single[i] - a[i]);
            ratiosB.push_back(single[i] - b[i]);
        }
    }
    return covarianceOfMeans(ratiosA, ratiosB);
}

CurvePoint curvePointOf(std::span<const std::unique_ptr<PointFigures>> repeats, double place,
                        std::size_t reference, std::size_t arm)
{
    if (repeats.size() == 1)
        return {.x = place, .y = repeats.front()->speedUps[arm], .logLatency = repeats.front()->logLatency};
    std::vector<std::pair<std::size_t, double>> ratios; // with their blocks' numbers
    std::vector<double> singles;
    for (const auto& point : repeats) {
        const std::vector<double>& single = point->arms[reference].logMedians();
        for (std::size_t i = 0; i < single.size(); ++i) {
            if (const double ratio = single[i] - point->arms[arm].logMedians()[i]; !std::isnan(ratio))
                ratios.emplace_back(point->numbers[i], ratio);
        }
        const std::vector<double> knownSingles = known(single);
        singles.insert(singles.end(), knownSingles.begin(), knownSingles.end());
    }
    std::sort(ratios.begin(), ratios.end());
    std::vector<double> inOrder;
    inOrder.reserve(ratios.size());
    for (const auto& [number, ratio] : ratios)
        inOrder.push_back(ratio);
    return {.x = place, .y = LogSpeedUp::of(inOrder).acrossRuns(), .logLatency = meanOf(singles)};
}

} // namespace breakeven
