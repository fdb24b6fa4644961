// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/causes_bars.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int textHeight = 16;
constexpr int barHeight = 14;
constexpr int rowHeight = textHeight + barHeight + 10;
constexpr int smallRowHeight = 16;
constexpr int smallBarHeight = 9;
constexpr qreal radius = 3;

} // namespace

QColor causeColor(const Theme& theme, Cause cause)
{
    switch (cause) {
    case Cause::Waiting:
        return theme.hues[1];
    case Cause::Computing:
        return theme.hues[2];
    case Cause::Holding:
        return theme.hues[4];
    case Cause::Gil:
        return theme.hues[0];
    case Cause::Queueing:
        return theme.hues[5];
    case Cause::Switching:
        return theme.mutedText;
    case Cause::Pool:
        break;
    }
    return theme.hues[3];
}

CausesBars::CausesBars(QWidget* parent, Size size) : QWidget(parent), m_size(size)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (m_size == Size::Small)
        setCursor(Qt::PointingHandCursor);
}

void CausesBars::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void CausesBars::show(const Causes& single, const Causes& several, const Arm& arm)
{
    m_single = single;
    m_several = several;
    m_arm = arm;
    update();
}

QSize CausesBars::sizeHint() const
{
    return {160, 2 * (m_size == Size::Full ? rowHeight : smallRowHeight)};
}

void CausesBars::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit clicked();
    QWidget::mouseReleaseEvent(event);
}

void CausesBars::paintBar(QPainter& painter, const QRectF& room, const Causes& causes, double longest) const
{
    const double whole = room.width() * static_cast<double>(causes.total().count()) / longest;
    QPainterPath shape;
    shape.addRoundedRect(QRectF(room.left(), room.top(), std::max(whole, 1.0), room.height()), radius,
                         radius);
    painter.save();
    painter.setClipPath(shape);
    double left = room.left();
    for (const Cause cause : allCauses) {
        const double part = room.width() * static_cast<double>(timeOf(causes, cause).count()) / longest;
        painter.fillRect(QRectF(left, room.top(), part, room.height()), causeColor(m_theme, cause));
        left += part;
    }
    painter.restore();
}

void CausesBars::paintLine(QPainter& painter, const QRect& line, const Causes& causes, const Arm& arm,
                           double longest) const
{
    if (m_size == Size::Small) {
        const QFontMetrics metrics = painter.fontMetrics();
        const int label =
            std::max(metrics.horizontalAdvance(armName(1)), metrics.horizontalAdvance(armName(m_arm))) + 8;
        painter.setPen(m_theme.mutedText);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, armName(arm));
        paintBar(painter,
                 QRectF(label, line.top() + (line.height() - smallBarHeight) / 2.0, line.width() - label,
                        smallBarHeight),
                 causes, longest);
        return;
    }
    const QRect text(line.left(), line.top(), line.width(), textHeight);
    painter.setPen(m_theme.mutedText);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, armName(arm));
    painter.setPen(m_theme.text);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, durationText(causes.total()));
    paintBar(painter, QRectF(line.left(), line.top() + textHeight + 2, line.width(), barHeight), causes,
             longest);
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

    const int height = sizeHint().height() / 2;
    paintLine(painter, QRect(0, 0, width(), height), m_single, Arm{}, longest);
    paintLine(painter, QRect(0, height, width(), height), m_several, m_arm, longest);
}

} // namespace breakeven
