// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/charted_runs.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"

#include <QString>

#include <span>
#include <vector>

namespace breakeven {

// Whose a panel is.
struct RunCurve
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;

    [[nodiscard]] bool isOf(const PointKey& key) const
    {
        return key.target == target && key.runtime == runtime;
    }

    friend bool operator==(const RunCurve&, const RunCurve&) = default;
};

[[nodiscard]] QString keyOf(const RunCurve& curve);

// Those with a point, and while a run goes on those that will have one, so that no panel moves.
[[nodiscard]] std::vector<RunCurve> curvesOf(const ChartedRun& run);

// Of all runs that are drawn: the first one's first.
[[nodiscard]] std::vector<RunCurve> panelsOf(std::span<const ChartedRun> runs);

// The plan's, in its order, and what else was measured.
[[nodiscard]] std::vector<Arm> armsOf(const ChartedRun& run);

} // namespace breakeven
