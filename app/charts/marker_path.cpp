// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/marker_path.h"

#include <QPolygonF>
#include <QTransform>

#include <cmath>
#include <numbers>

namespace breakeven {

namespace {

// With `corners` of them on a circle, the first on top; where `inner` is less than 1 with as many between
// them, nearer to the centre.
QPolygonF star(int corners, double radius, double inner)
{
    QPolygonF polygon;
    for (int i = 0; i <= 2 * corners; ++i) {
        const double angle = std::numbers::pi * i / corners;
        const double reach = i % 2 == 0 ? radius : radius * inner;
        polygon.append({reach * std::sin(angle), -reach * std::cos(angle)});
    }
    return polygon;
}

QPolygonF regular(int corners, double radius)
{
    return star(corners, radius, std::cos(std::numbers::pi / corners));
}

QPolygonF triangle(double radius, double degrees)
{
    return QTransform().rotate(degrees).map(
        QPolygonF({QPointF(0, -radius - 1), QPointF(radius + 1, radius), QPointF(-radius - 1, radius),
                   QPointF(0, -radius - 1)}));
}

// Upright.
QPolygonF cross(double radius)
{
    constexpr double arm = 1.6; // half as wide
    return QPolygonF({QPointF(-arm, -radius), QPointF(arm, -radius), QPointF(arm, -arm),
                      QPointF(radius, -arm), QPointF(radius, arm), QPointF(arm, arm), QPointF(arm, radius),
                      QPointF(-arm, radius), QPointF(-arm, arm), QPointF(-radius, arm),
                      QPointF(-radius, -arm), QPointF(-arm, -arm), QPointF(-arm, -radius)});
}

} // namespace

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
        path.addPolygon(triangle(r, 0));
        break;
    case MarkerShape::TriangleDown:
        path.addPolygon(triangle(r, 180));
        break;
    case MarkerShape::TriangleLeft:
        path.addPolygon(triangle(r, -90));
        break;
    case MarkerShape::TriangleRight:
        path.addPolygon(triangle(r, 90));
        break;
    case MarkerShape::Pentagon:
        path.addPolygon(regular(5, r + 0.8));
        break;
    case MarkerShape::Hexagon:
        path.addPolygon(regular(6, r + 0.6));
        break;
    case MarkerShape::Star:
        path.addPolygon(star(5, r + 1.6, 0.45));
        break;
    case MarkerShape::Plus:
        path.addPolygon(cross(r + 0.8));
        break;
    case MarkerShape::Cross:
        path.addPolygon(QTransform().rotate(45).map(cross(r + 0.8)));
        break;
    case MarkerShape::Hourglass:
        path.addPolygon(
            QPolygonF({QPointF(-r, -r), QPointF(r, -r), QPointF(-r, r), QPointF(r, r), QPointF(-r, -r)}));
        break;
    case MarkerShape::Diamond:
        path.addPolygon(QPolygonF({QPointF(0, -r - 1), QPointF(r + 1, 0), QPointF(0, r + 1),
                                   QPointF(-r - 1, 0), QPointF(0, -r - 1)}));
        break;
    }
    return path;
}

QPainterPath thinMarkerPath(MarkerShape shape)
{
    constexpr double share = 2.7 / 4;
    return QTransform::fromScale(share, share).map(markerPath(shape));
}

} // namespace breakeven
