// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <QString>

namespace breakeven {

// What to set, what theory says beside it, and what disturbed the run, for a terminal. Empty where there is
// nothing to say. Takes as long as threadAdvice() and disturbancesOf().
[[nodiscard]] QString adviceSection(const Run& run, const Analysis& analysis);

} // namespace breakeven
