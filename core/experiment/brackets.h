// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <optional>
#include <vector>

namespace breakeven {

// Two neighbouring points of a curve between which its speed-up crosses 1. For AxisKind::Threads both are the
// one point whose arms are the curve.
struct Bracket
{
    PointKey low;
    PointKey high;
    bool clear = false; // there is a crossing beyond doubt: contrary verdicts, or the analysis reports it
    // How much the noise of either end moves the crossing, by linear interpolation: their sum is 1. So
    // highWeight is also how far along the bracket the crossing seems to lie; never nearer to an end than
    // 0.15.
    double lowWeight = 0.5;
    double highWeight = 0.5;
    // How far apart an emulation held the ends of a bracket over round trips; none: as far as asked for.
    std::optional<double> heldApart{};

    friend bool operator==(const Bracket&, const Bracket&) = default;
};

// The brackets, of all curves, whose crossover more blocks or points would narrow: its interval is wider than
// `precision` (relative, either way) asks for, its neighbours are so far apart that the curve may bend
// between them or have too few blocks to be trusted, or it is not known yet. Left out: neighbours that differ
// from 1 by less than what is asked for, where there is nothing to find.
[[nodiscard]] std::vector<Bracket> openBrackets(const Analysis& analysis, double precision);

// The value to measure next: the middle of the log axis, or nearer to the crossing where that seems to lie
// far from the middle; half of a bracket that begins at 0. To three significant digits and as whole bytes or
// items. Nothing where the bracket is as narrow as `precision` asks for, the axis has no value between or,
// for round trips, the emulation could not tell the values apart.
[[nodiscard]] std::optional<double> valueBetween(const Bracket& bracket, double precision);

} // namespace breakeven
