// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/run_curves.h"

#include "app/charts/chart_builder.h"
#include "core/plan/plan_json.h"

#include <algorithm>

namespace breakeven {

QString panelKey(const QString& target, RuntimeKind runtime)
{
    return QStringLiteral("%1/%2").arg(target, toString(runtime));
}

QString keyOf(const RunCurve& curve)
{
    return panelKey(curve.target, curve.runtime);
}

std::vector<RunCurve> curvesOf(const ChartedRun& run)
{
    std::vector<RunCurve> curves;
    const auto add = [&curves](const RunCurve& curve) {
        if (std::find(curves.begin(), curves.end(), curve) == curves.end())
            curves.push_back(curve);
    };
    if (!run.analysis->status && !run.header->id.isNull())
        for (const Target& target : run.header->plan.targets)
            for (const RuntimeKind runtime : run.header->plan.runtimes)
                add({target.name, runtime});
    for (const PointResult& point : run.analysis->points)
        add({point.key.target, point.key.runtime});
    return curves;
}

std::vector<RunCurve> panelsOf(std::span<const ChartedRun> runs)
{
    std::vector<RunCurve> panels;
    for (const ChartedRun& run : runs)
        if (hasPlaceAmong(runs, run))
            for (const RunCurve& curve : curvesOf(run))
                if (std::find(panels.begin(), panels.end(), curve) == panels.end())
                    panels.push_back(curve);
    return panels;
}

std::vector<Arm> armsOf(const ChartedRun& run)
{
    std::vector<Arm> arms = run.header->plan.arms;
    for (const PointResult& point : run.analysis->points)
        if (std::find(arms.begin(), arms.end(), point.what) == arms.end())
            arms.push_back(point.what);
    return arms;
}

} // namespace breakeven
