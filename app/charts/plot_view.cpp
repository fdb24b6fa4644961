// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"

#include "app/charts/plot_parts.h"
#include "app/charts/published_picture.h"
#include "app/theme/spoken_role.h"

#include <QPainter>
#include <QVBoxLayout>

namespace breakeven {

PlotView::PlotView(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>(this))
{
    setSpokenRole(this, QAccessible::Chart);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_parts->graphics);
    m_parts->legend->raise();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart"));
    m_parts->updatePanels();
    m_parts->setTheme(m_parts->state.look);

    connect(m_parts->legend, &ArmLegend::hiddenWanted, this, &PlotView::setHidden);
    connect(m_parts->zoom, &PlotZoom::rangeWanted, this,
            [this](const AxisScale::Range& x, const AxisScale::Range& y) { m_parts->zoomTo(x, y); });
    connect(m_parts->zoom, &PlotZoom::homeWanted, this, &PlotView::resetZoom);
    connect(m_parts->zoom, &PlotZoom::rectangleChanged, this,
            [this](const QRectF& rect) { m_parts->readOut->setZoomRect(rect); });
    connect(m_parts->zoom, &PlotZoom::pointed, this, [this](QPointF pixel) { m_parts->point(pixel); });
    connect(m_parts->zoom, &PlotZoom::left, this, [this] { m_parts->setCross({}, {}); });
    connect(m_parts->zoom, &PlotZoom::clicked, this, [this](QPointF pixel) { m_parts->click(pixel); });
    connect(m_parts->zoom, &PlotZoom::keyPressed, this, [this](int key) { m_parts->pressKey(key); });
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

void PlotView::setRoom(int height)
{
    if (height == m_parts->room)
        return;
    m_parts->room = height;
    m_parts->layOut();
}

void PlotView::setChosen(const std::optional<Chosen>& chosen)
{
    m_parts->chosen = chosen;
    m_parts->updatePanels();
    m_parts->layOut();
    emit stateChanged();
}

void PlotView::setHidden(const std::vector<Arm>& arms)
{
    m_parts->state.hidden = arms;
    m_parts->layOut();
    emit stateChanged();
}

const PlotState& PlotView::state() const
{
    return m_parts->state;
}

void PlotView::enlarge(std::optional<std::size_t> panel)
{
    if (panel == m_parts->enlarged || (panel && *panel >= m_parts->panels.size()))
        return;
    m_parts->enlarged = panel;
    if (panel)
        m_parts->current = *panel;
    m_parts->setCross({}, {});
    m_parts->layOut();
    emit enlargedChanged(panel.has_value());
}

std::optional<std::size_t> PlotView::enlarged() const
{
    return m_parts->enlarged;
}

bool PlotView::isZoomed() const
{
    return m_parts->isZoomed();
}

void PlotView::zoomBack()
{
    if (m_parts->before.empty())
        return resetZoom();
    const Parts::Ranges ranges = m_parts->before.back();
    m_parts->before.pop_back();
    if (m_parts->before.empty()) // home may have grown since
        return resetZoom();
    m_parts->show(ranges.x, ranges.y);
}

void PlotView::resetZoom()
{
    m_parts->resetZoom();
}

bool PlotView::stepBack()
{
    if (m_parts->state.cross && m_parts->crossByKeys) {
        m_parts->setCross({}, {});
        return true;
    }
    if (isZoomed()) {
        resetZoom();
        return true;
    }
    const bool wasEnlarged = enlarged().has_value();
    enlarge({});
    return wasEnlarged;
}

void PlotView::renderTo(QPainter& painter, QSize size)
{
    const ChartData& drawn = m_parts->waiting ? *m_parts->waiting : m_parts->state.data;
    if (drawn.post) {
        painter.fillRect(QRectF(QPointF(0, 0), QSizeF(size)), m_parts->state.look.card);
        return paintPublished(painter, QRectF(QPointF(0, 0), QSizeF(size)), *drawn.post,
                              PlotFonts::of(font()), m_parts->state.look);
    }
    // Another view of the same data, so that the one on screen keeps its size and zoom.
    PlotView copy;
    copy.setFont(font());
    copy.m_parts->exportSize = size;
    copy.m_parts->state.data.x.title =
        QStringLiteral("\n"); // of another kind than any data: the ranges start anew
    copy.setTheme(m_parts->state.look);
    copy.setData(drawn);
    copy.m_parts->layOut();
    const QRectF all(QPointF(0, 0), QSizeF(size));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(all, m_parts->state.look.card);
    copy.m_parts->scene.render(&painter, all, all);
}

QRectF PlotView::plotRect(std::size_t panel) const
{
    return panel < m_parts->panels.size() && m_parts->panels[panel]->isVisible()
               ? m_parts->panels[panel]->geometry().area
               : QRectF();
}

QRectF PlotView::headRect(std::size_t panel) const
{
    return panel < m_parts->panels.size() && m_parts->panels[panel]->isVisible()
               ? m_parts->panels[panel]->headRect()
               : QRectF();
}

std::vector<QRectF> PlotView::yTitleRects() const
{
    return m_parts->surround->yTitleRects();
}

std::vector<QRectF> PlotView::textRects() const
{
    std::vector<QRectF> rects;
    for (const auto& panel : m_parts->panels)
        if (panel->isVisible())
            for (const QRectF& rect : panel->overlay().textRects())
                rects.push_back(rect);
    return rects;
}

QSize PlotView::sizeHint() const
{
    return {900, 560};
}

QSize PlotView::minimumSizeHint() const
{
    return {300, 200};
}

} // namespace breakeven
