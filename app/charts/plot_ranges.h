// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/axis_scale.h"
#include "app/charts/chart_data.h"

#include <optional>

namespace breakeven {

// The scales of a chart and what of them its data takes up, with some room around it. A value.
struct PlotRanges
{
    AxisScale xScale;
    AxisScale yScale;
    std::optional<AxisScale::Range> x; // in positions; none: no value has a place
    std::optional<AxisScale::Range> y; // likewise
};

// Ends on calm steps, so that a chart that fills keeps still for most of its points.
[[nodiscard]] PlotRanges plotRanges(const ChartData& data);

// The range that also holds `now`: what has been seen of a chart that fills doesn't shrink.
[[nodiscard]] AxisScale::Range grown(const AxisScale::Range& now, const AxisScale::Range& wanted);

// Whether the one is the other with more or newer points in it, so that what the user sees of it stays.
[[nodiscard]] bool sameChart(const ChartData& one, const ChartData& other);

} // namespace breakeven
