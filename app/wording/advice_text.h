// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/thread_advice.h"
#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

#include <span>

namespace breakeven {

// The setting that a user turns.
enum class Knob {
    Gnocchi, // parallel_operations
    Python,  // max_workers
    Qt,      // maxThreadCount
};

[[nodiscard]] QString knobName(Knob knob); // of the program that has it: "Python"

// A sentence for each target and runtime whose best thread counts at both ends of the axis are known, and
// the one crossover between them where they differ: "redis: set parallel_operations = 6 for targets farther
// than 84 µs, 1 for nearer ones." `advice` is that of the analysed run.
[[nodiscard]] QStringList settingTexts(Knob knob, const Analysis& analysis,
                                       std::span<const ThreadAdvice> advice, const Plan& plan);

// Where theory and measurement stand at one point, a sentence: "redis at 400 µs: 6 threads measured fastest,
// 13 by cores × (1 + wait/compute), 7 by the Universal Scalability Law." What can't be said is left out;
// empty where nothing can.
[[nodiscard]] QString theoryText(const ThreadAdvice& advice);

} // namespace breakeven
