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

// Median and p5–p95 of every arm over the axis, with the crossings. Under 1 ms for 3 targets.
[[nodiscard]] ChartData latencyChart(std::span<const ChartedRun> runs);

// Speed-up with its interval over the axis, with a line at 1.
[[nodiscard]] ChartData speedUpChart(std::span<const ChartedRun> runs);

// All that was measured at one point, and when: what the views of a point's samples need. A value.
struct PointSamples
{
    QString title; // of the run
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

// Share of batches that took no longer than a latency, per arm, as steps; the quartiles and the 5th and 95th
// percentiles are marked. Sorts all samples: not for the GUI thread.
[[nodiscard]] ChartData distributionChart(const PointSamples& samples);

// Every block's median (p25–p75, fastest and slowest batch) per arm over the time spent measuring, which
// shows drift and outliers.
[[nodiscard]] ChartData timelineChart(const PointSamples& samples);

} // namespace breakeven
