// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <vector>

namespace breakeven {

// Of a run that went on after `failures`: drops those of a point, and of its whole target, that was measured
// since. What could not be removed stays.
void dropOvercome(std::vector<Failure>& failures, const PointKey& measured);

} // namespace breakeven
