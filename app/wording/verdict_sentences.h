// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

#include <initializer_list>

namespace breakeven {

// How verdicts are said along one axis. Whole sentences, as no other language builds them from our pieces;
// %n is a number of threads, which is never 1.
struct AxisSentences
{
    // %1 the target, %2 (and %3) where it changes
    const char* above;   // threads from %2 on
    const char* below;   // threads up to %2
    const char* between; // threads from %2 to %3

    // %1 the target, %2 the highest value measured, %3 the lowest
    const char* everywhere; // threads
    const char* nowhere;    // threads
    const char* noMatter;   // %4 the gain from which an arm is worth having
};

[[nodiscard]] const AxisSentences& sentencesOf(AxisKind axis);

// `sentence` in the user's language, its %n replaced by `threads` and its %1, %2 … by `parts`, of which it
// need not use all. What looks like a place in a part is left alone.
[[nodiscard]] QString verdictSentence(const char* sentence, int threads,
                                      std::initializer_list<QString> parts = {});

} // namespace breakeven
