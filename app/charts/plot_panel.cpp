// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_panel.h"

#include "app/charts/line_pen.h"

#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr double reachOfPointer = 24; // pixels from which a point answers to the mouse
constexpr double reachOfLine = 14;
constexpr double markerMargin = 12; // beside the plot, for what stands at its ends
constexpr double leastStep = 3;     // pixels between the places by which a bent line is drawn

} // namespace

PlotPanel::PlotPanel(QGraphicsScene* scene, const PlotState* state, std::size_t panel)
    : m_state(state)
    , m_panel(panel)
    , m_chart(new QChart)
    , m_xAxis(new QValueAxis)
    , m_yAxis(new QValueAxis)
{
    const PanelSource source{.state = state, .geometry = &m_geometry, .panel = &m_panel};
    m_backdrop = new PlotBackdrop(m_chart, source);
    m_frame = new PlotFrame(m_chart, source);
    m_overlay = new PlotOverlay(m_chart, source);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setDropShadowEnabled(false);
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    // Positions are logarithms already: Qt Charts' logarithmic axis hides a whole series for one bad value.
    for (QValueAxis* axis : {m_xAxis, m_yAxis}) {
        axis->setGridLineVisible(false);
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
    }
    m_chart->addAxis(m_xAxis, Qt::AlignBottom);
    m_chart->addAxis(m_yAxis, Qt::AlignLeft);
    scene->addItem(m_chart);
}

PlotPanel::~PlotPanel()
{
    delete m_chart; // leaves the scene
}

void PlotPanel::setVisible(bool visible)
{
    m_chart->setVisible(visible);
}

bool PlotPanel::isVisible() const
{
    return m_chart->isVisible();
}

void PlotPanel::layOut(const PlotFrame::Layout& layout, const QRectF& bounds)
{
    m_cell = layout.cell;
    m_geometry = {.area = layout.cell.adjusted(0, layout.metrics.head, 0, -layout.metrics.foot),
                  .x = m_state->x,
                  .y = m_state->y,
                  .xRange = m_state->xRange,
                  .yRange = m_state->yRange};
    m_xAxis->setRange(m_geometry.xRange.low, m_geometry.xRange.high);
    m_yAxis->setRange(m_geometry.yRange.low, m_geometry.yRange.high);
    // The chart's own place is the whole scene, so that its pixels are those of all.
    m_chart->setGeometry(bounds);
    m_chart->setPlotArea(m_geometry.area);
    updateLines();
    m_backdrop->setBounds(layout.cell);
    m_frame->setLayout(layout);
    m_overlay->setBounds(layout.cell.adjusted(-markerMargin, 0, markerMargin, 0));
    m_overlay->layOut();
    update();
}

void PlotPanel::update()
{
    m_backdrop->update();
    m_frame->update();
    m_overlay->update();
}

// A bent line in as few places as look bent: each costs on every redraw.
QList<QPointF> PlotPanel::drawnPoints(const ChartSeries& series) const
{
    const std::vector<QPointF> line = series.line();
    const bool isBent = !series.curve.empty();
    QList<QPointF> points;
    double lastPixel = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QPointF& place = line[i];
        if (!m_geometry.holds(place.x(), place.y()))
            continue;
        const double pixel = m_geometry.pixelX(m_geometry.x.position(place.x()));
        const auto isMarked = [&](const auto& marked) { return marked.x == place.x(); };
        const bool isNeeded =
            !isBent || points.isEmpty() || i + 1 == line.size() || pixel - lastPixel >= leastStep ||
            std::any_of(series.points.begin(), series.points.end(), isMarked) ||
            std::any_of(m_state->data.crossings.begin(), m_state->data.crossings.end(), isMarked) ||
            std::any_of(m_state->data.armChanges.begin(), m_state->data.armChanges.end(), isMarked);
        if (!isNeeded)
            continue;
        lastPixel = pixel;
        points.append({m_geometry.x.position(place.x()), m_geometry.y.position(place.y())});
    }
    return points;
}

