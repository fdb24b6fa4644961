// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_ranges.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace breakeven {

namespace {

constexpr double edge = 0.03;          // share of the width left free beside the first and last point
constexpr double roomForLabels = 0.12; // likewise, after the last point of lines that end close together

// The positions that the data takes up on an axis.
struct Extent
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double position)
    {
        low = std::min(low, position);
        high = std::max(high, position);
    }
    [[nodiscard]] bool isEmpty() const { return low > high; }
};

// By the plan where it has one, so that 0 keeps its place beside it while points come in.
double smallestX(const ChartData& data)
{
    std::vector<double> values = data.x.values;
    if (std::none_of(values.begin(), values.end(), [](double value) { return value > 0; }))
        for (const ChartSeries& series : data.series)
            for (const ChartPoint& point : series.points)
                values.push_back(point.x);
    return smallestPositive(values);
}

bool sameKind(const ChartAxis& one, const ChartAxis& other)
{
    return one.title == other.title && one.unit == other.unit && one.scale == other.scale;
}

} // namespace

PlotRanges plotRanges(const ChartData& data)
{
    PlotRanges ranges{
        .xScale = AxisScale(data.x, smallestX(data)), .yScale = AxisScale(data.y, 1), .x = {}, .y = {}};
    Extent x;
    Extent y;
    for (const double value : data.x.values)
        if (ranges.xScale.holds(value))
            x.add(ranges.xScale.position(value));
    for (const ChartSeries& series : data.series) {
        for (const ChartPoint& point : series.points) {
            if (!ranges.xScale.holds(point.x) || !ranges.yScale.holds(point.y))
                continue;
            x.add(ranges.xScale.position(point.x));
            for (const double value : {point.low, point.y, point.high})
                if (ranges.yScale.holds(value))
                    y.add(ranges.yScale.position(value));
            if (point.extremes)
                for (const double value : {point.extremes->low, point.extremes->high})
                    if (ranges.yScale.holds(value))
                        y.add(ranges.yScale.position(value));
        }
    }
    if (data.referenceY && ranges.yScale.holds(*data.referenceY))
        y.add(ranges.yScale.position(*data.referenceY));

    if (!x.isEmpty()) {
        if (data.x.unit == ChartUnit::Seconds)
            x.high += (x.high - x.low) * roomForLabels;
        const double free = std::max(x.high - x.low, 0.1) * edge;
        ranges.x = data.x.values.empty() ? ranges.xScale.calmRange(x.low, x.high)
                                         : AxisScale::Range{x.low - free, x.high + free};
    }
    if (!y.isEmpty())
        ranges.y = ranges.yScale.calmRange(y.low, y.high);
    return ranges;
}

AxisScale::Range grown(const AxisScale::Range& now, const AxisScale::Range& wanted)
{
    return {std::min(wanted.low, now.low), std::max(wanted.high, now.high)};
}

bool sameChart(const ChartData& one, const ChartData& other)
{
    return one.subject == other.subject && sameKind(one.x, other.x) && sameKind(one.y, other.y) &&
           one.hasPredictions() == other.hasPredictions();
}

} // namespace breakeven
