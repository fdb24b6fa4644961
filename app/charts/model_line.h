// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "core/analysis/forecast.h"
#include "core/plan/plan.h"

#include <optional>

namespace breakeven {

enum class ModelFigure { Latency, SpeedUp };

// What `forecaster` foretells along `axis`, beside the line `measured` and in its colour: over the measured
// range and as far again beyond, where it answers. `threads` are the arm's; without, the axis is the thread
// count. Has no points where nothing can be foretold. Some microseconds a point.
[[nodiscard]] ChartSeries modelLine(const ChartSeries& measured, const Forecaster& forecaster,
                                    ModelFigure figure, std::optional<int> threads);

} // namespace breakeven