void PlotPanel::updateLines()
{
    QHash<QString, QLineSeries*> left = m_lines;
    for (const ChartSeries* series : m_state->shownSeries(m_panel)) {
        QLineSeries*& line = m_lines[series->key];
        left.remove(series->key);
        if (line == nullptr) {
            line = new QLineSeries;
            m_chart->addSeries(line);
            line->attachAxis(m_xAxis);
            line->attachAxis(m_yAxis);
        }
        const QPen pen = linePen(*series, m_state->look, m_state->fonts.scale);
        if (line->pen() != pen)
            line->setPen(pen);
        const QList<QPointF> points = drawnPoints(*series);
        if (line->points() != points)
            line->replace(points);
    }
    for (auto it = left.cbegin(); it != left.cend(); ++it) {
        m_lines.remove(it.key());
        m_chart->removeSeries(it.value());
        delete it.value(); // removeSeries() gave it back
    }
}

std::optional<PlotPanel::Near> PlotPanel::pointNear(QPointF pixel) const
{
    std::optional<Near> nearest;
    for (const bool predicted : {false, true}) { // a model's points only where none was measured
        for (const ChartSeries* series : m_state->shownSeries(m_panel)) {
            for (const ChartPoint& point : series->points) {
                if (series->predicted != predicted || !m_geometry.holds(point.x, point.y))
                    continue;
                const QPointF way = m_geometry.pixel(point.x, point.y) - pixel;
                const double distance = std::hypot(way.x(), way.y());
                if (distance < (nearest ? nearest->distance : reachOfPointer))
                    nearest = Near{series, &point, distance};
            }
        }
        if (nearest)
            break;
    }
    return nearest;
}

std::optional<double> PlotPanel::placeNear(QPointF pixel) const
{
    std::optional<double> nearest;
    double least = 0;
    for (const double place : m_state->placesOf(m_panel)) {
        const std::optional<QPointF> at = pixelOf(place);
        if (at && (!nearest || std::abs(at->x() - pixel.x()) < least)) {
            nearest = place;
            least = std::abs(at->x() - pixel.x());
        }
    }
    return nearest;
}

std::optional<QPointF> PlotPanel::pixelOf(double place) const
{
    double low = 0;
    double high = 0;
    std::optional<double> x;
    for (const ChartSeries* series : m_state->shownSeries(m_panel)) {
        const ChartPoint* point = series->overlay() ? nullptr : PlotState::pointAt(*series, place);
        if (point == nullptr || !point->figures || !m_geometry.holds(point->x, point->y))
            continue;
        const QPointF pixel = m_geometry.pixel(point->x, point->y);
        low = x ? std::min(low, pixel.y()) : pixel.y();
        high = x ? std::max(high, pixel.y()) : pixel.y();
        x = pixel.x();
    }
    return x ? std::optional(QPointF(*x, (low + high) / 2)) : std::nullopt;
}

std::optional<Arm> PlotPanel::armNear(QPointF pixel) const
{
    std::optional<Arm> nearest;
    double least = reachOfLine;
    for (const ChartSeries* series : m_state->shownSeries(m_panel)) {
        if (!series->arm || series->overlay() || series->predicted)
            continue;
        std::optional<QPointF> before;
        for (const QPointF& place : series->line()) {
            if (!m_geometry.holds(place.x(), place.y()))
                continue;
            const QPointF at = m_geometry.pixel(place.x(), place.y());
            if (before && before->x() <= pixel.x() && pixel.x() <= at.x()) {
                const double share =
                    at.x() > before->x() ? (pixel.x() - before->x()) / (at.x() - before->x()) : 0;
                const double distance = std::abs(std::lerp(before->y(), at.y(), share) - pixel.y());
                if (distance < least) {
                    least = distance;
                    nearest = series->arm;
                }
            }
            before = at;
        }
    }
    return nearest;
}

} // namespace breakeven
