// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/axis_scale.h"

#include <QPointF>
#include <QRectF>

namespace breakeven {

// Where a value of a chart lies on the screen. A value.
struct PlotGeometry
{
    QRectF area; // of the plot, in scene pixels
    AxisScale x;
    AxisScale y;
    AxisScale::Range xRange; // in positions
    AxisScale::Range yRange;

    [[nodiscard]] bool holds(double xValue, double yValue) const
    {
        return x.holds(xValue) && y.holds(yValue);
    }

    [[nodiscard]] double pixelX(double xPosition) const
    {
        return area.left() + (xPosition - xRange.low) / (xRange.high - xRange.low) * area.width();
    }

    [[nodiscard]] double pixelY(double yPosition) const
    {
        return area.bottom() - (yPosition - yRange.low) / (yRange.high - yRange.low) * area.height();
    }

    // Requires holds().
    [[nodiscard]] QPointF pixel(double xValue, double yValue) const
    {
        return {pixelX(x.position(xValue)), pixelY(y.position(yValue))};
    }

    [[nodiscard]] double positionX(double pixel) const
    {
        return xRange.low + (pixel - area.left()) / area.width() * (xRange.high - xRange.low);
    }

    [[nodiscard]] double positionY(double pixel) const
    {
        return yRange.low + (area.bottom() - pixel) / area.height() * (yRange.high - yRange.low);
    }
};

} // namespace breakeven
