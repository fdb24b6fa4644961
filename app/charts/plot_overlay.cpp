// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_overlay.h"

#include "app/charts/arm_look.h"
#include "app/charts/label_placement.h"
#include "app/charts/marker_path.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

constexpr double ringRadius = 7;
constexpr double chosenRadius = 8;
constexpr double bracketCap = 3;
constexpr double letterRadius = 7.5;
constexpr double lineStep = 9; // pixels between the points by which a line repels texts

// Points along a polyline, close enough that no text slips between them.
std::vector<QPointF> along(const std::vector<QPointF>& line)
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const QPointF way = line[i + 1] - line[i];
        const int steps = std::max(1, static_cast<int>(std::hypot(way.x(), way.y()) / lineStep));
        for (int step = 0; step < steps; ++step)
            points.push_back(line[i] + way * (static_cast<double>(step) / steps));
    }
    if (!line.empty())
        points.push_back(line.back());
    return points;
}

std::vector<QPointF> linePixels(const ChartSeries& series, const PlotGeometry& geometry)
{
    std::vector<QPointF> pixels;
    for (const QPointF& place : series.line())
        if (geometry.holds(place.x(), place.y()))
            pixels.push_back(geometry.pixel(place.x(), place.y()));
    return pixels;
}

// The part of a model's line that says most: where nothing was measured.
ChartSeries beyondMeasured(const ChartSeries& model, const std::vector<const ChartSeries*>& shown)
{
    double last = 0;
    for (const ChartSeries* series : shown)
        if (!series->predicted && !series->overlay() && !series->points.empty())
            last = std::max(last, series->points.back().x);
    ChartSeries part = model;
    std::erase_if(part.points, [last](const ChartPoint& point) { return point.x < last; });
    return part;
}

QRectF around(QPointF centre, double radius)
{
    return {centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)};
}

} // namespace

PlotOverlay::PlotOverlay(QGraphicsItem* parent, PanelSource source) : QGraphicsItem(parent), m_source(source)
{
    setZValue(8); // over Qt Charts' lines
}

QRectF PlotOverlay::boundingRect() const
{
    return m_bounds;
}

void PlotOverlay::setBounds(const QRectF& bounds)
{
    if (bounds == m_bounds)
        return;
    prepareGeometryChange();
    m_bounds = bounds;
}

void PlotOverlay::layOut()
{
    m_labels.clear();
    m_ringTexts.clear();
    m_letters.clear();
    const PlotState& state = *m_source.state;
    const PlotGeometry& geometry = *m_source.geometry;
    std::vector<QPointF> lines;
    for (const ChartSeries* series : state.shownSeries(*m_source.panel))
        for (const QPointF& point : along(linePixels(*series, geometry)))
            if (geometry.area.contains(point))
                lines.push_back(point);
    LabelPlacement placement(geometry.area.adjusted(2, 2, -2, -2), std::move(lines));
    layOutRing(placement);
    layOutLetters(placement);
    layOutLabels(placement);
}

void PlotOverlay::layOutRing(LabelPlacement& placement)
{
    const PlotState& state = *m_source.state;
    const PlotGeometry& geometry = *m_source.geometry;
    const ChartCrossing* ring = state.ringOf(*m_source.panel);
    if (ring == nullptr || !geometry.holds(ring->x, ring->y))
        return;
    const QPointF centre = geometry.pixel(ring->x, ring->y);
    if (!geometry.area.contains(centre))
        return;
    placement.occupy(around(centre, state.fonts.scale * ringRadius + 2));
    // The dotted line from the ring to the axis.
    std::vector<QPointF> dotted;
    for (double y = centre.y(); y < geometry.area.bottom(); y += lineStep)
        dotted.emplace_back(centre.x(), y);
    placement.avoid(dotted);
    const QFontMetricsF brief(state.fonts.label);
    const QFontMetricsF detail(state.fonts.axis);
    const QSizeF size(std::max(brief.horizontalAdvance(ring->brief), detail.horizontalAdvance(ring->detail)) +
                          4,
                      brief.height() + (ring->detail.isEmpty() ? 0 : detail.height()));
    m_ringTexts.push_back({placement.around(centre, size), centre, ring->brief, ring->detail});
}

