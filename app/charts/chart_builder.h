// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/charts/charted_runs.h"
#include "core/runs/run.h"

#include <QString>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// Of the panel of a target under a runtime, as ChartPanelHead has it.
[[nodiscard]] QString panelKey(const QString& target, RuntimeKind runtime);

// A panel for each target and runtime: the latency of every arm with p5–p95 of its batches over the axis, at
// the places where its points were held, with the crossings. Some milliseconds for 3 targets.
[[nodiscard]] ChartData latencyChart(std::span<const ChartedRun> runs);

// Speed-up with its interval over the axis, with a line at 1.
[[nodiscard]] ChartData speedUpChart(std::span<const ChartedRun> runs);

// The post's table beside what a run of its plan measured; nothing where the plan is another.
[[nodiscard]] std::optional<ChartData> postChart(const Run& run, const Analysis& analysis);

// All that was measured at one point, and when: what the views of a point's samples need. A value.
struct PointSamples
{
    QString title;     // of the run
    QString condition; // in which it was measured
    QUuid run{};
    PointKey point;
    bool severalRuntimes = false; // the run has more than this point's
    std::optional<Emulation> emulation{};
    std::vector<Block> blocks; // the point's, in the order measured
    // Time that the run had spent in batches, of any point, half way through each of `blocks`.
    std::vector<std::chrono::nanoseconds> measured;
};

// Of `point`, or of the first where the run lacks it. Copies the point's samples: under 1 ms for 100,000 of
// them.
[[nodiscard]] PointSamples samplesOf(const Run& run, const PointKey& point);

// The same at `value` of every target and runtime that was measured there, in the plan's order.
[[nodiscard]] std::vector<PointSamples> samplesAt(const Run& run, double value);

// Share of batches that took no longer than a latency, per arm, as steps; the quartiles and the 5th and 95th
// percentiles are marked. A panel for each of `samples`. Sorts all of them: not for the GUI thread.
[[nodiscard]] ChartData distributionChart(std::span<const PointSamples> samples);
[[nodiscard]] ChartData distributionChart(const PointSamples& samples);

// Every block's median (p25–p75, fastest and slowest batch) per arm over the time spent measuring, which
// shows drift and outliers.
[[nodiscard]] ChartData timelineChart(std::span<const PointSamples> samples);
[[nodiscard]] ChartData timelineChart(const PointSamples& samples);

} // namespace breakeven
