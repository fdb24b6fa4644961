// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <QString>

namespace breakeven {

// What a folder for each item changes for threads, where the plan measures `target`, whose items share a
// folder, with both layouts: where the verdicts differ, or how far the speed-ups lie apart. Empty where it
// doesn't, or for a target without a folder that is shared.
//
// Speed-ups lie apart where their intervals don't overlap.
[[nodiscard]] QString layoutText(const Analysis& analysis, const Plan& plan, const Target& target,
                                 RuntimeKind runtime);

// Whether measuring the other layout of `target` may change the answer: threads were measured on items that
// share a folder, whose lock they wait for, and nothing says yet what a folder for each does.
[[nodiscard]] bool isOtherLayoutUnknown(const Analysis& analysis, const Plan& plan, const Target& target);

} // namespace breakeven
