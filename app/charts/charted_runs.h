// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/forecast.h"
#include "core/runs/run.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <span>

namespace breakeven {

// One run as a chart sees it. The first of several is the current one, the others are laid over it, dashed.
struct ChartedRun
{
    const RunHeader* header = nullptr;       // never null; not owned
    const Analysis* analysis = nullptr;      // never null; not owned
    std::span<const Forecaster> models = {}; // drawn dotted beside what was measured; may be empty; not owned
};

// The run whose axis the chart has: the first one, or, while that has not even begun, the first with a point.
// Requires: `runs` is not empty.
[[nodiscard]] const ChartedRun& leadingRun(std::span<const ChartedRun> runs);

// Whether `run`, one of `runs`, is drawn: one over another axis has no place on the chart.
[[nodiscard]] bool hasPlaceAmong(std::span<const ChartedRun> runs, const ChartedRun& run);

// A sentence for each run that is not drawn, which says why.
[[nodiscard]] QStringList leftOut(std::span<const ChartedRun> runs);

// The same for the same runs only: see ChartData::subject.
[[nodiscard]] QString subjectOf(std::span<const ChartedRun> runs);

// The condition that all of them were measured in, "cores kept awake"; empty where they have none in common.
[[nodiscard]] QString conditionOf(std::span<const ChartedRun> runs);

// Of the runs laid over the first is "A".
[[nodiscard]] QString letterOf(std::size_t overlay);
// "First look · 30 Nov 18:02".
[[nodiscard]] QString pastRunText(const RunHeader& header);

} // namespace breakeven
