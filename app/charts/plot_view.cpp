// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"

#include "app/charts/line_pen.h"
#include "app/charts/plot_key.h"
#include "app/charts/plot_overlay.h"
#include "app/charts/plot_ranges.h"
#include "app/charts/plot_zoom.h"

#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QHash>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace breakeven {

namespace {

// More often is neither seen nor free: every redraw costs CPU that the measurement misses.
constexpr std::chrono::milliseconds shortestRedraw{67};

constexpr double marginLeft = 78; // room for the axis's texts
constexpr double marginTop = 14;
constexpr double marginRight = 22;
constexpr double marginBottom = 54;
constexpr double titleHeight = 34;
constexpr double reachOfPointer = 24; // pixels from which a point answers to the mouse

bool sameKind(const ChartAxis& one, const ChartAxis& other)
{
    return one.title == other.title && one.unit == other.unit && one.scale == other.scale;
}

bool sameChart(const ChartData& one, const ChartData& other)
{
    return one.subject == other.subject && sameKind(one.x, other.x) && sameKind(one.y, other.y) &&
           one.hasPredictions() == other.hasPredictions();
}

} // namespace

struct PlotView::Parts
{
    explicit Parts(PlotView* owner);

    void setData(const ChartData& next);
    void draw(const ChartData& next);
    void setTheme(const Theme& next);
    void layOut();
    void updateRanges(bool reset);
    void updateSeries();
    void show(const AxisScale::Range& x, const AxisScale::Range& y);
    [[nodiscard]] std::optional<std::pair<const ChartSeries*, const ChartPoint*>>
    pointNear(QPointF pixel) const;
    void updateReadOut();

    PlotView* view;
    QChart* chart;                      // owned by the chart view's scene
    QChartView* chartView;              // owned by `view`
    QValueAxis* xAxis;                  // owned by the chart
    QValueAxis* yAxis;                  // likewise
    QHash<QString, QLineSeries*> lines; // by key; owned by the chart

    ChartData data;
    std::optional<ChartData> waiting; // newer than `data`, shown when `rest` is over
    QTimer rest;                      // running: data was shown a moment ago
    Theme look = theme(Appearance::Light);
    QFont font;
    PlotGeometry geometry;
    AxisScale::Range homeX;
    AxisScale::Range homeY;
    std::optional<QPointF> pointer;  // where the mouse is over the chart
    bool hasHome = false;            // there was data to make them from
    std::optional<QSize> exportSize; // an export has a size of its own and shows its title
    QGraphicsSimpleTextItem* title;  // owned by the chart
    PlotBackdrop* backdrop;          // likewise
    PlotKey* key;                    // likewise
    PlotOverlay* overlay;            // likewise
    PlotZoom* zoom;                  // owned by `view`
};

PlotView::Parts::Parts(PlotView* owner)
    : view(owner)
    , chart(new QChart)
    , chartView(new QChartView(chart, owner))
    , xAxis(new QValueAxis)
    , yAxis(new QValueAxis)
    , title(new QGraphicsSimpleTextItem(chart))
{
    const PlotBackdrop::Source source{.data = &data, .geometry = &geometry, .theme = &look, .font = &font};
    backdrop = new PlotBackdrop(chart, source);
    key = new PlotKey(chart, source);
    overlay = new PlotOverlay(chart, source);
    title->setZValue(9);

    // The biggest single win for a chart that is redrawn whole: no region to clip by.
    chartView->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    chartView->setRenderHint(QPainter::Antialiasing);
    chartView->setFrameShape(QFrame::NoFrame);
    chartView->setFocusPolicy(Qt::NoFocus);
    chartView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chartView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setDropShadowEnabled(false);
    chart->setBackgroundRoundness(0);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->legend()->hide();
    chart->layout()->setContentsMargins(0, 0, 0, 0);

    // Positions are logarithms already: Qt Charts' logarithmic axis hides a whole series for one bad value.
    for (QValueAxis* axis : {xAxis, yAxis}) {
        axis->setGridLineVisible(false);
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
    }
    chart->addAxis(xAxis, Qt::AlignBottom);
    chart->addAxis(yAxis, Qt::AlignLeft);

    zoom = new PlotZoom(chartView->viewport(), geometry, view);

    rest.setSingleShot(true);
    rest.setTimerType(Qt::PreciseTimer); // a coarse one may end early
    rest.setInterval(shortestRedraw);
    connect(&rest, &QTimer::timeout, view, [this] {
        if (waiting) {
            draw(ChartData(*waiting)); // a copy, as drawing clears what waits
            rest.start();
        }
    });
}

