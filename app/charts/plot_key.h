// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_backdrop.h"

#include <QGraphicsItem>
#include <QRectF>
#include <QString>

#include <vector>

namespace breakeven {

// Rows above a plot that say what its lines are, where they are too many for a name beside each: the line of
// every subject, then the marker of every arm.
class PlotKey final : public QGraphicsItem
{
public:
    PlotKey(QGraphicsItem* parent, PlotBackdrop::Source source);

    // Puts the rows at the top of `room`, which they share with the plot; call after data, font or size
    // changed. Returns how high they are: 0 where the plot has room for the names.
    double layOut(const QRectF& room);

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct Entry
    {
        QString text;
        ChartSeries like; // whose line, or where `isArm` marker, stands before the text
        bool isArm = false;
        QRectF rect{};
    };

    void addEntries();
    void paintSample(QPainter& painter, const Entry& entry) const;

    PlotBackdrop::Source m_source;
    QRectF m_bounds;
    std::vector<Entry> m_entries;
};

} // namespace breakeven