void PlotOverlay::layOutLabels(LabelPlacement& placement)
{
    const PlotState& state = *m_source.state;
    const PlotGeometry& geometry = *m_source.geometry;
    const std::optional<double> reference = state.data.referenceY;
    if (reference && geometry.y.holds(*reference)) {
        std::vector<QPointF> line;
        for (double x = geometry.area.left(); x < geometry.area.right(); x += 2 * lineStep)
            line.emplace_back(x, geometry.pixelY(geometry.y.position(*reference)));
        placement.avoid(line);
        placement.occupy(referenceTextRect(m_source));
    }
    const QFontMetricsF metrics(state.fonts.label);
    const std::vector<const ChartSeries*> shown = state.shownSeries(*m_source.panel);
    for (const ChartSeries* series : shown) {
        if (series->label.isEmpty() || series->overlay())
            continue;
        std::vector<QPointF> line =
            linePixels(series->predicted ? beyondMeasured(*series, shown) : *series, geometry);
        std::erase_if(line, [&](const QPointF& point) { return !geometry.area.contains(point); });
        if (line.empty())
            continue;
        // Whose it is, its colour and place say.
        const QString text = series->predicted ? Words::tr("predicted") : series->label;
        const QSizeF size(metrics.horizontalAdvance(text) + 2, metrics.height());
        const QRectF rect = series->labelPlace == LabelPlace::Middle
                                ? placement.besideRise(along(line), size)
                                : placement.besideLine(along(line), size);
        if (!rect.isNull())
            m_labels.push_back({rect, text, coloursOf(*series, state.look).text});
    }
}

std::vector<QRectF> PlotOverlay::textRects() const
{
    std::vector<QRectF> rects;
    for (const Text& label : m_labels)
        rects.push_back(label.rect);
    for (const RingText& ring : m_ringTexts)
        rects.push_back(ring.rect);
    return rects;
}

void PlotOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    const PlotState& state = *m_source.state;
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->save();
    painter->setClipRect(m_source.geometry->area.adjusted(-8, -8, 8, 8));
    paintCross(*painter);
    paintMarkers(*painter);
    paintLetters(*painter);
    paintRing(*painter);
    painter->restore();
    painter->setFont(state.fonts.label);
    for (const Text& label : m_labels) {
        painter->setPen(label.colour);
        painter->drawText(label.rect, Qt::AlignCenter, label.text);
    }
    paintRingText(*painter);
}

// Where figures are read, and what is told elsewhere: a line and a ring round each point there.
void PlotOverlay::paintCross(QPainter& painter) const
{
    const PlotState& state = *m_source.state;
    const PlotGeometry& geometry = *m_source.geometry;
    if (!state.cross || state.cross->panel != *m_source.panel || !geometry.x.holds(state.cross->place))
        return;
    for (const ChartSeries* series : state.shownSeries(*m_source.panel)) {
        const ChartPoint* point = PlotState::pointAt(*series, state.cross->place);
        if (point == nullptr || !point->figures)
            continue;
        const double x = std::floor(geometry.pixelX(geometry.x.position(point->x))) + 0.5;
        painter.setPen(QPen(state.look.mutedText, 1));
        painter.drawLine(QLineF(x, geometry.area.top(), x, geometry.area.bottom()));
        return;
    }
}

MarkerShape PlotOverlay::markerOf(const ChartSeries& series, const ChartPoint& point) const
{
    if (!point.arm)
        return series.marker;
    for (const ChartArm& arm : m_source.state->data.arms)
        if (arm.arm == *point.arm)
            return arm.marker;
    return series.marker;
}

void PlotOverlay::paintMarkers(QPainter& painter) const
{
    constexpr double outline = 1.2;
    const PlotState& state = *m_source.state;
    const double scale = state.fonts.scale;
    const PlotGeometry& geometry = *m_source.geometry;
    const auto isAt = [&](const std::optional<PlotPlace>& place, const ChartPoint& point) {
        return place && place->panel == *m_source.panel && point.figures && point.place() == place->place;
    };
    std::vector<const ChartSeries*> ordered = state.shownSeries(*m_source.panel);
    std::stable_sort(
        ordered.begin(), ordered.end(), // the strong ones on top
        [](const ChartSeries* one, const ChartSeries* other) { return one->strong < other->strong; });
    for (const ChartSeries* series : ordered) {
        if (series->overlay() || series->marker == MarkerShape::None)
            continue;
        for (const ChartPoint& point : series->points) {
            if (!geometry.holds(point.x, point.y))
                continue;
            const QPointF pixel = geometry.pixel(point.x, point.y);
            const MarkerShape shape = markerOf(*series, point);
            const QColor colour = point.arm ? coloursOf(*point.arm, state.look.appearance).mark
                                            : coloursOf(*series, state.look).mark;
            painter.setPen(QPen(state.look.card, outline));
            painter.setBrush(colour);
            painter.save();
            painter.translate(pixel);
            painter.scale(scale, scale);
            painter.drawPath(series->strong ? markerPath(shape) : thinMarkerPath(shape));
            painter.restore();
            const bool isChosen = isAt(state.chosen, point);
            if (!isChosen && !isAt(state.cross, point))
                continue;
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(isChosen ? state.look.accent : state.look.text, isChosen ? 1.8 : 1.2));
            painter.drawEllipse(pixel, scale * chosenRadius, scale * chosenRadius);
        }
    }
}

