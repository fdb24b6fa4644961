// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <span>

namespace breakeven {

// One run as a chart sees it. The first of several is the current one, the others are laid over it, dashed.
struct ChartedRun
{
    const RunHeader* header = nullptr;  // never null; not owned
    const Analysis* analysis = nullptr; // never null; not owned
};

// Median and p5–p95 of every arm over the axis, with the crossings. Under 1 ms for 3 targets.
[[nodiscard]] ChartData latencyChart(std::span<const ChartedRun> runs);

// Speed-up with its interval over the axis, with a line at 1.
[[nodiscard]] ChartData speedUpChart(std::span<const ChartedRun> runs);

// Share of batches up to a latency, per arm, at one point (the first where `point` is none or unknown).
// Sorts all samples of the point: not for the GUI thread.
[[nodiscard]] ChartData distributionChart(const Run& run, const PointKey& point);

// Every block's median per arm at one point over the time of the run (block index), which shows drift.
[[nodiscard]] ChartData timelineChart(const Run& run, const PointKey& point);

} // namespace breakeven
