// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_zoom.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace breakeven {

namespace {

constexpr double stepOfWheel = 0.8;    // of the range, a notch
constexpr double smallestRange = 0.02; // positions; closer there is nothing to see
constexpr double largestRange = 40;    // more decades than anything has
constexpr double leastDrag = 8;        // pixels: less is a click
constexpr double stepOfKey = 0.1;

} // namespace

PlotZoom::PlotZoom(QWidget* viewport, Panels panels, QWidget* keys)
    : QObject(keys)
    , m_viewport(viewport)
    , m_panels(std::move(panels))
{
    viewport->setMouseTracking(true);
    viewport->installEventFilter(this);
    keys->installEventFilter(this);
}

bool PlotZoom::eventFilter(QObject* watched, QEvent* event)
{
    const bool isMouse = watched == m_viewport;
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        constexpr Qt::KeyboardModifiers others = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
        // The others are the window's.
        return !(pressed->modifiers() & others) &&
               key(pressed->key(), pressed->modifiers().testFlag(Qt::ShiftModifier));
    }
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (isMouse)
            press(mouse->position(), mouse->button());
        return isMouse; // the lines' own handlers would hold the mouse
    }
    case QEvent::MouseMove:
        if (isMouse)
            move(static_cast<QMouseEvent*>(event)->position());
        return isMouse;
    case QEvent::MouseButtonRelease: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (isMouse)
            release(mouse->position(), mouse->button());
        return isMouse;
    }
    case QEvent::MouseButtonDblClick:
        if (isMouse)
            emit homeWanted();
        return isMouse;
    case QEvent::Wheel: {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        const PlotGeometry* under = isMouse ? m_panels.at(wheel->position()) : nullptr;
        if (under == nullptr || wheel->angleDelta().y() == 0 ||
            !(m_wheelZooms || wheel->modifiers().testFlag(Qt::ControlModifier)))
            return false;
        zoomBy(*under, std::pow(stepOfWheel, wheel->angleDelta().y() / 120.0), wheel->position());
        return true;
    }
    case QEvent::Leave:
        if (isMouse)
            emit left();
        return false;
    case QEvent::Resize:
        if (isMouse)
            emit resized();
        return false;
    default:
        return false;
    }
}

void PlotZoom::press(QPointF pixel, Qt::MouseButton button)
{
    const PlotGeometry* under = m_panels.at(pixel);
    if (button == Qt::LeftButton) {
        m_pressed = pixel;
        m_in = under != nullptr ? std::optional(*under) : std::nullopt;
    }
    if (button == Qt::RightButton && under != nullptr)
        m_held = pixel;
}

void PlotZoom::move(QPointF pixel)
{
    if (m_held) {
        const QPointF way = pixel - *m_held;
        m_held = pixel;
        if (const PlotGeometry* current = m_panels.current())
            shiftBy(*current, -way.x() / current->area.width(), way.y() / current->area.height());
        return;
    }
    if (!m_pressed || !m_in) {
        emit pointed(pixel);
        return;
    }
    const QPointF to(std::clamp(pixel.x(), m_in->area.left(), m_in->area.right()),
                     std::clamp(pixel.y(), m_in->area.top(), m_in->area.bottom()));
    emit rectangleChanged(QRectF(*m_pressed, to).normalized());
}

void PlotZoom::release(QPointF pixel, Qt::MouseButton button)
{
    if (button == Qt::RightButton)
        m_held.reset();
    if (button != Qt::LeftButton || !m_pressed)
        return;
    const QPointF from = *m_pressed;
    m_pressed.reset();
    emit rectangleChanged({});
    const QRectF whole = QRectF(from, pixel).normalized();
    if (whole.width() < leastDrag && whole.height() < leastDrag) {
        emit clicked(pixel);
        return;
    }
    if (!m_in)
        return;
    const QRectF rect = whole.intersected(m_in->area);
    if (rect.width() < leastDrag || rect.height() < leastDrag)
        return;
    const AxisScale::Range x{m_in->positionX(rect.left()), m_in->positionX(rect.right())};
    const AxisScale::Range y{m_in->positionY(rect.bottom()), m_in->positionY(rect.top())};
    if (x.high - x.low >= smallestRange && y.high - y.low >= smallestRange)
        emit rangeWanted(x, y);
}

void PlotZoom::zoomBy(const PlotGeometry& geometry, double factor, QPointF centre)
{
    const double x = geometry.positionX(centre.x());
    const double y = geometry.positionY(centre.y());
    const auto scaled = [factor](const AxisScale::Range& range, double fixed) {
        return AxisScale::Range{fixed - (fixed - range.low) * factor, fixed + (range.high - fixed) * factor};
    };
    const AxisScale::Range newX = scaled(geometry.xRange, x);
    const AxisScale::Range newY = scaled(geometry.yRange, y);
    const auto fits = [](const AxisScale::Range& range) {
        return range.high - range.low >= smallestRange && range.high - range.low <= largestRange;
    };
    if (fits(newX) && fits(newY))
        emit rangeWanted(newX, newY);
}

void PlotZoom::shiftBy(const PlotGeometry& geometry, double shareX, double shareY)
{
    const auto shifted = [](const AxisScale::Range& range, double share) {
        const double by = (range.high - range.low) * share;
        return AxisScale::Range{range.low + by, range.high + by};
    };
    emit rangeWanted(shifted(geometry.xRange, shareX), shifted(geometry.yRange, shareY));
}

bool PlotZoom::key(int key, bool shifts)
{
    const PlotGeometry* current = m_panels.current();
    if (current == nullptr)
        return false;
    switch (key) {
    case Qt::Key_Plus:
        zoomBy(*current, stepOfWheel, current->area.center());
        return true;
    case Qt::Key_Minus:
        zoomBy(*current, 1 / stepOfWheel, current->area.center());
        return true;
    case Qt::Key_0:
    case Qt::Key_Home:
        emit homeWanted();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!shifts)
            break;
        shiftBy(*current,
                key == Qt::Key_Left    ? -stepOfKey
                : key == Qt::Key_Right ? stepOfKey
                                       : 0,
                key == Qt::Key_Up     ? stepOfKey
                : key == Qt::Key_Down ? -stepOfKey
                                      : 0);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        break;
    default:
        return false;
    }
    emit keyPressed(key);
    return true;
}

} // namespace breakeven
