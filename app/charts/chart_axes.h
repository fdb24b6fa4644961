// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "core/plan/plan.h"

#include <span>

namespace breakeven {

// The x axis of a chart of the plan's sweep; over threads its values are the arms'.
[[nodiscard]] ChartAxis xAxisOf(const Plan& plan);

// Where the models' lines end becomes a value of the axis, too.
void labelModelEnds(ChartAxis& axis, std::span<const ChartSeries> series);

} // namespace breakeven
