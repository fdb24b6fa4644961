// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/causes_bars.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int textHeight = 16;
constexpr int barHeight = 14;
constexpr int rowHeight = textHeight + barHeight + 10;
constexpr qreal radius = 3;

} // namespace

QColor causeColor(const Theme& theme, Cause cause)
{
    switch (cause) {
    case Cause::Waiting:
        return theme.hues[1];
    case Cause::Computing:
        return theme.hues[2];
    case Cause::Gil:
        return theme.hues[4];
    case Cause::Queueing:
        return theme.hues[0];
    case Cause::Pool:
        break;
    }
    return theme.hues[3];
}

CausesBars::CausesBars(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CausesBars::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void CausesBars::show(const Causes& single, const Causes& several, int threads)
{
    m_single = single;
    m_several = several;
    m_threads = threads;
    update();
}

QSize CausesBars::sizeHint() const
{
    return {160, 2 * rowHeight};
}

void CausesBars::paintEvent(QPaintEvent*)
{
    const double longest = static_cast<double>(std::max(m_single.total(), m_several.total()).count());
    if (longest <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);

    int top = 0;
    for (const auto& [causes, threads] : {std::pair(m_single, 1), std::pair(m_several, m_threads)}) {
        const QRect line(0, top, width(), textHeight);
        painter.setPen(m_theme.mutedText);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, armName(threads));
        painter.setPen(m_theme.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, durationText(causes.total()));

        const double whole = width() * static_cast<double>(causes.total().count()) / longest;
        QPainterPath shape;
        shape.addRoundedRect(QRectF(0, top + textHeight + 2, std::max(whole, 1.0), barHeight), radius,
                             radius);
        painter.save();
        painter.setClipPath(shape);
        double left = 0;
        for (const Cause cause : allCauses) {
            const double part = width() * static_cast<double>(timeOf(causes, cause).count()) / longest;
            painter.fillRect(QRectF(left, top + textHeight + 2, part, barHeight), causeColor(m_theme, cause));
            left += part;
        }
        painter.restore();
        top += rowHeight;
    }
}

} // namespace breakeven
