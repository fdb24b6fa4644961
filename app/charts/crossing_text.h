// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QString>

namespace breakeven {

// What a chart says at a crossing.
struct CrossingText
{
    QString headline; // "redis: Threads pay off from 76 µs (6 threads)"
    QString brief;    // "redis: 76 µs (6 threads)", where many crossings share a chart
    QString detail;   // "95 % interval 66 – 88 µs"
};

// `subject`: whose it is; empty where there is one only. `namesArm`: whether there are several.
[[nodiscard]] CrossingText crossingText(const Crossover& crossover, const QString& subject, bool namesArm);

} // namespace breakeven
