// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_backdrop.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr int bandAlphaLight = 40;
constexpr int bandAlphaDark = 52;
constexpr double pixelsALabelX = 80;
constexpr double pixelsALabelY = 46;
constexpr double textGap = 8;
constexpr int whiskerAlpha = 120;
constexpr double whiskerStep = 3; // pixels between those of two arms
constexpr double whiskerTick = 2; // pixels, either way

double crisp(double pixel)
{
    return std::floor(pixel) + 0.5;
}

} // namespace

QRectF referenceTextRect(const PlotBackdrop::Source& source)
{
    const PlotGeometry& geometry = *source.geometry;
    const ChartData& data = *source.data;
    if (!data.referenceY || !geometry.y.holds(*data.referenceY) || data.referenceText.isEmpty())
        return {};
    const QFontMetricsF metrics(*source.font);
    const double width = metrics.horizontalAdvance(data.referenceText) + 2;
    return {geometry.area.right() - width - textGap,
            geometry.pixelY(geometry.y.position(*data.referenceY)) - metrics.height() - 2, width,
            metrics.height()};
}

PlotBackdrop::PlotBackdrop(QGraphicsItem* parent, Source source) : QGraphicsItem(parent), m_source(source)
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
    if (!m_source.data->hasPoints())
        return;
    const QRectF area = m_source.geometry->area;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setClipRect(area.adjusted(-1, -1, 1, 1));
    paintGrid(*painter);
    paintBands(*painter);
    paintWhiskers(*painter);
    paintIntervals(*painter);
    painter->restore();
    paintAxisTexts(*painter);
}

void PlotBackdrop::paintGrid(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    const QRectF area = geometry.area;
    const auto lines = [&](bool major) {
        QList<QLineF> result;
        for (const auto& tick : geometry.x.ticks(geometry.xRange.low, geometry.xRange.high,
                                                 static_cast<int>(area.width() / pixelsALabelX)))
            if (tick.major == major) {
                const double x = crisp(geometry.pixelX(tick.position));
                result.append(QLineF(x, area.top(), x, area.bottom()));
            }
        for (const auto& tick : geometry.y.ticks(geometry.yRange.low, geometry.yRange.high,
                                                 static_cast<int>(area.height() / pixelsALabelY)))
            if (tick.major == major) {
                const double y = crisp(geometry.pixelY(tick.position));
                result.append(QLineF(area.left(), y, area.right(), y));
            }
        return result;
    };
    painter.setPen(QPen(m_source.theme->minorGrid, 1));
    painter.drawLines(lines(false));
    painter.setPen(QPen(m_source.theme->grid, 1));
    painter.drawLines(lines(true));
    painter.drawLine(QLineF(area.left(), crisp(area.bottom()), area.right(), crisp(area.bottom())));

    if (geometry.x.hasBreak()) {
        const double x = geometry.pixelX(geometry.x.breakPosition());
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(m_source.theme->mutedText, 1.2));
        for (const double shift : {-3.0, 3.0})
            painter.drawLine(QPointF(x + shift - 2, area.bottom() + 1),
                             QPointF(x + shift + 2, area.bottom() - 7));
        painter.restore();
    }
    const std::optional<double> reference = m_source.data->referenceY;
    if (reference && geometry.y.holds(*reference)) {
        const double y = crisp(geometry.pixelY(geometry.y.position(*reference)));
        painter.setPen(QPen(m_source.theme->mutedText, 1));
        painter.drawLine(QLineF(area.left(), y, area.right(), y));
        painter.setFont(*m_source.font);
        painter.drawText(referenceTextRect(m_source), Qt::AlignCenter, m_source.data->referenceText);
    }
}

void PlotBackdrop::paintBands(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    painter.setPen(Qt::NoPen);
    for (const ChartSeries& series : m_source.data->series) {
        if (series.overlay || series.predicted)
            continue;
        QPolygonF upper;
        QPolygonF lower;
        for (const ChartPoint& point : series.points) {
            if (!geometry.holds(point.x, point.low) || !geometry.holds(point.x, point.high))
                continue;
            upper.append(geometry.pixel(point.x, point.high));
            lower.prepend(geometry.pixel(point.x, point.low));
        }
        if (upper.size() < 2)
            continue;
        QColor fill = m_source.theme->hues.at(static_cast<std::size_t>(series.hue));
        fill.setAlpha(m_source.theme->appearance == Appearance::Dark ? bandAlphaDark : bandAlphaLight);
        painter.setBrush(fill);
        painter.drawPolygon(upper + lower);
    }
}

