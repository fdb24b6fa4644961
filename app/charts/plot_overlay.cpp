// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_overlay.h"

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

constexpr double ringRadius = 8;
constexpr double cardPadding = 10;
constexpr std::size_t mostCards = 6; // more would cover the chart
constexpr std::size_t roomyCards = 3;
constexpr double crowdedWidth = 520; // pixels
constexpr double crowdedHeight = 300;
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

std::vector<QPointF> pixelsOf(const ChartSeries& series, const PlotGeometry& geometry)
{
    std::vector<QPointF> pixels;
    for (const ChartPoint& point : series.points)
        if (geometry.holds(point.x, point.y))
            pixels.push_back(geometry.pixel(point.x, point.y));
    return pixels;
}

// The part of a model's line that says most: where nothing was measured.
ChartSeries beyondMeasured(const ChartSeries& model, const ChartData& data)
{
    double last = 0;
    for (const ChartSeries& series : data.series)
        if (!series.predicted && !series.overlay && !series.points.empty())
            last = std::max(last, series.points.back().x);
    ChartSeries part = model;
    std::erase_if(part.points, [last](const ChartPoint& point) { return point.x < last; });
    return part;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

PlotOverlay::PlotOverlay(QGraphicsItem* parent, PlotBackdrop::Source source)
    : QGraphicsItem(parent)
    , m_source(source)
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

void PlotOverlay::setReadOut(const std::optional<ReadOut>& readOut)
{
    if (readOut == m_readOut)
        return;
    m_readOut = readOut;
    update();
}

void PlotOverlay::setZoomRect(const QRectF& rect)
{
    m_zoom = rect;
    update();
}

QColor PlotOverlay::hue(const ChartSeries& series) const
{
    return m_source.theme->hues.at(static_cast<std::size_t>(series.hue));
}

QSizeF PlotOverlay::cardSize(const QString& headline, const QString& detail) const
{
    const QFontMetricsF headlineMetrics(bold(*m_source.font));
    const QFontMetricsF metrics(*m_source.font);
    const double width =
        std::max(headlineMetrics.horizontalAdvance(headline), metrics.horizontalAdvance(detail));
    const double lines = detail.isEmpty() ? 1 : 2;
    return {width + 2 * cardPadding + 2, lines * metrics.height() + 2 * cardPadding - 6};
}

void PlotOverlay::layOut(bool withNames)
{
    m_labels.clear();
    m_cards.clear();
    const PlotGeometry& geometry = *m_source.geometry;
    const QRectF visible = geometry.area;

    std::vector<QPointF> lines;
    for (const ChartSeries& series : m_source.data->series)
        for (const QPointF& point : along(pixelsOf(series, geometry)))
            if (visible.contains(point))
                lines.push_back(point);

    LabelPlacement placement(visible.adjusted(2, 2, -2, -2), std::move(lines));
    std::vector<const ChartCrossing*> crossings;
    for (const ChartCrossing& crossing : m_source.data->crossings)
        if (!crossing.overlay && geometry.holds(crossing.x, crossing.y) &&
            visible.contains(geometry.pixel(crossing.x, crossing.y)))
            crossings.push_back(&crossing);
    for (const ChartCrossing* crossing : crossings) {
        const QPointF centre = geometry.pixel(crossing->x, crossing->y);
        placement.occupy(
            QRectF(centre - QPointF(ringRadius, ringRadius), QSizeF(2 * ringRadius, 2 * ringRadius)));
    }
    const bool isBrief = crossings.size() > roomyCards;
    // Where several share a small plot, the interval is left to its band and the verdict.
    const bool isCrowded = (crossings.size() > 1 && visible.width() < crowdedWidth) ||
                           (isBrief && visible.height() < crowdedHeight);
    for (std::size_t i = 0; i < std::min(crossings.size(), mostCards); ++i) {
        const QPointF anchor = geometry.pixel(crossings[i]->x, crossings[i]->y);
        const QString detail = isCrowded ? QString() : crossings[i]->detail;
        const QString& headline = isBrief ? crossings[i]->brief : crossings[i]->headline;
        m_cards.push_back({placement.around(anchor, cardSize(headline, detail)), anchor, headline, detail,
                           m_source.theme->accent});
    }
    // A card may lie on a crossing's line, which is its own, or on the reference; a label may not.
    std::vector<QPointF> straightLines;
    for (const ChartCrossing* crossing : crossings)
        for (double y = visible.top(); y < visible.bottom(); y += 2 * lineStep)
            straightLines.emplace_back(geometry.pixelX(geometry.x.position(crossing->x)), y);
    const std::optional<double> reference = m_source.data->referenceY;
    if (reference && geometry.y.holds(*reference))
        for (double x = visible.left(); x < visible.right(); x += 2 * lineStep)
            straightLines.emplace_back(x, geometry.pixelY(geometry.y.position(*reference)));
    placement.avoid(straightLines);
    placement.occupy(referenceTextRect(m_source));
    const QFontMetricsF labelMetrics(bold(*m_source.font));
    for (const ChartSeries& series : m_source.data->series) {
        if (series.label.isEmpty() || series.overlay || (!withNames && !series.predicted))
            continue;
        std::vector<QPointF> line =
            pixelsOf(series.predicted ? beyondMeasured(series, *m_source.data) : series, geometry);
        std::erase_if(line, [&](const QPointF& point) { return !visible.contains(point); });
        if (line.empty())
            continue;
        // Whose it is, its colour and place say.
        const QString text = series.predicted ? Words::tr("predicted") : series.label;
        const QSizeF size(labelMetrics.horizontalAdvance(text) + 2, labelMetrics.height());
        const QRectF rect = series.labelPlace == LabelPlace::Middle ? placement.besideRise(along(line), size)
                                                                    : placement.besideLine(along(line), size);
        if (!rect.isNull())
            m_labels.push_back({rect, text, hue(series)});
    }
}

void PlotOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    const QRectF area = m_source.geometry->area;
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->save();
    painter->setClipRect(area.adjusted(-6, -6, 6, 6));
    paintMarkers(*painter);
    paintRings(*painter);
    painter->restore();

    painter->setFont(bold(*m_source.font));
    for (const Text& label : m_labels) {
        painter->setPen(label.colour);
        painter->drawText(label.rect, Qt::AlignCenter, label.text);
    }
    for (const Card& card : m_cards)
        paintLeader(*painter, card);
    for (const Card& card : m_cards)
        paintCard(*painter, card);

    if (!m_source.data->hasPoints()) {
        painter->setFont(*m_source.font);
        painter->setPen(m_source.theme->mutedText);
        painter->drawText(area, Qt::AlignCenter, m_source.data->empty);
    }
    if (!m_zoom.isEmpty()) {
        QColor fill = m_source.theme->accent;
        fill.setAlpha(36);
        painter->setBrush(fill);
        painter->setPen(QPen(m_source.theme->accent, 1));
        painter->drawRect(m_zoom);
    }
    if (m_readOut) {
        QRectF rect(QPointF(0, 0), cardSize(m_readOut->headline, m_readOut->detail));
        rect.moveBottomLeft(m_readOut->anchor + QPointF(14, -12));
        if (rect.right() > m_bounds.right())
            rect.moveRight(m_readOut->anchor.x() - 14);
        if (rect.top() < m_bounds.top())
            rect.moveTop(m_readOut->anchor.y() + 14);
        const Card card{rect, m_readOut->anchor, m_readOut->headline, m_readOut->detail,
                        m_source.theme->hues.at(static_cast<std::size_t>(m_readOut->hue))};
        paintLeader(*painter, card);
        paintCard(*painter, card);
    }
}

