// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"

#include <QSize>
#include <QWidget>

#include <memory>

class QPainter;

namespace breakeven {

// Draws a ChartData and lets the user look closer: hover for figures, wheel and rubber band to zoom, double
// click or Escape back to the whole. The only class that knows Qt Charts, which later Qt versions replace.
//
// setData() keeps what did not change: axis ranges grow in calm steps and never shrink while data of the
// same kind and subject comes in; a redraw happens only where something changed, and for new data at most 15
// times a second. What comes in between is passed over for the newest, which is always shown in the end. GUI
// thread only.
class PlotView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    void setData(const ChartData& data);
    void setTheme(const Theme& theme);

    // Draws the chart with title and legend at `size` logical pixels, as an export shows it: `painter` may
    // belong to an image, an SVG or a PDF. The view on screen stays as it is.
    void renderTo(QPainter& painter, QSize size);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    // The user clicked near a measured point.
    void pointClicked(const QString& seriesKey, double x);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace breakeven
