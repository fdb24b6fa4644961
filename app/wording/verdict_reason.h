// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <QString>

#include <span>

namespace breakeven {

// Why threads win or lose, from the I/O shares of the single arm: `points` are those of one target, runtime
// and arm, ascending along the axis. Empty where the shares were not measured.
[[nodiscard]] QString verdictReason(std::span<const PointResult* const> points, const Plan& plan);

} // namespace breakeven
