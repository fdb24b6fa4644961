// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_backdrop.h"

#include <QGraphicsItem>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace breakeven {

// What lies over the lines: markers, direct labels, crossing rings with their cards, the read-out under the
// pointer and the zoom rectangle.
class PlotOverlay final : public QGraphicsItem
{
public:
    PlotOverlay(QGraphicsItem* parent, PlotBackdrop::Source source);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

    void setBounds(const QRectF& bounds);

    // Finds the texts' places anew; call after data, size or range changed. `withNames`: of the measured
    // lines, beside each.
    void layOut(bool withNames);

    // The read-out of a point, or nothing.
    struct ReadOut
    {
        QPointF anchor;
        int hue = 0;
        QString headline;
        QString detail;

        friend bool operator==(const ReadOut&, const ReadOut&) = default;
    };
    void setReadOut(const std::optional<ReadOut>& readOut);
    void setZoomRect(const QRectF& rect); // empty: none

private:
    struct Text
    {
        QRectF rect;
        QString text;
        QColor colour;
    };
    struct Card
    {
        QRectF rect;
        QPointF anchor;
        QString headline;
        QString detail;
        QColor colour;
    };

    [[nodiscard]] QColor hue(const ChartSeries& series) const;
    [[nodiscard]] QSizeF cardSize(const QString& headline, const QString& detail) const;
    void paintMarkers(QPainter& painter) const;
    void paintRings(QPainter& painter) const;
    void paintLeader(QPainter& painter, const Card& card) const;
    void paintCard(QPainter& painter, const Card& card) const;

    PlotBackdrop::Source m_source;
    QRectF m_bounds;
    std::vector<Text> m_labels;
    std::vector<Card> m_cards;
    std::optional<ReadOut> m_readOut;
    QRectF m_zoom;
};

} // namespace breakeven