// Each on its line, near its begin, where it covers neither another one nor the ring.
void PlotOverlay::layOutLetters(LabelPlacement& placement)
{
    constexpr double firstShare = 0.06;
    constexpr double lastShare = 0.9;
    const PlotState& state = *m_source.state;
    const PlotGeometry& geometry = *m_source.geometry;
    const ChartCrossing* ring = state.ringOf(*m_source.panel);
    for (const ChartSeries* series : state.shownSeries(*m_source.panel)) {
        if (!series->overlay())
            continue;
        std::vector<QPointF> line = along(linePixels(*series, geometry));
        std::erase_if(line, [&](const QPointF& point) { return !geometry.area.contains(point); });
        const auto isFree = [&](const QPointF& at) {
            const auto isFar = [&](const QPointF& other) {
                return std::hypot(at.x() - other.x(), at.y() - other.y()) >
                       2 * state.fonts.scale * letterRadius + 1;
            };
            return (ring == nullptr || isFar(geometry.pixel(ring->x, ring->y))) &&
                   std::all_of(m_letters.begin(), m_letters.end(),
                               [&](const Letter& other) { return isFar(other.centre); });
        };
        const auto count = static_cast<double>(line.size());
        for (auto i = static_cast<std::size_t>(firstShare * count);
             i < static_cast<std::size_t>(lastShare * count); ++i) {
            if (!isFree(line[i]))
                continue;
            m_letters.push_back({line[i], series});
            placement.occupy(around(line[i], state.fonts.scale * letterRadius));
            break;
        }
    }
}

void PlotOverlay::paintLetters(QPainter& painter) const
{
    const PlotState& state = *m_source.state;
    QFont font = state.fonts.axis;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const double radius = state.fonts.scale * letterRadius;
    for (const Letter& letter : m_letters) {
        const ArmColours colours = coloursOf(*letter.series, state.look);
        painter.setPen(QPen(pastMark(colours.mark, state.look), 1.2));
        painter.setBrush(state.look.card);
        painter.drawEllipse(letter.centre, radius, radius);
        painter.setPen(colours.text);
        painter.drawText(around(letter.centre, radius), Qt::AlignCenter, letter.series->letter);
    }
}

// Neutral, as it is of two arms: the ring, its line to the axis and the interval there.
void PlotOverlay::paintRing(QPainter& painter) const
{
    const PlotState& state = *m_source.state;
    const PlotGeometry& geometry = *m_source.geometry;
    const ChartCrossing* ring = state.ringOf(*m_source.panel);
    if (ring == nullptr || !geometry.holds(ring->x, ring->y))
        return;
    const QPointF centre = geometry.pixel(ring->x, ring->y);
    const double axis = geometry.area.bottom();
    const double scale = state.fonts.scale;
    QPen dotted(state.look.text, scale * 1.2);
    dotted.setDashPattern({1.5, 2.5});
    painter.setPen(dotted);
    painter.drawLine(centre + QPointF(0, scale * ringRadius), QPointF(centre.x(), axis));
    if (ring->interval.low < ring->interval.high && geometry.x.holds(ring->interval.low) &&
        geometry.x.holds(ring->interval.high)) {
        const double low = geometry.pixelX(geometry.x.position(ring->interval.low));
        const double high = geometry.pixelX(geometry.x.position(ring->interval.high));
        painter.setPen(QPen(state.look.text, scale * 2.4, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(low, axis - 1), QPointF(high, axis - 1));
        painter.setPen(QPen(state.look.text, scale * 1.4));
        for (const double end : {low, high})
            painter.drawLine(QPointF(end, axis - 1 - scale * bracketCap),
                             QPointF(end, axis - 1 + scale * bracketCap));
    }
    painter.setBrush(state.look.card);
    painter.setPen(QPen(state.look.text, scale * 2.2));
    painter.drawEllipse(centre, scale * ringRadius, scale * ringRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(state.look.text);
    painter.drawEllipse(centre, scale * 2.2, scale * 2.2);
}

void PlotOverlay::paintRingText(QPainter& painter) const
{
    const PlotState& state = *m_source.state;
    for (const RingText& text : m_ringTexts) {
        const QPointF nearest(std::clamp(text.anchor.x(), text.rect.left(), text.rect.right()),
                              std::clamp(text.anchor.y(), text.rect.top(), text.rect.bottom()));
        const QPointF way = nearest - text.anchor;
        const double length = std::hypot(way.x(), way.y());
        const double radius = state.fonts.scale * ringRadius;
        if (length > radius + 5) {
            painter.setPen(QPen(state.look.text, 1.2));
            painter.drawLine(text.anchor + way * (radius / length), nearest - way * (2 / length));
        }
        painter.setFont(state.fonts.label);
        painter.setPen(state.look.text);
        painter.drawText(text.rect, Qt::AlignHCenter | Qt::AlignTop, text.brief);
        painter.setFont(state.fonts.axis);
        painter.setPen(state.look.mutedText);
        painter.drawText(text.rect, Qt::AlignHCenter | Qt::AlignBottom, text.detail);
    }
}

} // namespace breakeven
