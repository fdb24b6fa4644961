// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"
#include "core/runs/found_answer.h"

#include <vector>

namespace breakeven {

// What the end of a run file keeps of an answer: which arm is best where, of each target and runtime of which
// anything is known.
[[nodiscard]] std::vector<FoundAnswer> foundAnswersOf(const Answer& answer, const Plan& plan);

// As much of an answer, and of the plan that it speaks of, as the file kept: for the views that render
// answers.
struct KeptAnswer
{
    TargetAnswer answer;
    Plan plan;
};

// `leastValue`: of the plan's axis, above 0; it gives the axis its scale.
[[nodiscard]] KeptAnswer keptAnswerOf(const FoundAnswer& found, double leastValue);

} // namespace breakeven
