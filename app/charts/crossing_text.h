// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QString>

namespace breakeven {

// What a chart says at a crossing.
struct CrossingText
{
    QString headline; // "redis: Threads pay off from 76 µs (6 threads)", for who can't see the chart
    QString brief;    // "76 µs"
    QString detail;   // "66 – 88", without the unit where the brief text has it
};

// `subject`: whose it is; empty where there is one only. `namesArm`: whether there are several.
[[nodiscard]] CrossingText crossingText(const Crossover& crossover, const QString& subject, bool namesArm);
// The same of a place where nothing but the axis is known.
[[nodiscard]] CrossingText axisPlaceText(AxisKind axis, double at, const Interval& interval);

} // namespace breakeven
