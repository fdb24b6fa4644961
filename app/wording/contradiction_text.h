// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QString>

namespace breakeven {

// Whether the two medians that stand in a table beside the speed-up seem to say something else: their ratio
// lies outside the speed-up's interval by as much as a reader notices, or on the other side of 1. They are of
// all batches together, the speed-up is paired block by block, and where the machine drifted or a latency has
// two humps these part.
[[nodiscard]] bool contradictsMedians(const PointResult& point);

[[nodiscard]] QString contradictionMark(); // behind such a speed-up: "*"
[[nodiscard]] QString contradictionNote(); // one sentence, with the mark: what a reader is to make of it

} // namespace breakeven
