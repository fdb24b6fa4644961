// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/pill.h"

#include "app/charts/arm_look.h"
#include "app/charts/marker_path.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <array>

namespace breakeven {

Pill armPill(const Arm& arm, const QString& text, const Theme& look)
{
    return {.text = text,
            .fill = softFill(arm, look),
            .colour = coloursOf(arm, look.appearance).text,
            .arm = arm};
}

Pill neutralPill(const QString& text, const Theme& look)
{
    return {.text = text, .fill = look.neutralSoft, .colour = look.mutedText};
}

void paintPill(QPainter& painter, const QRectF& cell, const QFont& font, const Pill& pill, const Theme& look)
{
    QFont small = font;
    small.setWeight(QFont::DemiBold);
    if (small.pixelSize() > 0)
        small.setPixelSize(small.pixelSize() * 11 / 13);
    const QFontMetrics metrics(small);
    const int sign = pill.arm || pill.glyph ? metrics.height() : 0;
    const double width = std::min(cell.width() - 8, metrics.horizontalAdvance(pill.text) + sign + 14.0);
    const QRectF rect(cell.left() + 8, cell.center().y() - metrics.height() / 2.0 - 2, width,
                      metrics.height() + 5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pill.fill);
    painter.drawRoundedRect(rect, 5, 5);
    if (pill.arm) {
        constexpr double usualHeight = 14; // of the letters
        const double size = 0.85 * metrics.height() / usualHeight;
        painter.save();
        painter.translate(rect.left() + 7 + sign / 3.0, rect.center().y());
        painter.scale(size, size);
        painter.setBrush(coloursOf(*pill.arm, look.appearance).mark);
        painter.drawPath(markerPath(markersOf(std::array{*pill.arm}).front()));
        painter.restore();
    } else if (pill.glyph) {
        const double side = metrics.height() * 0.6;
        drawGlyph(painter, *pill.glyph, QRectF(rect.left() + 6, rect.center().y() - side / 2, side, side),
                  pill.colour);
    }
    painter.setFont(small);
    painter.setPen(pill.colour);
    painter.drawText(rect.adjusted(7 + sign, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(pill.text, Qt::ElideRight, static_cast<int>(width) - sign - 10));
    painter.restore();
}

} // namespace breakeven
