// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_state.h"

#include <QGraphicsItem>
#include <QRectF>

#include <vector>

namespace breakeven {

// What stands round all panels: the axes' titles, the names of past runs, and in an export the title and the
// legend.
class PlotSurround final : public QGraphicsItem
{
public:
    explicit PlotSurround(const PlotState* state); // not owned

    struct Margins
    {
        double left = 0; // without the panels' gutter
        double top = 0;
        double right = 0;
        double bottom = 0;
    };
    [[nodiscard]] Margins margins(double width, bool isExport) const;

    struct Layout
    {
        QRectF bounds;
        QRectF panels;
        QRectF legend; // a cell for it in an export with many arms; else empty
        // Beside each of which the y axis is named: all panels, or each row of them where they scroll.
        std::vector<QRectF> rows;
        bool isExport = false;
    };
    void setLayout(const Layout& layout);
    // Where each past run is taken off, behind its name; none in an export.
    [[nodiscard]] std::vector<QRectF> closeRects() const;

    // Where the y axis is named.
    [[nodiscard]] std::vector<QRectF> yTitleRects() const;

    [[nodiscard]] QRectF boundingRect() const override { return m_layout.bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] bool hasLegendRow(bool isExport) const;
    [[nodiscard]] std::vector<QRectF> shownPastRuns() const;
    void paintTitles(QPainter& painter) const;
    void paintPastRuns(QPainter& painter) const;
    void paintAxisTitles(QPainter& painter) const;

    const PlotState* m_state;
    Layout m_layout;
};

} // namespace breakeven
