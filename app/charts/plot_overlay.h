// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_backdrop.h"

#include <QGraphicsItem>
#include <QRectF>
#include <QString>

#include <vector>

namespace breakeven {

// What lies over the lines of a panel: markers, direct labels, the ring of its crossing with the interval on
// the axis, past runs' letters, and what is chosen or read.
class PlotOverlay final : public QGraphicsItem
{
public:
    PlotOverlay(QGraphicsItem* parent, PanelSource source);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

    void setBounds(const QRectF& bounds);

    // Finds the texts' places anew; call after data, size or range changed.
    void layOut();

    // Of the direct labels and of the ring's text, for who checks that none covers another.
    [[nodiscard]] std::vector<QRectF> textRects() const;

private:
    struct Text
    {
        QRectF rect;
        QString text;
        QColor colour;
    };
    struct RingText
    {
        QRectF rect;
        QPointF anchor;
        QString brief;
        QString detail;
    };

    void layOutRing(class LabelPlacement& placement);
    void layOutLabels(class LabelPlacement& placement);
    void layOutLetters(class LabelPlacement& placement);
    void paintCross(QPainter& painter) const;
    void paintMarkers(QPainter& painter) const;
    void paintLetters(QPainter& painter) const;
    void paintRing(QPainter& painter) const;
    void paintRingText(QPainter& painter) const;
    [[nodiscard]] MarkerShape markerOf(const ChartSeries& series, const ChartPoint& point) const;

    PanelSource m_source;
    QRectF m_bounds;
    std::vector<Text> m_labels;
    std::vector<RingText> m_ringTexts; // one or none
    struct Letter
    {
        QPointF centre;
        const ChartSeries* series = nullptr; // of the state, which is laid out anew where it changes
    };
    std::vector<Letter> m_letters;
};

} // namespace breakeven
