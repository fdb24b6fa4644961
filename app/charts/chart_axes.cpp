// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_axes.h"

#include "app/wording/emulation_text.h"
#include "core/plan/axis.h"

#include <algorithm>

namespace breakeven {

namespace {

ChartUnit unitOf(AxisKind axis)
{
    switch (descriptionOf(axis).unit) {
    case AxisUnit::Microseconds:
        return ChartUnit::Microseconds;
    case AxisUnit::Bytes:
        return ChartUnit::Bytes;
    case AxisUnit::Threads:
    case AxisUnit::Items:
        break;
    }
    return ChartUnit::Count;
}

} // namespace

ChartAxis xAxisOf(const Plan& plan)
{
    ChartAxis axis{.title = axisTitle(plan),
                   .scale = ScaleKind::Log,
                   .unit = unitOf(plan.axis.kind),
                   .values = plan.axis.values};
    if (plan.axis.kind == AxisKind::Threads) {
        const std::vector<int> counts = threadCountsOf(plan);
        axis.values.assign(counts.begin(), counts.end());
        std::sort(axis.values.begin(), axis.values.end());
        axis.values.erase(std::unique(axis.values.begin(), axis.values.end()), axis.values.end());
    } else if (!plan.axis.values.empty() && plan.axis.values.front() == 0) {
        axis.scale = ScaleKind::Asinh;
    }
    return axis;
}

void labelModelEnds(ChartAxis& axis, std::span<const ChartSeries> series)
{
    for (const ChartSeries& one : series) {
        if (one.predicted && !axis.values.empty() && one.points.back().x > axis.values.back())
            axis.values.push_back(one.points.back().x);
    }
}

} // namespace breakeven
