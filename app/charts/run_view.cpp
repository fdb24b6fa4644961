// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/run_view.h"

#include "app/wording/names.h"

#include <algorithm>

namespace breakeven {

RunView::RunView(const ChartedRun& of, QString letterOf, std::vector<RunCurve> panelsOf)
    : run(of)
    , letter(std::move(letterOf))
    , panels(std::move(panelsOf))
    , curves(curvesOf(of))
    , plan(armsOf(of))
    , answer(answerOf(RunFacts{of.header->plan, of.header->environment, {}}, *of.analysis))
{
    for (const PointResult& point : of.analysis->points)
        arms.insert({point.arm, point.what});
}

std::size_t RunView::panelOf(const RunCurve& curve) const
{
    return static_cast<std::size_t>(std::find(panels.begin(), panels.end(), curve) - panels.begin());
}

QString RunView::nameOf(const RunCurve& curve) const
{
    return subjectName(curve.target, curve.runtime, run.header->plan.runtimes.size() > 1);
}

const TargetAnswer* RunView::answerOn(const RunCurve& curve) const
{
    const auto found =
        std::find_if(answer.targets.begin(), answer.targets.end(), [&](const TargetAnswer& one) {
            return one.target == curve.target && one.runtime == curve.runtime;
        });
    return found == answer.targets.end() ? nullptr : &*found;
}

} // namespace breakeven