void PlotView::Parts::setData(const ChartData& next)
{
    if (next == data) {
        waiting.reset();
        return;
    }
    // Another chart was asked for by the user, who shall not wait.
    if (rest.isActive() && sameChart(next, data)) {
        waiting = next;
        return;
    }
    draw(next);
    rest.start();
}

void PlotView::Parts::draw(const ChartData& next)
{
    waiting.reset();
    const bool reset = !sameChart(next, data);
    data = next;
    updateRanges(reset);
    updateSeries();
    layOut();
}

void PlotView::Parts::setTheme(const Theme& next)
{
    look = next;
    chartView->setBackgroundBrush(look.card);
    updateSeries();
    layOut();
}

// Ranges grow to the next calm step and never shrink while the same chart fills.
void PlotView::Parts::updateRanges(bool reset)
{
    const PlotRanges whole = plotRanges(data);
    geometry.x = whole.xScale;
    geometry.y = whole.yScale;
    const bool first = reset || !hasHome; // what stands on an empty chart is no range to grow from
    hasHome = whole.y.has_value();
    AxisScale::Range wantedX = whole.x.value_or(homeX);
    AxisScale::Range wantedY = whole.y.value_or(homeY);
    if (!first) {
        wantedX = {std::min(wantedX.low, homeX.low), std::max(wantedX.high, homeX.high)};
        wantedY = {std::min(wantedY.low, homeY.low), std::max(wantedY.high, homeY.high)};
    }
    if (!first && wantedX == homeX && wantedY == homeY)
        return;
    const bool zoomedIn = !first && zoom->isZoomed();
    homeX = wantedX;
    homeY = wantedY;
    if (!zoomedIn)
        show(homeX, homeY);
}

void PlotView::Parts::show(const AxisScale::Range& x, const AxisScale::Range& y)
{
    geometry.xRange = x;
    geometry.yRange = y;
    xAxis->setRange(x.low, x.high);
    yAxis->setRange(y.low, y.high);
    zoom->setZoomed(!(x == homeX && y == homeY));
    layOut();
}

void PlotView::Parts::updateSeries()
{
    QHash<QString, QLineSeries*> left = lines;
    for (const ChartSeries& series : data.series) {
        QLineSeries*& line = lines[series.key];
        left.remove(series.key);
        if (line == nullptr) {
            line = new QLineSeries;
            chart->addSeries(line);
            line->attachAxis(xAxis);
            line->attachAxis(yAxis);
        }
        const QPen pen = linePen(series, look);
        if (line->pen() != pen)
            line->setPen(pen);

        QList<QPointF> points;
        for (const ChartPoint& point : series.points)
            if (geometry.holds(point.x, point.y) && !series.pointsOnly)
                points.append({geometry.x.position(point.x), geometry.y.position(point.y)});
        if (line->points() != points)
            line->replace(points);
    }
    for (auto it = left.cbegin(); it != left.cend(); ++it) {
        lines.remove(it.key());
        chart->removeSeries(it.value());
        delete it.value(); // removeSeries() gave it back
    }
}

void PlotView::Parts::layOut()
{
    const QRectF bounds(QPointF(0, 0), QSizeF(exportSize.value_or(chartView->viewport()->size())));
    if (bounds.isEmpty())
        return;
    font = view->font();
    const double top = marginTop + (exportSize ? titleHeight : 0);
    geometry.area = bounds.adjusted(marginLeft, top, -marginRight, -marginBottom);
    const double keyHeight = key->layOut(geometry.area);
    geometry.area.setTop(geometry.area.top() + keyHeight);
    chart->setGeometry(bounds);
    chart->setPlotArea(geometry.area);

    QFont large = font;
    large.setWeight(QFont::DemiBold);
    large.setPixelSize(17);
    title->setFont(large);
    title->setBrush(look.text);
    title->setVisible(exportSize.has_value());
    title->setText(QFontMetricsF(large).elidedText(data.title, Qt::ElideRight, bounds.width() - 40));
    title->setPos((bounds.width() - title->boundingRect().width()) / 2, 10);

    backdrop->setBounds(bounds);
    overlay->setBounds(bounds);
    overlay->layOut(keyHeight == 0);
    updateReadOut();
    backdrop->update();
    key->update();
    overlay->update();
    view->setAccessibleDescription(data.crossings.empty() ? data.empty : data.crossings.front().headline);
}

