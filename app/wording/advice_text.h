// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/thread_advice.h"
#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace breakeven {

// The setting that a user turns.
enum class Knob {
    Gnocchi, // parallel_operations
    Python,  // max_workers
    Qt,      // maxThreadCount
};

[[nodiscard]] QString knobName(Knob knob); // of the program that has it: "Python"

// What to set for one target and runtime.
struct Setting
{
    QString
        sentence; // "redis: set parallel_operations = 6 for targets farther than 84 µs, 1 for nearer ones."
    struct Line
    {
        // Ready to paste: "parallel_operations = 6", "ThreadPoolExecutor(max_workers=6)",
        // "pool.setMaxThreadCount(6);"
        QString code;
        QString place; // "farther than 84 µs"; empty: everywhere

        friend bool operator==(const Line&, const Line&) = default;
    };
    std::vector<Line> lines; // one for each thread count

    friend bool operator==(const Setting&, const Setting&) = default;
};

// One for each target and runtime whose best thread counts at both ends of the axis are known. Where they
// differ, it changes at the one crossover between one thread and several; where there is no such crossover,
// by what was best at the points, in three ranges at most. `advice` is that of the analysed run.
[[nodiscard]] std::vector<Setting> settingsFor(Knob knob, const Analysis& analysis,
                                               std::span<const ThreadAdvice> advice, const Plan& plan);

// The lines of `settings` with their sentences and places as comments, to be pasted.
[[nodiscard]] QString codeOf(Knob knob, std::span<const Setting> settings);

// Where theory and measurement stand at one point, a sentence: "redis at 400 µs: 6 threads measured fastest,
// 13 by cores × (1 + wait/compute), 7 by the Universal Scalability Law." A law that fits badly is marked so.
// What can't be said is left out; empty where nothing can.
[[nodiscard]] QString theoryText(const ThreadAdvice& advice, const Plan& plan);

// Why the Universal Scalability Law is missing in all of them, where the run has too few thread counts for
// it; empty otherwise.
[[nodiscard]] QString lawMissingText(std::span<const ThreadAdvice> advice, const Plan& plan);

} // namespace breakeven
