// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/speed_up.h"

#include <span>
#include <vector>

namespace breakeven {

// One point of a speed-up curve.
struct CurvePoint
{
    double x = 0; // axis value, >= 0
    LogSpeedUp y;
};

// A crossing of a speed-up curve, before it is given its target and arm.
struct CurveCrossing
{
    double at = 0;
    Interval interval;
    ThreadsPay threadsPay = ThreadsPay::Above;
};

// All crossings of 1 that the data supports, ascending. `curve` is ascending in x; points with fewer than
// two blocks are passed over.
[[nodiscard]] std::vector<CurveCrossing> findCrossings(std::span<const CurvePoint> curve);

} // namespace breakeven
