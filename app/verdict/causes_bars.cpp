// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/causes_bars.h"

#include "app/charts/arm_look.h"
#include "app/charts/marker_path.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

constexpr int leastTextHeight = 16;
constexpr int barHeight = 14;
constexpr int rowGap = 10;
constexpr double markerRadius = 4;

} // namespace

// Slate, as hues are the arms'.
QColor causeColor(const Theme& theme, Cause cause)
{
    const bool dark = theme.appearance == Appearance::Dark;
    switch (cause) {
    case Cause::Waiting:
        return dark ? 0x4a5463 : 0xd3d9e2;
    case Cause::Computing:
        return dark ? 0xdfe5ee : 0x333d4d;
    case Cause::Holding:
        return dark ? 0xcbd3de : 0x475264;
    case Cause::Gil:
        return dark ? 0xa2adbc : 0x727e90;
    case Cause::Queueing:
        return dark ? 0x8d99ab : 0x8a96a8;
    case Cause::Switching:
        return dark ? 0xb6c0cd : 0x5b6678;
    case Cause::Pool:
        break;
    }
    return dark ? 0x6d788a : 0xb0b9c6;
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

void CausesBars::show(const Causes& single, const Causes& several, const Arm& arm)
{
    m_single = single;
    m_several = several;
    m_arm = arm;
    update();
}

// The small size of the style sheet, of whatever size its texts are.
QFont CausesBars::smallFont() const
{
    QFont small = font();
    small.setPixelSize(std::max(1, QFontInfo(font()).pixelSize() * 11 / 13));
    return small;
}

int CausesBars::textHeight() const
{
    return std::max(leastTextHeight, QFontMetrics(smallFont()).height());
}

QSize CausesBars::sizeHint() const
{
    return {160, 2 * (textHeight() + barHeight + rowGap)};
}

void CausesBars::paintBar(QPainter& painter, const QRectF& room, const Causes& causes, double longest) const
{
    const double whole = room.width() * static_cast<double>(causes.total().count()) / longest;
    const QRectF bar(room.left(), room.top(), std::max(whole, 1.0), room.height());
    double left = room.left();
    for (const Cause cause : allCauses) {
        const double part = room.width() * static_cast<double>(timeOf(causes, cause).count()) / longest;
        painter.fillRect(QRectF(left, room.top(), part, room.height()), causeColor(m_theme, cause));
        left += part;
    }
    painter.setPen(QPen(m_theme.hatch, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
}

void CausesBars::paintLine(QPainter& painter, const QRect& line, const Causes& causes, const Arm& arm,
                           MarkerShape marker, double longest) const
{
    const ArmColours colours = coloursOf(arm, m_theme.appearance);
    const QRect text(line.left(), line.top(), line.width(), textHeight());
    painter.fillPath(
        markerPath(marker).translated(text.left() + markerRadius + 1.0, text.top() + text.height() / 2.0),
        colours.mark);
    QFont strong = smallFont();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(colours.text);
    painter.drawText(text.adjusted(static_cast<int>(2 * markerRadius) + 6, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, armName(arm));
    painter.setPen(m_theme.text);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, durationText(causes.total()));
    paintBar(painter, QRectF(line.left(), line.top() + textHeight() + 2, line.width(), barHeight), causes,
             longest);
}

void CausesBars::paintEvent(QPaintEvent*)
{
    const double longest = static_cast<double>(std::max(m_single.total(), m_several.total()).count());
    if (longest <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = sizeHint().height() / 2;
    const std::array arms{Arm{}, m_arm};
    const std::vector<MarkerShape> markers = markersOf(arms);
    paintLine(painter, QRect(0, 0, width(), height), m_single, arms[0], markers[0], longest);
    paintLine(painter, QRect(0, height, width(), height), m_several, arms[1], markers[1], longest);
}

} // namespace breakeven
