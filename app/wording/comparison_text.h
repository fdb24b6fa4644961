// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

namespace breakeven {

// What a comparison says, for the command line and the window alike.

[[nodiscard]] QString changeName(LatencyChange change); // "faster"

// Both sides of a comparison, for what its rows say of neither.
struct ComparedPlans
{
    Plan base;
    Plan now;
    bool severalRuntimes = false;
};

[[nodiscard]] ComparedPlans plansOf(const Comparison& comparison, const RunHeader& base,
                                    const RunHeader& now);

// "a cache under CPython at 200 µs, emulated"; where only one side is emulated it says which.
[[nodiscard]] QString placeText(const PointKey& key, const ComparedPlans& plans);

// The latencies' ratio of a row, its interval that goes with the row's change, "~" where a run did not
// measure the point itself.
[[nodiscard]] QString ratioText(const ComparisonRow& row);
[[nodiscard]] QString intervalText(const ComparisonRow& row);
[[nodiscard]] QString interpolatedMark(const ComparisonRow& row);

// A sentence for each crossover of either run: moved, where it was, gone, or new.
[[nodiscard]] QStringList shiftSentences(const Comparison& comparison, const ComparedPlans& plans);

// A crossover's shift in figures: "84 µs", "61 µs", "−27 %", "−41 – −9 %"; no share where the base lies at 0.
struct ShiftText
{
    QString base;
    QString now;
    QString share;
    QString interval;
    QString word;     // "earlier", "later", "not clear"
    QString sentence; // "6 threads pay off earlier than in the base run."
};
[[nodiscard]] ShiftText shiftText(const CrossoverShift& shift);

// What it is a crossover of: "6 threads against 1 thread".
[[nodiscard]] QString crossoverSubject(const Crossover& crossover);

// The whole in a sentence, and how much isn't clear: "6 threads are faster at 8 of 16 points, 1 thread is
// slower at 1.", "23 of 32 rows are not clear.".
struct ComparisonHeadline
{
    QString sentence;
    QString rest; // empty: all is clear
};
[[nodiscard]] ComparisonHeadline headlineOf(const Comparison& comparison);

// What makes the comparison doubtful, in sentences.
[[nodiscard]] QStringList warningsOf(const Comparison& comparison, const RunHeader& base,
                                     const RunHeader& now);

} // namespace breakeven