void PlotOverlay::paintMarkers(QPainter& painter) const
{
    for (const ChartSeries& series : m_source.data->series) {
        if (series.overlay || series.marker == MarkerShape::None)
            continue;
        const QPainterPath path = markerPath(series.marker);
        painter.setPen(QPen(hue(series), 1.8));
        painter.setBrush(m_source.theme->card);
        for (const QPointF& pixel : pixelsOf(series, *m_source.geometry)) {
            painter.translate(pixel);
            painter.drawPath(path);
            painter.translate(-pixel);
        }
    }
}

void PlotOverlay::paintRings(QPainter& painter) const
{
    for (const ChartCrossing& crossing : m_source.data->crossings) {
        if (!m_source.geometry->holds(crossing.x, crossing.y))
            continue;
        const QPointF centre = m_source.geometry->pixel(crossing.x, crossing.y);
        QColor fill = m_source.theme->card;
        fill.setAlpha(150);
        painter.setBrush(fill);
        painter.setPen(QPen(m_source.theme->accent, crossing.overlay ? 1.2 : 2.2,
                            crossing.overlay ? Qt::DashLine : Qt::SolidLine));
        painter.drawEllipse(centre, ringRadius, ringRadius);
        if (crossing.overlay)
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_source.theme->accent);
        painter.drawEllipse(centre, 3, 3);
    }
}

void PlotOverlay::paintLeader(QPainter& painter, const Card& card) const
{
    const QPointF nearest(std::clamp(card.anchor.x(), card.rect.left(), card.rect.right()),
                          std::clamp(card.anchor.y(), card.rect.top(), card.rect.bottom()));
    const QPointF way = nearest - card.anchor;
    const double length = std::hypot(way.x(), way.y());
    if (length > ringRadius + 4) {
        painter.setPen(QPen(card.colour, 1));
        painter.drawLine(card.anchor + way * (ringRadius / length), nearest);
    }
}

void PlotOverlay::paintCard(QPainter& painter, const Card& card) const
{
    painter.setBrush(m_source.theme->card);
    painter.setPen(QPen(card.colour, 1.2));
    painter.drawRoundedRect(card.rect, 6, 6);

    const QRectF inner = card.rect.adjusted(cardPadding, cardPadding - 3, -cardPadding, -(cardPadding - 3));
    painter.setFont(bold(*m_source.font));
    painter.setPen(card.colour);
    painter.drawText(inner, Qt::AlignLeft | (card.detail.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop),
                     card.headline);
    if (card.detail.isEmpty())
        return;
    painter.setFont(*m_source.font);
    painter.setPen(m_source.theme->mutedText);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, card.detail);
}

} // namespace breakeven
