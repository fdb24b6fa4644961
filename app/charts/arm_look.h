// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "core/plan/plan.h"

#include <QColor>

#include <span>

namespace breakeven {

// How an arm is drawn wherever it is drawn: the only place that gives arms markers and colours.

struct ArmColours
{
    QColor mark; // of lines and markers: 3:1 over a card
    QColor text; // 4.5:1

    friend bool operator==(const ArmColours&, const ArmColours&) = default;
};

// Those of the usual counts are chosen one by one; those of others lie between their neighbours', over the
// logarithm of the count.
[[nodiscard]] ArmColours coloursOf(const Arm& arm, Appearance appearance);

// `share` of `colour` over `ground`, as one opaque colour.
[[nodiscard]] QColor over(const QColor& ground, const QColor& colour, double share);

// Of a past run's line over a card.
[[nodiscard]] QColor pastMark(const QColor& mark, const Theme& theme);
// Behind a text in the arm's colour.
[[nodiscard]] QColor softFill(const Arm& arm, const Theme& theme);

// One for each of `arms`, all different for up to 12 of them. The usual counts always have their own,
// whatever is beside them.
[[nodiscard]] std::vector<MarkerShape> markersOf(std::span<const Arm> arms);

// The arm's where the series has one, else neutral.
[[nodiscard]] ArmColours coloursOf(const ChartSeries& series, const Theme& theme);

} // namespace breakeven
