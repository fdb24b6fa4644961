// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"

#include <QPainterPath>

namespace breakeven {

// The outline of a marker round (0, 0), in pixels: as large as a point of a strong line, or of a thin one.
[[nodiscard]] QPainterPath markerPath(MarkerShape shape);
[[nodiscard]] QPainterPath thinMarkerPath(MarkerShape shape);

} // namespace breakeven
