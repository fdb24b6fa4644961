// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/glyph.h"
#include "app/theme/theme.h"
#include "core/plan/arm.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace breakeven {

// A word on a coloured ground, in a table's cell.
struct Pill
{
    QString text;
    QColor fill;
    QColor colour;
    std::optional<Arm> arm{};     // whose marker stands before it
    std::optional<Glyph> glyph{}; // likewise
};

// An arm's, in its colours.
[[nodiscard]] Pill armPill(const Arm& arm, const QString& text, const Theme& look);
[[nodiscard]] Pill neutralPill(const QString& text, const Theme& look);

// At the left of `cell`, whose font is `font`.
void paintPill(QPainter& painter, const QRectF& cell, const QFont& font, const Pill& pill, const Theme& look);

} // namespace breakeven
