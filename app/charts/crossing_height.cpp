// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/crossing_height.h"

#include "core/analysis/axis_share.h"
#include "core/analysis/latency_curve.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

bool isOf(const Crossover& crossover, const PointResult& point)
{
    return point.key.target == crossover.target && point.key.runtime == crossover.runtime &&
           (crossover.arm ? point.what == *crossover.arm : point.what.isThreads());
}

} // namespace

std::optional<double> latencyAt(const Crossover& crossover, const Analysis& analysis)
{
    if (crossover.axis != AxisKind::Threads) {
        const auto point =
            std::find_if(analysis.points.begin(), analysis.points.end(),
                         [&crossover](const PointResult& other) { return isOf(crossover, other); });
        if (point == analysis.points.end())
            return std::nullopt;
        const LatencyCurve curve =
            LatencyCurve::of(analysis, crossover.target, crossover.runtime, point->arm);
        const auto place = curve.at(crossover.at);
        return place ? std::optional(place->single) : std::nullopt;
    }
    const PointResult* before = nullptr;
    const PointResult* after = nullptr;
    double xBefore = 0;
    double xAfter = 0;
    for (const PointResult& point : analysis.points) {
        if (!isOf(crossover, point))
            continue;
        const double x = point.what.count;
        if (x <= crossover.at && (before == nullptr || x >= xBefore)) {
            before = &point;
            xBefore = x;
        }
        if (x >= crossover.at && (after == nullptr || x <= xAfter)) {
            after = &point;
            xAfter = x;
        }
    }
    if (before == nullptr && after == nullptr)
        return std::nullopt;
    const auto height = [](const PointResult& point) {
        return std::log(std::max(1.0, static_cast<double>(point.latency.count())));
    };
    if (before == nullptr || after == nullptr || xAfter <= xBefore)
        return std::exp(height(before != nullptr ? *before : *after));
    const double share = axisShare(crossover.at, xBefore, xAfter);
    return std::exp(std::lerp(height(*before), height(*after), share));
}

} // namespace breakeven
