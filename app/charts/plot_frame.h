// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_backdrop.h"

#include <QGraphicsItem>
#include <QRectF>

#include <vector>

namespace breakeven {

// Heights of what stands round the plots of panels: the same for all of them.
struct FrameMetrics
{
    double head = 0;   // above the plot
    double foot = 0;   // below it: strip and tick labels
    double strip = 0;  // of the strip itself; 0: none
    double gutter = 0; // left of the first column: the y axis's labels

    [[nodiscard]] static FrameMetrics of(const PlotState& state, double panelWidth, double plotHeight);
};

// A tick of an axis as it is written.
struct TickText
{
    QRectF rect;
    QString text;
    bool isChosen = false;
};

// Of the x axis of a plot: those that touch another are left out, the chosen place's and the ends last.
[[nodiscard]] std::vector<TickText> xTickTexts(const PlotGeometry& geometry, const PlotFonts& fonts,
                                               double top, std::optional<double> chosen);

// What frames a panel: its head, the axis with the strip below it, and the tick labels.
class PlotFrame final : public QGraphicsItem
{
public:
    PlotFrame(QGraphicsItem* parent, PanelSource source);

    struct Layout
    {
        QRectF cell; // all of the panel
        FrameMetrics metrics;
        bool hasYLabels = false;
        bool isEnlarged = false;
        bool canBeEnlarged = false; // or made small again
    };
    void setLayout(const Layout& layout);

    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QRectF headRect() const; // a click there enlarges the panel
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintHead(QPainter& painter) const;
    void paintEnlarge(QPainter& painter, const QRectF& rect) const;
    void paintStrip(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;

    PanelSource m_source;
    Layout m_layout;
};

} // namespace breakeven
