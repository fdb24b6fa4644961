// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_geometry.h"
#include "app/charts/plot_state.h"

#include <QGraphicsItem>

namespace breakeven {

// What a panel's items are drawn from; not owned, alive as long as they.
struct PanelSource
{
    const PlotState* state = nullptr;
    const PlotGeometry* geometry = nullptr;
    const std::size_t* panel = nullptr; // of the state's
};

// What lies behind the lines of a panel: grid, bands and whiskers. One item, not antialiased: Qt Charts' own
// grid and areas cost six times as much a redraw.
class PlotBackdrop final : public QGraphicsItem
{
public:
    PlotBackdrop(QGraphicsItem* parent, PanelSource source);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

    void setBounds(const QRectF& bounds);

private:
    void paintGrid(QPainter& painter) const;
    void paintBands(QPainter& painter) const;
    void paintWhiskers(QPainter& painter) const;

    PanelSource m_source;
    QRectF m_bounds;
};

// Where the reference line's text stands; empty without one.
[[nodiscard]] QRectF referenceTextRect(const PanelSource& source);

// How many labels of an axis as long as `pixels` are asked for.
[[nodiscard]] int labelsAcross(double pixels, double scale);
[[nodiscard]] int labelsUp(double pixels, double scale);

} // namespace breakeven
