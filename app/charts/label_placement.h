// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace breakeven {

// Finds places for texts in a plot where they cover neither lines nor each other: greedy, the cheapest of a
// few candidates, one text after the other. Arithmetic only.
class LabelPlacement
{
public:
    // `lines`: points along what is drawn, some pixels apart. `area`: where texts may be.
    LabelPlacement(QRectF area, std::vector<QPointF> lines);

    // Keeps later texts off these points too.
    void avoid(const std::vector<QPointF>& points);

    // Keeps later texts off `rect`.
    void occupy(const QRectF& rect);

    // A place for a text of `size` beside a line whose last pixels are `line` (left to right), near its right
    // end. Null where it would cover another text or run along a line everywhere: it could not be read.
    [[nodiscard]] QRectF besideLine(const std::vector<QPointF>& line, QSizeF size);

    // A place for a text of `size` left or right of a steep line, near the middle of its height. Null as
    // above.
    [[nodiscard]] QRectF besideRise(const std::vector<QPointF>& line, QSizeF size);

    // A place for a card of `size` that belongs to `anchor`.
    [[nodiscard]] QRectF around(QPointF anchor, QSizeF size);

private:
    // Exact below `limit`; above it only known to be above.
    [[nodiscard]] double cost(const QRectF& rect, double limit) const;
    [[nodiscard]] double costBetween(QPointF own, const QRectF& rect) const;
    QRectF take(const std::vector<std::pair<QRectF, double>>& candidates, double most);

    QRectF m_area;
    std::vector<QPointF> m_lines;
    std::vector<QRectF> m_occupied;
};

} // namespace breakeven
