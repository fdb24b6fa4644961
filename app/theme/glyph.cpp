// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <initializer_list>

namespace breakeven {

namespace {

constexpr double grid = 16; // in which the paths below are given
constexpr double pen = 1.6;

void line(QPainterPath& path, std::initializer_list<QPointF> points)
{
    bool first = true;
    for (const QPointF& point : points) {
        first ? path.moveTo(point) : path.lineTo(point);
        first = false;
    }
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    line(path, points);
    path.closeSubpath();
    return path;
}

// What is filled; empty: the glyph is lines only.
QPainterPath fillOf(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Dots:
        for (const double x : {3.0, 8.0, 13.0})
            path.addEllipse(QPointF(x, 8), 1.3, 1.3);
        break;
    case Glyph::Play:
        return polygon({{5, 3}, {13, 8}, {5, 13}});
    case Glyph::Square:
        path.addRoundedRect(3.5, 3.5, 9, 9, 1.5, 1.5);
        break;
    case Glyph::TriangleDown:
        return polygon({{3, 5}, {13, 5}, {8, 12}});
    case Glyph::TriangleUp:
        return polygon({{3, 11}, {13, 11}, {8, 4}});
    case Glyph::Sliders:
        path.addEllipse(QPointF(10.5, 5), 2, 2);
        path.addEllipse(QPointF(5.5, 11), 2, 2);
        break;
    case Glyph::Tag:
        path.addEllipse(QPointF(5.4, 5.4), 1, 1);
        break;
    case Glyph::Warning:
        path.addEllipse(QPointF(8, 11.4), 0.9, 0.9);
        break;
    default:
        break;
    }
    return path;
}

QPainterPath strokeOf(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Broken:
        line(path, {{4, 6.5}, {4, 2}, {9.5, 2}, {12, 4.5}, {12, 6.5}});
        line(path, {{2.5, 8.2}, {6, 9.5}, {9, 7.8}, {13.5, 9}});
        line(path, {{4, 11.5}, {4, 14}, {12, 14}, {12, 11.5}});
        break;
    case Glyph::Check:
        line(path, {{2.5, 8.5}, {6.2, 12}, {13.5, 4}});
        break;
    case Glyph::Clock:
        path.addEllipse(QPointF(8, 8), 6, 6);
        line(path, {{8, 4.5}, {8, 8}, {10.5, 9.5}});
        break;
    case Glyph::Cross:
        line(path, {{3.5, 3.5}, {12.5, 12.5}});
        line(path, {{12.5, 3.5}, {3.5, 12.5}});
        break;
    case Glyph::Down:
        line(path, {{4, 6}, {8, 10}, {12, 6}});
        break;
    case Glyph::Layers:
        path.addPath(polygon({{8, 2}, {14, 5}, {8, 8}, {2, 5}}));
        line(path, {{2, 8}, {8, 11}, {14, 8}});
        line(path, {{2, 11}, {8, 14}, {14, 11}});
        break;
    case Glyph::Pencil:
        path.addPath(polygon({{2.5, 13.5}, {3.2, 10.4}, {10.8, 2.8}, {13.2, 5.2}, {5.6, 12.8}}));
        line(path, {{9, 4.6}, {11.4, 7}});
        break;
    case Glyph::Pin:
        line(path, {{5, 2.2}, {11, 2.2}});
        line(path, {{6.2, 2.4}, {6.2, 6.6}, {3.8, 9.4}, {12.2, 9.4}, {9.8, 6.6}, {9.8, 2.4}});
        line(path, {{8, 9.6}, {8, 14}});
        break;
    case Glyph::Search:
        path.addEllipse(QPointF(6.8, 6.8), 4.4, 4.4);
        line(path, {{10.2, 10.2}, {13.8, 13.8}});
        break;
    case Glyph::Sliders:
        line(path, {{2, 5}, {14, 5}});
        line(path, {{2, 11}, {14, 11}});
        break;
    case Glyph::Swap:
        line(path, {{2.5, 5.2}, {13, 5.2}});
        line(path, {{10.4, 2.6}, {13, 5.2}, {10.4, 7.8}});
        line(path, {{13.5, 10.8}, {3, 10.8}});
        line(path, {{5.6, 8.2}, {3, 10.8}, {5.6, 13.4}});
        break;
    case Glyph::Tag:
        path.addPath(polygon({{2.5, 2.5}, {7.6, 2.5}, {13.6, 8.5}, {8.5, 13.6}, {2.5, 7.6}}));
        break;
    case Glyph::Trash:
        line(path, {{2.5, 4.2}, {13.5, 4.2}});
        line(path, {{6, 4}, {6, 2.2}, {10, 2.2}, {10, 4}});
        line(path, {{4, 4.4}, {4.6, 13.8}, {11.4, 13.8}, {12, 4.4}});
        break;
    case Glyph::Undo:
        line(path, {{5.5, 3}, {2.5, 6}, {5.5, 9}});
        path.moveTo(2.8, 6);
        path.lineTo(9.5, 6);
        path.arcTo(QRectF(5.8, 6, 7.4, 7.4), 90, -180);
        path.lineTo(5.5, 13.4);
        break;
    case Glyph::Warning:
        path.addPath(polygon({{8, 2}, {14.6, 13.8}, {1.4, 13.8}}));
        line(path, {{8, 6}, {8, 9.4}});
        break;
    default:
        break;
    }
    return path;
}

} // namespace

void drawGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / grid, rect.height() / grid);
    painter.fillPath(fillOf(glyph), colour);
    painter.strokePath(strokeOf(glyph), QPen(colour, pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

QIcon iconOf(Glyph glyph, const QColor& colour, int pixels)
{
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        QPixmap pixmap(QSize(pixels, pixels) * scale);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawGlyph(painter, glyph, QRectF(0, 0, pixels, pixels), colour);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace breakeven
