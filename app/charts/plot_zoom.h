// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_geometry.h"

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QWidget>

namespace breakeven {

// What the mouse and the keys mean on a plot: wheel and rectangle zoom, drag with the right button moves,
// double click, Escape, Home or 0 goes home. Asks for ranges; the plot grants them.
class PlotZoom final : public QObject
{
    Q_OBJECT

public:
    // Watches `viewport` and `keys`; `geometry` must outlive this.
    PlotZoom(QWidget* viewport, const PlotGeometry& geometry, QWidget* keys);

    [[nodiscard]] bool isZoomed() const { return m_zoomed; }
    void setZoomed(bool zoomed) { m_zoomed = zoomed; }

signals:
    void rangeWanted(const breakeven::AxisScale::Range& x, const breakeven::AxisScale::Range& y);
    void homeWanted();
    void rectangleChanged(const QRectF& rect);
    void pointed(QPointF pixel);
    void left();
    void clicked(QPointF pixel);
    void resized();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(QPointF pixel, Qt::MouseButton button);
    void move(QPointF pixel);
    bool release(QPointF pixel, Qt::MouseButton button);
    void zoomBy(double factor, QPointF centre);
    void shiftBy(double shareX, double shareY);
    bool key(int key);

    QWidget* m_viewport; // not owned
    const PlotGeometry& m_geometry;
    bool m_zoomed = false;
    std::optional<QPointF> m_pressed; // where the left button went down
    std::optional<QPointF> m_held;    // by the right button, where it was last
};

} // namespace breakeven
