// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/run_curves.h"
#include "core/answer/answer.h"

#include <QString>

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace breakeven {

// An arm with its index in the plan.
using PlacedArm = std::pair<std::size_t, Arm>;

// One run among those of a chart, with what its lines, crossings and heads are made of.
struct RunView
{
    // `letter`: of a run laid over. `panels`: of the whole chart.
    RunView(const ChartedRun& run, QString letter, std::vector<RunCurve> panels);

    ChartedRun run;
    QString letter;
    std::vector<RunCurve> panels;
    std::vector<RunCurve> curves; // of this run
    std::vector<Arm> plan;        // arms
    Answer answer;
    std::set<PlacedArm> arms; // of the points, but for the single one beside each

    [[nodiscard]] bool overlay() const { return !letter.isEmpty(); }
    [[nodiscard]] bool overThreads() const { return run.header->plan.axis.kind == AxisKind::Threads; }
    [[nodiscard]] std::size_t panelOf(const RunCurve& curve) const;
    [[nodiscard]] QString nameOf(const RunCurve& curve) const; // with its runtime where there are several
    [[nodiscard]] const TargetAnswer* answerOn(const RunCurve& curve) const; // null: the plan lacks it
};

} // namespace breakeven
