// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"

#include <QString>

namespace breakeven {

// What an analysis says, for a terminal: a table of points for each target and runtime, then the verdicts.
[[nodiscard]] QString resultText(const Analysis& analysis, const Plan& plan);

// A line for each Python that was used.
[[nodiscard]] QString pythonLines(const Environment& environment);

// "redis at 200 µs: it closed the connection …"
[[nodiscard]] QString failureText(const Failure& failure, const Plan& plan);

} // namespace breakeven
