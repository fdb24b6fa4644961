// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_parts.h"

#include "app/charts/legend_table.h"
#include "app/charts/panel_grid.h"
#include "app/charts/plot_ranges.h"
#include "app/theme/role.h"

#include <QElapsedTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace breakeven {

namespace {

// More often is neither seen nor free: every redraw costs CPU that the measurement misses.
constexpr std::chrono::milliseconds shortestRedraw{67};
constexpr int restByCost = 10; // times what the last redraw took

} // namespace

PlotView::Parts::Parts(PlotView* owner)
    : view(owner)
    , graphics(new QGraphicsView(&scene, owner))
    , surround(new PlotSurround(&state))
    , readOut(new PlotReadOut(&state))
    , legend(new ArmLegend(ArmLegend::Form::Table, owner))
{
    scene.addItem(surround);
    scene.addItem(readOut);
    legend->hide();
    // The biggest single win for a chart that is redrawn whole: no region to clip by.
    graphics->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    graphics->setRenderHint(QPainter::Antialiasing);
    graphics->setFrameShape(QFrame::NoFrame);
    graphics->setFocusPolicy(Qt::NoFocus);
    graphics->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    graphics->setLayoutDirection(Qt::LeftToRight); // as the axis runs, and figures with their units do
    graphics->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    graphics->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    zoom = new PlotZoom(graphics->viewport(),
                        {.at =
                             [this](QPointF pixel) {
                                 const PlotPanel* panel = panelAt(pixel);
                                 return panel == nullptr ? nullptr : &panel->geometry();
                             },
                         .current =
                             [this] {
                                 const PlotPanel* panel = currentPanel();
                                 return panel == nullptr ? nullptr : &panel->geometry();
                             }},
                        view);

    rest.setSingleShot(true);
    rest.setTimerType(Qt::PreciseTimer); // a coarse one may end early
    connect(&rest, &QTimer::timeout, view, [this] {
        if (waiting)
            draw(ChartData(*waiting)); // a copy, as drawing clears what waits
    });
}

PlotView::Parts::~Parts()
{
    panels.clear(); // they leave the scene, which would delete them, too
}

void PlotView::Parts::setData(const ChartData& next)
{
    if (next == state.data) {
        waiting.reset();
        return;
    }
    // Another chart was asked for by the user, who shall not wait.
    if (rest.isActive() && sameChart(next, state.data)) {
        waiting = next;
        return;
    }
    draw(next);
}

void PlotView::Parts::draw(const ChartData& next)
{
    QElapsedTimer cost;
    cost.start();
    waiting.reset();
    const bool reset = !sameChart(next, state.data);
    const bool sameArms = state.data.arms == next.arms;
    state.data = next;
    if (reset) {
        enlarged.reset();
        state.cross.reset();
        state.looked.reset();
    }
    if (!sameArms)
        state.hidden.clear();
    updatePanels();
    updateRanges(reset);
    layOut();
    emit view->stateChanged();
    rest.start(std::max(shortestRedraw, std::chrono::milliseconds(cost.elapsed() * restByCost)));
}

void PlotView::Parts::updatePanels()
{
    const std::size_t wanted =
        std::max<std::size_t>(1, state.data.panels.size()); // an empty one, with its words
    while (panels.size() > wanted)
        panels.pop_back();
    while (panels.size() < wanted)
        panels.push_back(std::make_unique<PlotPanel>(&scene, &state, panels.size()));
    if (enlarged && *enlarged >= wanted)
        enlarged.reset();
    current = std::min(current, wanted - 1);
    state.chosen.reset();
    for (std::size_t panel = 0; chosen && panel < state.data.panels.size(); ++panel)
        if (state.data.panels[panel].key == chosen->panel)
            state.chosen = PlotPlace{panel, chosen->place};
}

void PlotView::Parts::setTheme(const Theme& next)
{
    state.look = next;
    graphics->setBackgroundBrush(next.card);
    layOut();
    emit view->stateChanged();
}

// Ranges grow to the next calm step and never shrink while the same chart fills.
void PlotView::Parts::updateRanges(bool reset)
{
    const PlotRanges whole = plotRanges(state.data);
    state.x = whole.xScale;
    state.y = whole.yScale;
    const bool first = reset || !hasHome; // what stands on an empty chart is no range to grow from
    hasHome = whole.y.has_value();
    AxisScale::Range wantedX = whole.x.value_or(homeX);
    AxisScale::Range wantedY = whole.y.value_or(homeY);
    if (!first) {
        wantedX = grown(homeX, wantedX);
        wantedY = grown(homeY, wantedY);
    }
    if (!first && wantedX == homeX && wantedY == homeY)
        return;
    const bool stays = !first && isZoomed();
    homeX = wantedX;
    homeY = wantedY;
    if (!stays) {
        before.clear();
        state.xRange = homeX;
        state.yRange = homeY;
        emit view->zoomChanged(false);
    }
}

void PlotView::Parts::show(const AxisScale::Range& x, const AxisScale::Range& y)
{
    state.xRange = x;
    state.yRange = y;
    layOut();
    emit view->zoomChanged(isZoomed());
}

void PlotView::Parts::zoomTo(const AxisScale::Range& x, const AxisScale::Range& y)
{
    constexpr std::size_t mostSteps = 50;
    before.push_back({state.xRange, state.yRange});
    if (before.size() > mostSteps)
        before.erase(before.begin() + 1); // the first is the whole
    show(x, y);
}

