// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace breakeven {

enum class Appearance { Light, Dark };

// Of texts and lines against what they lie on.
enum class Contrast { Usual, High };

// Every colour of the product; nothing else names one.
struct Theme
{
    Appearance appearance = Appearance::Light;
    QColor window; // behind the cards
    QColor card;   // panels and cards
    QColor border;
    QColor text;
    QColor mutedText;
    QColor accent;     // Run, selection, crossover
    QColor accentText; // on accent
    QColor accentSoft; // behind the verdict, selected chips
    QColor good;       // reachable, "threads"
    QColor goodSoft;
    QColor warning; // unreachable, "single"
    QColor warningSoft;
    QColor bad; // slower, damaged, failed
    QColor badSoft;
    QColor neutralSoft; // "unclear"
    QColor hatch;       // of what is not clear, and outlines of bars
    QColor grid;
    QColor minorGrid;

    friend bool operator==(const Theme&, const Theme&) = default;
};

[[nodiscard]] const Theme& theme(Appearance appearance, Contrast contrast = Contrast::Usual);

} // namespace breakeven
