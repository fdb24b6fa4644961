// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/crossover.h"

#include <cstddef>
#include <span>
#include <vector>

namespace breakeven {

// Where `curve` crosses the margins of `worth`, ascending, without target and arm: found as a crossing of 1
// is, of a curve whose arm's latency is scaled by the margin, so with the same test, bounds of error and
// `curves`. Without a worth both margins are 1, and the changes are those of the upper one.
[[nodiscard]] std::vector<WorthChange> worthChangesOf(std::span<const CurvePoint> curve, double worth,
                                                      std::size_t curves = 1);

} // namespace breakeven
