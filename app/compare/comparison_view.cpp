// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparison_view.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace breakeven {

namespace {

constexpr int margin = 14;

} // namespace

ComparisonView::ComparisonView(QWidget* parent) : QWidget(parent)
{
    m_plots.look = theme(Appearance::Light);
    m_plots.font = font();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ComparisonView::show(const Forest& forest, const std::vector<TrendPanel>& trend)
{
    m_plots.forest = forest;
    m_plots.trend = trend;
    setAccessibleName(forest.title);
    updateGeometry();
    update();
}

void ComparisonView::setTheme(const Theme& look)
{
    m_plots.look = look;
    update();
}

double ComparisonView::Plots::height(double width) const
{
    const double ofTrend = trend.empty() ? 0 : trendHeight(trend, width, font) + margin;
    return forestHeight(forest, width, font) + ofTrend;
}

void ComparisonView::Plots::paint(QPainter& painter, const QRectF& rect) const
{
    double top = rect.top();
    if (!trend.empty()) {
        paintTrend(painter, rect, trend, look, font);
        top += trendHeight(trend, rect.width(), font) + margin;
    }
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
