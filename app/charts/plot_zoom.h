// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_geometry.h"

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QWidget>

#include <functional>
#include <optional>

namespace breakeven {

// What the mouse and the keys that zoom mean on a plot: wheel and rectangle zoom, drag with the right button
// and the arrows with Shift move, double click, Home or 0 goes home. Asks for ranges; the plot grants them.
class PlotZoom final : public QObject
{
    Q_OBJECT

public:
    // The panel under a pixel, or the one that keys are for; null: none. Its ranges are all panels'.
    struct Panels
    {
        std::function<const PlotGeometry*(QPointF)> at;
        std::function<const PlotGeometry*()> current;
    };

    // Watches `viewport` and `keys`, and asks `panels` for as long as it lives.
    PlotZoom(QWidget* viewport, Panels panels, QWidget* keys);

    void setWheelZooms(bool zooms)
    {
        m_wheelZooms = zooms;
    } // else it needs Ctrl, as it scrolls what lies round

signals:
    void rangeWanted(const breakeven::AxisScale::Range& x, const breakeven::AxisScale::Range& y);
    void homeWanted();
    void rectangleChanged(const QRectF& rect);
    void pointed(QPointF pixel);
    void left();
    void clicked(QPointF pixel);
    void resized();
    void keyPressed(int key); // one that isn't about zooming

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void press(QPointF pixel, Qt::MouseButton button);
    void move(QPointF pixel);
    void release(QPointF pixel, Qt::MouseButton button);
    void zoomBy(const PlotGeometry& geometry, double factor, QPointF centre);
    void shiftBy(const PlotGeometry& geometry, double shareX, double shareY);
    bool key(int key, bool shifts);

    QWidget* m_viewport; // not owned
    Panels m_panels;
    bool m_wheelZooms = true;
    std::optional<QPointF> m_pressed; // where the left button went down
    std::optional<PlotGeometry> m_in; // the panel it went down in
    std::optional<QPointF> m_held;    // by the right button, where it was last
};

} // namespace breakeven