std::optional<std::pair<const ChartSeries*, const ChartPoint*>>
PlotView::Parts::pointNear(QPointF pixel) const
{
    std::optional<std::pair<const ChartSeries*, const ChartPoint*>> nearest;
    double least = reachOfPointer;
    for (const bool predicted : {false, true}) { // a model's points only where none was measured
        for (const ChartSeries& series : data.series) {
            for (const ChartPoint& point : series.points) {
                if (series.predicted != predicted || !geometry.holds(point.x, point.y))
                    continue;
                const QPointF way = geometry.pixel(point.x, point.y) - pixel;
                const double distance = std::hypot(way.x(), way.y());
                if (distance < least) {
                    least = distance;
                    nearest = {&series, &point};
                }
            }
        }
        if (nearest)
            break;
    }
    return nearest;
}

void PlotView::Parts::updateReadOut()
{
    const auto near = pointer ? pointNear(*pointer) : std::nullopt;
    if (!near) {
        overlay->setReadOut(std::nullopt);
        return;
    }
    const auto& [series, point] = *near;
    QString headline = QStringLiteral("%1 · %2").arg(geometry.y.text(point->y), geometry.x.text(point->x));
    if (!series->label.isEmpty())
        headline.prepend(series->label + QStringLiteral(": "));
    QString detail;
    if (point->low != point->high)
        detail = tr("%1 to %2").arg(geometry.y.text(point->low), geometry.y.text(point->high));
    if (point->extremes)
        detail += tr(", extremes %1 and %2")
                      .arg(geometry.y.text(point->extremes->low), geometry.y.text(point->extremes->high));
    overlay->setReadOut(
        PlotOverlay::ReadOut{geometry.pixel(point->x, point->y), series->hue, headline, detail});
}

PlotView::PlotView(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_parts->chartView);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart"));
    m_parts->setTheme(m_parts->look);

    connect(m_parts->zoom, &PlotZoom::rangeWanted, this,
            [this](const AxisScale::Range& x, const AxisScale::Range& y) { m_parts->show(x, y); });
    connect(m_parts->zoom, &PlotZoom::homeWanted, this,
            [this] { m_parts->show(m_parts->homeX, m_parts->homeY); });
    connect(m_parts->zoom, &PlotZoom::rectangleChanged, this,
            [this](const QRectF& rect) { m_parts->overlay->setZoomRect(rect); });
    connect(m_parts->zoom, &PlotZoom::pointed, this, [this](QPointF pixel) {
        m_parts->pointer = pixel;
        m_parts->updateReadOut();
    });
    connect(m_parts->zoom, &PlotZoom::left, this, [this] {
        m_parts->pointer.reset();
        m_parts->updateReadOut();
    });
    connect(m_parts->zoom, &PlotZoom::clicked, this, [this](QPointF pixel) {
        if (const auto near = m_parts->pointNear(pixel); near && !near->first->predicted)
            emit pointClicked(near->first->key, near->second->x);
    });
    connect(m_parts->zoom, &PlotZoom::resized, this, [this] { m_parts->layOut(); });
}

PlotView::~PlotView() = default;

void PlotView::setData(const ChartData& chart)
{
    m_parts->setData(chart);
}

void PlotView::setTheme(const Theme& look)
{
    m_parts->setTheme(look);
}

void PlotView::renderTo(QPainter& painter, QSize size)
{
    // Another view of the same data, so that the one on screen keeps its size and zoom.
    PlotView copy;
    copy.setFont(font());
    copy.m_parts->exportSize = size;
    copy.m_parts->data.x.title = QStringLiteral("\n"); // of another kind than any data: the ranges start anew
    copy.setTheme(m_parts->look);
    copy.setData(m_parts->waiting.value_or(m_parts->data));
    copy.m_parts->layOut();
    const QRectF all(QPointF(0, 0), QSizeF(size));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(all, m_parts->look.card);
    copy.m_parts->chartView->scene()->render(&painter, all, all);
}

QSize PlotView::sizeHint() const
{
    return {900, 560};
}

QSize PlotView::minimumSizeHint() const
{
    return {360, 240};
}

} // namespace breakeven
