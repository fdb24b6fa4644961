// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/answer/answer.h"
#include "core/environment/environment.h"
#include "core/plan/plan.h"

#include <QString>

namespace breakeven {

// Why the verdicts are as they are, for a terminal: a table of where the time of a batch goes, two lines a
// verdict, one thread and several, at the point that tells most; below it what follows. Empty where nothing
// was timed.
[[nodiscard]] QString causesSection(const Analysis& analysis, const Answer& answer, const Plan& plan,
                                    const Environment& environment);

} // namespace breakeven
