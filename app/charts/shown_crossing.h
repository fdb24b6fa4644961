// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/answer.h"

#include <cstddef>
#include <optional>

namespace breakeven {

// A panel has one ring, where the answer turns: these say where.

// Of the crossovers of `answer` the one where one thread stops, or begins, to be best; null where there is
// none.
[[nodiscard]] const Crossover* shownCrossover(const TargetAnswer& answer, const Plan& plan);

// Where the best of several threads gives way to another arm.
struct ArmChange
{
    std::size_t arm = 0; // that is best from there on: index in the plan's arms
    double at = 0;       // in the axis's own unit
    Interval interval;   // {at, at}: not known
};

// The first one.
[[nodiscard]] std::optional<ArmChange> armChange(const TargetAnswer& answer);

} // namespace breakeven
