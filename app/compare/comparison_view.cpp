// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparison_view.h"

#include "app/theme/spoken_role.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace breakeven {

namespace {

constexpr int margin = 14;

} // namespace

ComparisonView::ComparisonView(QWidget* parent) : QWidget(parent)
{
    setSpokenRole(this, QAccessible::Chart);
    m_plots.look = theme(Appearance::Light);
    m_plots.font = font();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
}

void ComparisonView::show(const Forest& forest, const std::vector<TrendPanel>& trend)
{
    m_plots.forest = forest;
    m_plots.trend = trend;
    setAccessibleName(forest.title);
    setAccessibleDescription(spokenTrend(trend));
    updateGeometry();
    update();
}

void ComparisonView::setTheme(const Theme& look)
{
    m_plots.look = look;
    update();
}

double ComparisonView::Plots::forestTop(double width) const
{
    return trend.empty() ? 0 : trendHeight(trend, width, font) + margin;
}

double ComparisonView::Plots::height(double width) const
{
    return forestTop(width) + forestHeight(forest, width, font);
}

void ComparisonView::Plots::paint(QPainter& painter, const QRectF& rect) const
{
    if (!trend.empty())
        paintTrend(painter, rect, trend, look, font);
    const double top = rect.top() + forestTop(rect.width());
    paintForest(painter, QRectF(rect.left(), top, rect.width(), rect.bottom() - top), forest, look, font);
}

int ComparisonView::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(m_plots.height(width - 2 * margin))) + 2 * margin;
}

QSize ComparisonView::sizeHint() const
{
    return {700, heightForWidth(700)};
}

void ComparisonView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    m_plots.paint(painter, QRectF(rect()).adjusted(margin, margin, -margin, -margin));
}

const ForestPanel* ComparisonView::panelAt(QPointF place) const
{
    const double inside = width() - 2 * margin;
    const ForestPanel* panel = forestPanelAt(m_plots.forest, inside, m_plots.font,
                                             place - QPointF(margin, margin + m_plots.forestTop(inside)));
    return panel == nullptr || panel->run.isEmpty() ? nullptr : panel;
}

void ComparisonView::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(panelAt(event->position()) == nullptr ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void ComparisonView::mouseReleaseEvent(QMouseEvent* event)
{
    const ForestPanel* panel = panelAt(event->position());
    if (panel != nullptr && event->button() == Qt::LeftButton)
        emit runChosen(panel->other);
}

void ComparisonView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        m_plots.font = font();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

Painting ComparisonView::painting() const
{
    return [plots = m_plots](QPainter& painter, QSize size) {
        plots.paint(painter, QRectF(QPointF(0, 0), QSizeF(size)).adjusted(margin, 0, -margin, 0));
    };
}

} // namespace breakeven
