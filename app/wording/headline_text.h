// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"
#include "core/plan/plan.h"

#include <QString>

#include <span>

namespace breakeven {

// The answer in one sentence: the main part says where the arm that is best first along the axis is to be
// used, clauses behind it say what holds elsewhere.
[[nodiscard]] QString headlineText(const TargetAnswer& answer, const Plan& plan);

// As the sentences call the target: "redis", or where a run has several runtimes "redis under CPython".
[[nodiscard]] QString subjectText(const TargetAnswer& answer, const Plan& plan);

// The stretches side by side on which arms are worth having that the headline begins with: those that reach
// to the end of the axis, else the first ones. What lies between others of them it doesn't claim.
[[nodiscard]] std::span<const Stretch> mainStretches(const TargetAnswer& answer);

// Whether `stretch`, one of the answer's own, is among those and of the arm that they begin with.
[[nodiscard]] bool isInMain(const TargetAnswer& answer, const Stretch& stretch);

} // namespace breakeven
