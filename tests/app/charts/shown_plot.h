// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/charts/plot_view.h"
#include "example_charts.h"

#include <QImage>
#include <QPoint>
#include <QPointF>
#include <QRect>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

namespace breakeven {

// Of the y axis of a shown plot, which say what range is seen.
constexpr QRect axisTexts(20, 0, 58, 640);

// What Qt has warned of since the last call: Qt Charts does when it is given what it can't draw.
[[nodiscard]] QStringList takeWarnings();
void collectWarnings();

[[nodiscard]] ChartData chartOf(const ExampleRun& run);

// At 1000x640 on the screen, with the chart of exampleRun(1); null where no window could be shown.
[[nodiscard]] std::unique_ptr<PlotView> shownPlot();

// What gets the mouse's events.
[[nodiscard]] QWidget* viewportOf(const PlotView& view);

[[nodiscard]] QImage pictureOf(PlotView& view);

// The first place, from the left, where a click is answered with a point of `series`.
[[nodiscard]] std::optional<QPoint> pointOf(PlotView& view, const QString& series);

void turnWheel(QWidget* widget, QPointF at, int notches);

} // namespace breakeven
