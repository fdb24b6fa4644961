// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/thread_advice.h"
#include "core/answer/answer.h"
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
        int threads = 1;

        friend bool operator==(const Line&, const Line&) = default;
    };
    std::vector<Line> lines; // one for each thread count
    QString subject;         // whose setting it is: "redis, emulated"

    friend bool operator==(const Setting&, const Setting&) = default;
};

// One for each target and runtime whose answer has settings.
[[nodiscard]] std::vector<Setting> settingsFor(Knob knob, const Answer& answer, const Plan& plan);

// What of the program that has the knob it reaches at targets like the plan's, a sentence each: where it does
// nothing, what was measured isn't to be had by it.
[[nodiscard]] QStringList reachTexts(Knob knob, const Plan& plan);

// One block to be pasted: each line with the targets and places that it is for as comments. Where they want
// several lines, the one that most of them want is set, of equals the one with more threads; the others are
// comments, too, so that nothing that is pasted contradicts itself.
[[nodiscard]] QString codeOf(Knob knob, std::span<const Setting> settings);

// Where theory and measurement stand at one point, a sentence: "redis at 400 µs: 6 threads measured fastest,
// 13 by cores × (1 + wait/compute), 7 by the Universal Scalability Law." A law that fits badly is marked so.
// What can't be said is left out; empty where nothing can.
[[nodiscard]] QString theoryText(const ThreadAdvice& advice, const Plan& plan);

// Why the Universal Scalability Law is missing in all of them, where the run has too few thread counts for
// it; empty otherwise.
[[nodiscard]] QString lawMissingText(std::span<const ThreadAdvice> advice, const Plan& plan);

} // namespace breakeven
