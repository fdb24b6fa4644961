// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <optional>

namespace breakeven {

// Where on the y axis of a latency chart a crossing has its mark: the batch latency, in ns, of the single arm
// (over thread counts, of the curve) on the line that the chart draws between its points, where both arms'
// cross. Nothing where `analysis` has no point of the crossing's curve.
[[nodiscard]] std::optional<double> latencyAt(const Crossover& crossover, const Analysis& analysis);

} // namespace breakeven
