// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace breakeven {

// Small pictures of one colour, drawn and not written, as not every font has them.
enum class Glyph {
    Broken,
    Check,
    Clock,
    Cross,
    Dots,
    Down,
    Layers,
    Pencil,
    Pin,
    Play,
    Search,
    Sliders,
    Square,
    Swap,
    Tag,
    Trash,
    TriangleDown,
    TriangleUp,
    Undo,
    Warning,
};

// Fills `rect`, which is square; a line is a tenth of its side.
void drawGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& colour);

[[nodiscard]] QIcon iconOf(Glyph glyph, const QColor& colour, int pixels);

} // namespace breakeven