void PlotView::Parts::resetZoom()
{
    before.clear();
    show(homeX, homeY);
}

// A button for each past run, behind its name.
void PlotView::Parts::placeCloses()
{
    const std::vector<QRectF> rects = surround->closeRects();
    while (closes.size() > rects.size()) {
        closes.back()->deleteLater(); // it may be the one that was clicked
        closes.back()->hide();
        closes.pop_back();
    }
    while (closes.size() < rects.size()) {
        auto* close = new QToolButton(view);
        setRole(close, Role::Link);
        close->setObjectName(QStringLiteral("past-run-off"));
        close->setText(QStringLiteral("×"));
        close->setFocusPolicy(Qt::StrongFocus);
        QObject::connect(close, &QToolButton::clicked, view, [this, index = closes.size()] {
            emit view->pastRunOffWanted(state.data.pastRuns.at(index).letter);
        });
        closes.push_back(close);
        close->show();
    }
    for (std::size_t i = 0; i < closes.size(); ++i) {
        const PastRun& run = state.data.pastRuns[i];
        closes[i]->setGeometry(rects[i].toAlignedRect());
        closes[i]->setToolTip(tr("Take %1 off the chart").arg(run.letter));
        closes[i]->setAccessibleName(tr("Take %1 off the chart: %2").arg(run.letter, run.text));
    }
}

void PlotView::Parts::layOut()
{
    const QSizeF size(exportSize.value_or(graphics->viewport()->size()));
    if (size.isEmpty())
        return;
    state.fonts = PlotFonts::of(view->font());
    const bool isExport = exportSize.has_value();
    const PlotSurround::Margins margins = surround->margins(size.width(), isExport);
    // The labels' width needs the plots' height, of which their number follows: a good guess is enough.
    const double gutter = FrameMetrics::of(state, 0, size.height() / 2).gutter;
    const bool hasCell = state.data.hasLegendTable();
    if (!isExport && room > 0) // what has no room is scrolled to
        view->setMinimumWidth(static_cast<int>(
            std::ceil(margins.left + margins.right + gutter + PanelGrid::leastWidth * state.fonts.scale)));
    const std::size_t shown = enlarged ? 1 : panels.size();
    const double roomHeight = isExport || room <= 0 ? size.height() : room;
    const LegendTable table = hasCell ? LegendTable::of(state) : LegendTable();
    const double legendHeight =
        hasCell ? legendHeadHeight(table, state.fonts) +
                      static_cast<double>(table.rows.size()) * legendRowHeight(table, state.fonts, 0)
                : 0;
    const PanelGrid grid = PanelGrid::of({.panels = shown,
                                          .hasLegend = hasCell,
                                          .legendHeight = legendHeight,
                                          .room = {size.width() - margins.left - margins.right - gutter,
                                                   roomHeight - margins.top - margins.bottom},
                                          .scale = state.fonts.scale,
                                          .scrolls = !isExport && room > 0});
    const double height = isExport ? size.height() : margins.top + grid.height + margins.bottom;
    const QRectF bounds(0, 0, size.width(), std::max(height, isExport ? 0.0 : size.height()));
    if (!isExport && view->minimumHeight() != static_cast<int>(std::ceil(height)) &&
        height > roomHeight + 0.5)
        view->setMinimumHeight(static_cast<int>(std::ceil(height)));
    else if (!isExport && height <= roomHeight + 0.5)
        view->setMinimumHeight(0);
    zoom->setWheelZooms(height <= roomHeight + 0.5);
    scene.setSceneRect(bounds);

    const QPointF origin(margins.left + gutter, margins.top);
    QRectF all;
    std::vector<QRectF> rows;
    for (std::size_t place = 0; place < grid.panels.size(); ++place) {
        const QRectF rect = grid.panels[place].translated(origin);
        all |= rect;
        if (place % grid.columns == 0)
            rows.push_back(rect);
    }
    if (isExport || height <= roomHeight + 0.5) // all of them are seen together
        rows = {all};
    const QRectF legendRect = grid.legend.isEmpty() ? QRectF() : grid.legend.translated(origin);
    for (std::size_t panel = 0; panel < panels.size(); ++panel) {
        const bool isShown = !enlarged || *enlarged == panel;
        panels[panel]->setVisible(isShown);
        if (!isShown)
            continue;
        const std::size_t place = enlarged ? 0 : panel;
        const QRectF cell = grid.panels.at(place).translated(origin);
        FrameMetrics metrics = FrameMetrics::of(state, grid.panels.front().width(), cell.height());
        metrics.gutter = gutter;
        panels[panel]->layOut({.cell = cell,
                               .metrics = metrics,
                               .hasYLabels = place % grid.columns == 0,
                               .isEnlarged = enlarged.has_value(),
                               .canBeEnlarged = !isExport && panels.size() > 1},
                              bounds);
    }
    surround->setLayout({.bounds = bounds,
                         .panels = all,
                         .legend = isExport ? legendRect : QRectF(),
                         .rows = rows,
                         .isExport = isExport});
    legend->setVisible(!isExport && !legendRect.isEmpty());
    if (!legendRect.isEmpty() && !isExport) {
        legend->setGeometry(legendRect.toAlignedRect());
        legend->show(state);
    }
    placeCloses();
    readOut->setBounds(bounds);
    updateReadOut();
    surround->update();
    tell();
}

} // namespace breakeven
