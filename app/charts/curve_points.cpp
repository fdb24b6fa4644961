// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/curve_points.h"

#include "app/wording/quantity_text.h"
#include "core/analysis/axis_share.h"

#include <algorithm>

namespace breakeven {

namespace {

constexpr int parts = 24; // of a stretch between two places: the line looks curved

double nanoseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count());
}

// A band from 0.0001 to 100,000 would leave no room for the curves.
bool isKnown(const SpeedUp& speedUp)
{
    return isBelievable(speedUp) && saysSomething(*speedUp.interval);
}

} // namespace

ChartPoint latencyPoint(double x, std::chrono::nanoseconds latency, const LatencySummary& batches)
{
    const Interval band{nanoseconds(batches.p5), nanoseconds(batches.p95)};
    return {.x = x,
            .y = nanoseconds(latency),
            .low = band.low,
            .high = band.high,
            .figures = PointReading{.latency = nanoseconds(latency), .batches = band}};
}

ChartPoint latencyPoint(double x, const PointResult& point)
{
    ChartPoint placed = latencyPoint(x, point.latency, point.summary);
    placed.figures->speedUp = point.speedUp.ratio;
    if (isKnown(point.speedUp))
        placed.figures->speedUpInterval = point.speedUp.interval;
    return placed;
}

ChartPoint singleLatencyPoint(double x, const PointResult& point)
{
    return latencyPoint(x, point.singleLatency, point.single);
}

ChartPoint speedUpPoint(double x, const PointResult& point)
{
    ChartPoint placed = latencyPoint(x, point);
    const double ratio = point.speedUp.ratio;
    const Interval band = placed.figures->speedUpInterval.value_or(Interval{ratio, ratio});
    placed.y = ratio;
    placed.low = band.low;
    placed.high = band.high;
    return placed;
}

ChartPoint placed(const PointResult& point, ChartPoint chartPoint)
{
    if (point.place != point.key.value)
        chartPoint.asked = point.key.value;
    return chartPoint;
}

std::vector<QPointF> drawnCurve(const Analysis& analysis, const QString& target, RuntimeKind runtime,
                                std::size_t arm,
                                const std::function<double(const LatencyCurve::Place&)>& height)
{
    const LatencyCurve measured = LatencyCurve::of(analysis, target, runtime, arm);
    const auto& places = measured.places();
    std::vector<double> xs;
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
        for (int part = 0; part < parts; ++part)
            xs.push_back(axisValueAt(static_cast<double>(part) / parts, places[i].x, places[i + 1].x));
    if (!places.empty())
        xs.push_back(places.back().x);
    for (const Crossover& crossover : analysis.crossovers)
        if (crossover.target == target && crossover.runtime == runtime)
            xs.push_back(crossover.at);
    std::sort(xs.begin(), xs.end());
    std::vector<QPointF> line;
    for (const double x : xs)
        if (const auto place = measured.at(x))
            line.emplace_back(x, height(*place));
    return line;
}

} // namespace breakeven
