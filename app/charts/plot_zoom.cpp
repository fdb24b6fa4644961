// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_zoom.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace breakeven {

namespace {

constexpr double stepOfWheel = 0.8;    // of the range, a notch
constexpr double smallestRange = 0.02; // positions; closer there is nothing to see
constexpr double largestRange = 40;    // more decades than anything has
constexpr double leastDrag = 8;        // pixels: less is a click
constexpr double stepOfKey = 0.1;

} // namespace

PlotZoom::PlotZoom(QWidget* viewport, const PlotGeometry& geometry, QWidget* keys)
    : QObject(keys)
    , m_viewport(viewport)
    , m_geometry(geometry)
{
    viewport->setMouseTracking(true);
    viewport->installEventFilter(this);
    keys->installEventFilter(this);
}

bool PlotZoom::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        constexpr Qt::KeyboardModifiers others = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
        return !(pressed->modifiers() & others) && key(pressed->key()); // the others are the window's
    }
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        return watched == m_viewport && press(mouse->position(), mouse->button());
    }
    case QEvent::MouseMove:
        if (watched == m_viewport)
            move(static_cast<QMouseEvent*>(event)->position());
        return watched == m_viewport;
    case QEvent::MouseButtonRelease: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        return watched == m_viewport && release(mouse->position(), mouse->button());
    }
    case QEvent::MouseButtonDblClick:
        if (watched == m_viewport)
            emit homeWanted();
        return watched == m_viewport;
    case QEvent::Wheel: {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        if (watched != m_viewport || wheel->angleDelta().y() == 0)
            return false;
        zoomBy(std::pow(stepOfWheel, wheel->angleDelta().y() / 120.0), wheel->position());
        return true;
    }
    case QEvent::Leave:
        if (watched == m_viewport)
            emit left();
        return false;
    case QEvent::Resize:
        if (watched == m_viewport)
            emit resized();
        return false;
    default:
        return false;
    }
}

// Always taken from Qt Charts, whose own handler follows a null pointer where no item is hit (QTBUG-118669).
bool PlotZoom::press(QPointF pixel, Qt::MouseButton button)
{
    if (button == Qt::LeftButton && m_geometry.area.contains(pixel))
        m_pressed = pixel;
    if (button == Qt::RightButton && m_geometry.area.contains(pixel))
        m_held = pixel;
    return true;
}

void PlotZoom::move(QPointF pixel)
{
    if (m_held) {
        const QPointF way = pixel - *m_held;
        m_held = pixel;
        shiftBy(-way.x() / m_geometry.area.width(), way.y() / m_geometry.area.height());
        return;
    }
    if (!m_pressed) {
        emit pointed(pixel);
        return;
    }
    const QPointF to(std::clamp(pixel.x(), m_geometry.area.left(), m_geometry.area.right()),
                     std::clamp(pixel.y(), m_geometry.area.top(), m_geometry.area.bottom()));
    emit rectangleChanged(QRectF(*m_pressed, to).normalized());
}

bool PlotZoom::release(QPointF pixel, Qt::MouseButton button)
{
    if (button == Qt::RightButton)
        m_held.reset();
    if (button != Qt::LeftButton || !m_pressed)
        return true;
    const QRectF rect = QRectF(*m_pressed, pixel).normalized().intersected(m_geometry.area);
    m_pressed.reset();
    emit rectangleChanged({});
    if (rect.width() < leastDrag || rect.height() < leastDrag) {
        emit clicked(pixel);
        return true;
    }
    const AxisScale::Range x{m_geometry.positionX(rect.left()), m_geometry.positionX(rect.right())};
    const AxisScale::Range y{m_geometry.positionY(rect.bottom()), m_geometry.positionY(rect.top())};
    if (x.high - x.low >= smallestRange && y.high - y.low >= smallestRange)
        emit rangeWanted(x, y);
    return true;
}

void PlotZoom::zoomBy(double factor, QPointF centre)
{
    const double x = m_geometry.positionX(centre.x());
    const double y = m_geometry.positionY(centre.y());
    const auto scaled = [factor](const AxisScale::Range& range, double fixed) {
        return AxisScale::Range{fixed - (fixed - range.low) * factor, fixed + (range.high - fixed) * factor};
    };
    const AxisScale::Range newX = scaled(m_geometry.xRange, x);
    const AxisScale::Range newY = scaled(m_geometry.yRange, y);
    const auto fits = [](const AxisScale::Range& range) {
        return range.high - range.low >= smallestRange && range.high - range.low <= largestRange;
    };
    if (fits(newX) && fits(newY))
        emit rangeWanted(newX, newY);
}

void PlotZoom::shiftBy(double shareX, double shareY)
{
    const auto shifted = [](const AxisScale::Range& range, double share) {
        const double by = (range.high - range.low) * share;
        return AxisScale::Range{range.low + by, range.high + by};
    };
    emit rangeWanted(shifted(m_geometry.xRange, shareX), shifted(m_geometry.yRange, shareY));
}

bool PlotZoom::key(int key)
{
    switch (key) {
    case Qt::Key_Plus:
        zoomBy(stepOfWheel, m_geometry.area.center());
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / stepOfWheel, m_geometry.area.center());
        return true;
    case Qt::Key_Left:
        shiftBy(-stepOfKey, 0);
        return true;
    case Qt::Key_Right:
        shiftBy(stepOfKey, 0);
        return true;
    case Qt::Key_Up:
        shiftBy(0, stepOfKey);
        return true;
    case Qt::Key_Down:
        shiftBy(0, -stepOfKey);
        return true;
    case Qt::Key_0:
    case Qt::Key_Home:
        emit homeWanted();
        return true;
    case Qt::Key_Escape:
        if (!m_zoomed)
            return false; // it stops the run
        emit homeWanted();
        return true;
    default:
        return false;
    }
}

} // namespace breakeven
