// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_state.h"

#include <QGraphicsItem>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace breakeven {

// What is read at a place of a panel: a title, and a line of figures for each arm.
struct PlotReading
{
    struct Line
    {
        MarkerShape marker = MarkerShape::None;
        QColor mark{};
        QColor text{};
        QStringList cells; // as many as the head
        bool isLooked = false;
    };

    QString title;
    QStringList head; // of the cells; empty: none
    std::vector<Line> lines{};

    [[nodiscard]] QString spoken() const; // for who can't see it
};

// Of the state's crosshair; nothing where none is there.
[[nodiscard]] std::optional<PlotReading> readingOf(const PlotState& state);

// The card with what is read, and the rectangle of a zoom: over all panels.
class PlotReadOut final : public QGraphicsItem
{
public:
    explicit PlotReadOut(const PlotState* state); // not owned

    void setBounds(const QRectF& bounds);
    // `anchor`: the place that is read, which the card keeps clear of; nothing: no card.
    void setReading(const std::optional<PlotReading>& reading, QPointF anchor);
    void setZoomRect(const QRectF& rect); // empty: none

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintCard(QPainter& painter) const;

    const PlotState* m_state;
    QRectF m_bounds;
    QRectF m_zoom;
    std::optional<PlotReading> m_reading;
    QPointF m_anchor;
};

} // namespace breakeven
