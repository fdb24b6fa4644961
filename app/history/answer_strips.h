// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/decision_strip.h"
#include "core/runs/run_library.h"

#include <vector>

namespace breakeven {

// The strips of a past run's answers, one a target and runtime.
[[nodiscard]] std::vector<DecisionStrip> answerStrips(const RunSummary& run);

} // namespace breakeven
