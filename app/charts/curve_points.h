// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "core/analysis/analysis.h"
#include "core/analysis/latency_curve.h"

#include <QPointF>

#include <chrono>
#include <functional>
#include <vector>

namespace breakeven {

// A latency with the p5 and p95 of its batches.
[[nodiscard]] ChartPoint latencyPoint(double x, std::chrono::nanoseconds latency,
                                      const LatencySummary& batches);

// Of the arm of `point`, with its speed-up to be read; and of the single arm beside it.
[[nodiscard]] ChartPoint latencyPoint(double x, const PointResult& point);
[[nodiscard]] ChartPoint singleLatencyPoint(double x, const PointResult& point);

// The speed-up of `point` with its interval, once that can be believed and says something.
[[nodiscard]] ChartPoint speedUpPoint(double x, const PointResult& point);

// `chartPoint`, which lies where `point` was held, with the value that was asked for.
[[nodiscard]] ChartPoint placed(const PointResult& point, ChartPoint chartPoint);

// The line of an arm: the curve of which its crossings are computed, so that their marks stand on it.
// `height` is what is drawn of a place of the curve.
[[nodiscard]] std::vector<QPointF>
drawnCurve(const Analysis& analysis, const QString& target, RuntimeKind runtime, std::size_t arm,
           const std::function<double(const LatencyCurve::Place&)>& height);

} // namespace breakeven
