// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/marker_path.h"

#include <QPolygonF>

namespace breakeven {

QPainterPath markerPath(MarkerShape shape)
{
    constexpr double r = 4;
    QPainterPath path;
    switch (shape) {
    case MarkerShape::None:
        break;
    case MarkerShape::Circle:
        path.addEllipse(QPointF(0, 0), r, r);
        break;
    case MarkerShape::Square:
        path.addRect(-r + 0.3, -r + 0.3, 2 * r - 0.6, 2 * r - 0.6);
        break;
    case MarkerShape::Triangle:
        path.addPolygon(
            QPolygonF({QPointF(0, -r - 1), QPointF(r + 1, r), QPointF(-r - 1, r), QPointF(0, -r - 1)}));
        break;
    case MarkerShape::Diamond:
        path.addPolygon(QPolygonF({QPointF(0, -r - 1), QPointF(r + 1, 0), QPointF(0, r + 1),
                                   QPointF(-r - 1, 0), QPointF(0, -r - 1)}));
        break;
    }
    return path;
}

} // namespace breakeven
