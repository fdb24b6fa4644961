// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <cstddef>
#include <vector>

namespace breakeven {

enum class CurveFindingKind {
    TwoStates, // the arm wins nearer and loses farther away: the latency has two states, drawn by chance
};

// What a curve says that no storage does.
struct CurveFinding
{
    // A point of it.
    struct Place
    {
        double value = 0; // the axis's, as asked for
        double speedUp = 1;

        friend bool operator==(const Place&, const Place&) = default;
    };

    CurveFindingKind kind = CurveFindingKind::TwoStates;
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    std::size_t arm = 0; // index in the plan's arms
    Arm of;
    Place nearer;  // where the arm wins ...
    Place farther; // ... and where it loses, though it has more waiting to overlap

    friend bool operator==(const CurveFinding&, const CurveFinding&) = default;
};

// Of all curves over round trips, in the order of the analysis, at most one each.
//
// Over round trips the latency of a batch grows straight, and that of an arm that overlaps waits less
// steeply: the two cross once at most, and beyond that the arm wins. A curve that wins at one place and loses
// at a farther one crosses more often than that. Both points have to be beyond 1 by one and a half times the
// reach of their intervals, so that chance alone hardly does it, however many points there are. Of several
// such pairs the one is told whose ratio of speed-ups is largest.
[[nodiscard]] std::vector<CurveFinding> curveFindings(const Analysis& analysis);

} // namespace breakeven
