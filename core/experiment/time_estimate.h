// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <chrono>

namespace breakeven {

// How long a plan takes, said before anything is measured: from its budget and the round trips that it asks
// for, and from what this program's own work takes on a usual machine. Waiting for a quiet machine isn't in
// it.
struct TimeEstimate
{
    std::chrono::milliseconds whole{};        // at most
    std::chrono::milliseconds firstPicture{}; // until each point was visited once; may be beyond the whole
    double visits = 0;                        // of each point, that the budget has time for
};

// Requires a plan that is valid.
[[nodiscard]] TimeEstimate timeEstimate(const Plan& plan);

// Whether each point gets as many visits as it needs to be called settled.
[[nodiscard]] bool visitsEnough(const TimeEstimate& estimate);

} // namespace breakeven
