// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"
#include "core/plan/plan.h"

#include <QString>

namespace breakeven {

// What to set, what theory says beside it, and what disturbed the run, for a terminal. Empty where there is
// nothing to say.
[[nodiscard]] QString adviceSection(const Answer& answer, const Plan& plan);

} // namespace breakeven
