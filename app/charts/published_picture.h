// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_state.h"
#include "app/charts/published_dots.h"
#include "app/theme/theme.h"

#include <QRectF>

class QPainter;

namespace breakeven {

// The least height that has room for all of it.
[[nodiscard]] double publishedHeight(const PublishedDots& dots, const PlotFonts& fonts);
void paintPublished(QPainter& painter, const QRectF& rect, const PublishedDots& dots, const PlotFonts& fonts,
                    const Theme& look);

} // namespace breakeven
