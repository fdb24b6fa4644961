// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/published_plot.h"

#include "app/theme/spoken_role.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace breakeven {

PublishedPlot::PublishedPlot(QWidget* parent) : QWidget(parent), m_look(theme(Appearance::Light))
{
    setSpokenRole(this, QAccessible::Chart);
    setAccessibleName(tr("The post's figures beside those measured here"));
    setLayoutDirection(Qt::LeftToRight);
}

void PublishedPlot::setDots(const PublishedDots& dots)
{
    if (dots == m_dots)
        return;
    m_dots = dots;
    fit();
}

void PublishedPlot::setTheme(const Theme& look)
{
    m_look = look;
    update();
}

void PublishedPlot::fit()
{
    setMinimumHeight(static_cast<int>(std::ceil(publishedHeight(m_dots, PlotFonts::of(font())))));
    setAccessibleDescription(m_dots.spoken());
    update();
}

void PublishedPlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        fit();
    QWidget::changeEvent(event);
}

void PublishedPlot::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.card);
    paintPublished(painter, rect(), m_dots, PlotFonts::of(font()), m_look);
}

} // namespace breakeven
