// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_backdrop.h"

#include "app/charts/arm_look.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr double bandShareLight = 0.13;
constexpr double bandShareDark = 0.2;
constexpr double pixelsALabelX = 40;
constexpr double pixelsALabelY = 56;
constexpr double textGap = 8;
constexpr int whiskerAlpha = 120;
constexpr double whiskerStep = 3; // pixels between those of two arms
constexpr double whiskerTick = 2; // pixels, either way

double crisp(double pixel)
{
    return std::floor(pixel) + 0.5;
}

} // namespace

int labelsAcross(double pixels, double scale)
{
    return static_cast<int>(pixels / (pixelsALabelX * scale));
}

int labelsUp(double pixels, double scale)
{
    return static_cast<int>(pixels / (pixelsALabelY * scale));
}

QRectF referenceTextRect(const PanelSource& source)
{
    const PlotGeometry& geometry = *source.geometry;
    const ChartData& data = source.state->data;
    if (!data.referenceY || !geometry.y.holds(*data.referenceY) || data.referenceText.isEmpty())
        return {};
    const QFontMetricsF metrics(source.state->fonts.axis);
    const double width = metrics.horizontalAdvance(data.referenceText) + 2;
    return {geometry.area.right() - width - textGap,
            geometry.pixelY(geometry.y.position(*data.referenceY)) - metrics.height() - 2, width,
            metrics.height()};
}

PlotBackdrop::PlotBackdrop(QGraphicsItem* parent, PanelSource source)
    : QGraphicsItem(parent)
    , m_source(source)
{
    setZValue(3.5); // over Qt Charts' background and axes, under its lines
}

QRectF PlotBackdrop::boundingRect() const
{
    return m_bounds;
}

void PlotBackdrop::setBounds(const QRectF& bounds)
{
    if (bounds == m_bounds)
        return;
    prepareGeometryChange();
    m_bounds = bounds;
}

void PlotBackdrop::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    if (!m_source.state->data.hasPoints())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setClipRect(m_source.geometry->area.adjusted(-1, -1, 1, 1));
    paintGrid(*painter);
    paintBands(*painter);
    paintWhiskers(*painter);
    painter->restore();
}

void PlotBackdrop::paintGrid(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    const PlotState& state = *m_source.state;
    const QRectF area = geometry.area;
    const auto lines = [&](bool labelled) {
        QList<QLineF> result;
        for (const auto& tick : geometry.x.ticks(geometry.xRange.low, geometry.xRange.high,
                                                 labelsAcross(area.width(), state.fonts.scale)))
            if (tick.major && tick.label.isEmpty() != labelled) {
                const double x = crisp(geometry.pixelX(tick.position));
                result.append(QLineF(x, area.top(), x, area.bottom()));
            }
        for (const auto& tick : geometry.y.ticks(geometry.yRange.low, geometry.yRange.high,
                                                 labelsUp(area.height(), state.fonts.scale)))
            if (tick.major && tick.label.isEmpty() != labelled) {
                const double y = crisp(geometry.pixelY(tick.position));
                result.append(QLineF(area.left(), y, area.right(), y));
            }
        return result;
    };
    painter.setPen(QPen(state.look.minorGrid, 1));
    painter.drawLines(lines(false));
    painter.setPen(QPen(state.look.grid, 1));
    painter.drawLines(lines(true));

    const std::optional<double> reference = state.data.referenceY;
    if (reference && geometry.y.holds(*reference)) {
        const double y = crisp(geometry.pixelY(geometry.y.position(*reference)));
        painter.setPen(QPen(state.look.mutedText, 1));
        painter.drawLine(QLineF(area.left(), y, area.right(), y));
        painter.setFont(state.fonts.axis);
        painter.drawText(referenceTextRect(m_source), Qt::AlignCenter, state.data.referenceText);
    }
}

void PlotBackdrop::paintBands(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    const Theme& look = m_source.state->look;
    painter.setPen(Qt::NoPen);
    for (const ChartSeries* series : m_source.state->shownSeries(*m_source.panel)) {
        if (!m_source.state->hasBand(*series))
            continue;
        QPolygonF upper;
        QPolygonF lower;
        for (const ChartPoint& point : series->points) {
            if (!geometry.holds(point.x, point.low) || !geometry.holds(point.x, point.high))
                continue;
            upper.append(geometry.pixel(point.x, point.high));
            lower.prepend(geometry.pixel(point.x, point.low));
        }
        if (upper.size() < 2)
            continue;
        QColor fill = coloursOf(*series, look).mark;
        fill.setAlphaF(
            static_cast<float>(look.appearance == Appearance::Dark ? bandShareDark : bandShareLight));
        painter.setBrush(fill);
        painter.drawPolygon(upper + lower);
    }
}

// Thin, so that they stand back behind bands and lines: one call a series, whatever its points.
void PlotBackdrop::paintWhiskers(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    const std::vector<const ChartSeries*> shown = m_source.state->shownSeries(*m_source.panel);
    // The arms of a block share its place: side by side they can be told apart.
    double shift = -whiskerStep * static_cast<double>(shown.size()) / 2;
    for (const ChartSeries* series : shown) {
        QList<QLineF> whiskers;
        shift += whiskerStep;
        for (const ChartPoint& point : series->points) {
            if (!point.extremes || !geometry.holds(point.x, point.extremes->low) ||
                !geometry.holds(point.x, point.extremes->high))
                continue;
            const double x = crisp(geometry.pixelX(geometry.x.position(point.x)) + shift);
            const double top = geometry.pixel(point.x, point.extremes->high).y();
            const double bottom = geometry.pixel(point.x, point.extremes->low).y();
            whiskers.append(QLineF(x, top, x, bottom));
            for (const double end : {top, bottom}) // a tick, which is all there is of a single batch
                whiskers.append(QLineF(x - whiskerTick, crisp(end), x + whiskerTick, crisp(end)));
        }
        if (whiskers.isEmpty())
            continue;
        QColor colour = coloursOf(*series, m_source.state->look).mark;
        colour.setAlpha(whiskerAlpha);
        painter.setPen(QPen(colour, 1));
        painter.drawLines(whiskers);
    }
}

} // namespace breakeven
