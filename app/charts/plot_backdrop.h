// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/charts/plot_geometry.h"
#include "app/theme/theme.h"

#include <QFont>
#include <QGraphicsItem>

namespace breakeven {

// What lies behind the lines: grid, bands, crossing intervals, and the axes' texts. One item, not
// antialiased: Qt Charts' own grid and areas cost six times as much a redraw.
class PlotBackdrop final : public QGraphicsItem
{
public:
    // What is drawn; not owned, set before the first paint and alive as long as this.
    struct Source
    {
        const ChartData* data = nullptr;
        const PlotGeometry* geometry = nullptr;
        const Theme* theme = nullptr;
        const QFont* font = nullptr;
    };

    PlotBackdrop(QGraphicsItem* parent, Source source);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

    void setBounds(const QRectF& bounds);

private:
    void paintGrid(QPainter& painter) const;
    void paintBands(QPainter& painter) const;
    void paintWhiskers(QPainter& painter) const;
    void paintIntervals(QPainter& painter) const;
    void paintAxisTexts(QPainter& painter) const;

    Source m_source;
    QRectF m_bounds;
};

// Where the reference line's text stands; empty without one.
[[nodiscard]] QRectF referenceTextRect(const PlotBackdrop::Source& source);

} // namespace breakeven