// Thin, so that they stand back behind bands and lines: one call a series, whatever its points.
void PlotBackdrop::paintWhiskers(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    // The arms of a block share its place: side by side they can be told apart.
    double shift = -whiskerStep * static_cast<double>(m_source.data->series.size()) / 2;
    for (const ChartSeries& series : m_source.data->series) {
        QList<QLineF> whiskers;
        shift += whiskerStep;
        for (const ChartPoint& point : series.points) {
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
        QColor colour = m_source.theme->hues.at(static_cast<std::size_t>(series.hue));
        colour.setAlpha(whiskerAlpha);
        painter.setPen(QPen(colour, 1));
        painter.drawLines(whiskers);
    }
}

void PlotBackdrop::paintIntervals(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    for (const ChartCrossing& crossing : m_source.data->crossings) {
        if (crossing.overlay || !geometry.x.holds(crossing.interval.low) || !geometry.x.holds(crossing.x))
            continue;
        const double low = geometry.pixelX(geometry.x.position(crossing.interval.low));
        const double high = geometry.pixelX(geometry.x.position(crossing.interval.high));
        QColor fill = m_source.theme->accent;
        fill.setAlpha(m_source.theme->appearance == Appearance::Dark ? 46 : 30);
        painter.fillRect(QRectF(low, geometry.area.top(), std::max(2.0, high - low), geometry.area.height()),
                         fill);
        QPen pen(m_source.theme->accent, 1);
        pen.setDashPattern({4, 4});
        painter.setPen(pen);
        const double x = crisp(geometry.pixelX(geometry.x.position(crossing.x)));
        painter.drawLine(QLineF(x, geometry.area.top(), x, geometry.area.bottom()));
    }
}

void PlotBackdrop::paintAxisTexts(QPainter& painter) const
{
    const PlotGeometry& geometry = *m_source.geometry;
    const QRectF area = geometry.area;
    painter.setFont(*m_source.font);
    painter.setPen(m_source.theme->mutedText);
    const QFontMetricsF metrics(*m_source.font);
    const double height = metrics.height();

    // Texts that would touch the one before are left out; the last one is the axis's end and wins over its
    // neighbour.
    std::vector<std::pair<QRectF, QString>> placed;
    for (const auto& tick : geometry.x.ticks(geometry.xRange.low, geometry.xRange.high,
                                             static_cast<int>(area.width() / pixelsALabelX))) {
        if (tick.label.isEmpty())
            continue;
        const double width = metrics.horizontalAdvance(tick.label);
        double left = geometry.pixelX(tick.position) - width / 2;
        left = std::clamp(left, m_bounds.left() + 2,
                          std::max(m_bounds.left() + 2, m_bounds.right() - width - 2));
        placed.emplace_back(QRectF(left, area.bottom() + textGap, width, height), tick.label);
    }
    std::vector<std::pair<QRectF, QString>> kept;
    for (std::size_t i = placed.size(); i-- > 0;)
        if (kept.empty() || placed[i].first.right() + textGap < kept.back().first.left())
            kept.push_back(placed[i]);
    for (const auto& [rect, text] : kept)
        painter.drawText(rect.adjusted(-2, 0, 2, 0), Qt::AlignCenter, text);

    double lastTop = area.bottom() + height;
    for (const auto& tick : geometry.y.ticks(geometry.yRange.low, geometry.yRange.high,
                                             static_cast<int>(area.height() / pixelsALabelY))) {
        const double y = geometry.pixelY(tick.position);
        if (tick.label.isEmpty() || y + height / 2 > lastTop - 2)
            continue;
        painter.drawText(
            QRectF(m_bounds.left(), y - height / 2, area.left() - m_bounds.left() - textGap, height),
            Qt::AlignRight | Qt::AlignVCenter, tick.label);
        lastTop = y - height / 2;
    }

    painter.drawText(QRectF(area.left(), area.bottom() + textGap + height + 4, area.width(), height),
                     Qt::AlignCenter, m_source.data->x.title);
    // Beside the plot, but one that is longer may go beyond it.
    const QString title =
        metrics.elidedText(m_source.data->y.title, Qt::ElideRight, m_bounds.height() - 2 * textGap);
    const double reach = metrics.horizontalAdvance(title) / 2 + textGap;
    painter.save();
    painter.translate(m_bounds.left() + height * 0.5 + 2,
                      std::clamp(area.center().y(), m_bounds.top() + reach,
                                 std::max(m_bounds.top() + reach, m_bounds.bottom() - reach)));
    painter.rotate(-90);
    painter.drawText(QRectF(-reach, -height / 2, 2 * reach, height), Qt::AlignCenter, title);
    painter.restore();
}

} // namespace breakeven
