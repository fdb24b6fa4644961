// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"

#include <QPen>

namespace breakeven {

// How the line of `series` is drawn, in the chart and in its key.
[[nodiscard]] QPen linePen(const ChartSeries& series, const Theme& theme, double scale);

} // namespace breakeven
