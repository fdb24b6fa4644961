// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/charts/run_view.h"

#include <vector>

namespace breakeven {

// The lines of a run in a latency chart and in one of speed-ups, panel by panel, each with what its models
// predict behind it.
[[nodiscard]] std::vector<ChartSeries> latencyLines(const RunView& view);
[[nodiscard]] std::vector<ChartSeries> speedUpLines(const RunView& view);

} // namespace breakeven
