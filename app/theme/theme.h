// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

#include <array>

namespace breakeven {

enum class Appearance { Light, Dark };

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
    QColor neutralSoft; // "unclear"
    QColor grid;
    QColor minorGrid;
    std::array<QColor, 6> hues; // of chart series: colour-blind safe (Okabe-Ito)

    friend bool operator==(const Theme&, const Theme&) = default;
};

[[nodiscard]] const Theme& theme(Appearance appearance);

} // namespace breakeven
