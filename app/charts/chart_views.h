// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_builder.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace breakeven {

// One way of looking at runs. Its row in chart_views.cpp is all that the window's tabs and `chart --view`
// know of it; one of the functions is set.
struct ChartView
{
    QLatin1String id;                                           // "speedup"
    const char* name;                                           // of its tab, as viewName() translates it
    ChartData (*ofRuns)(std::span<const ChartedRun>) = nullptr; // laid over each other, over the axis
    ChartData (*ofSamples)(std::span<const PointSamples>) = nullptr; // of one value of one run
    // Of one run whose plan has it.
    std::optional<ChartData> (*ofRun)(const Run&, const Analysis&) = nullptr;
};

// As the tabs stand.
[[nodiscard]] std::span<const ChartView> chartViews();
// Null where there is none. What it points to stays.
[[nodiscard]] const ChartView* viewNamed(const QString& id);
[[nodiscard]] const ChartView& usualView();
[[nodiscard]] QString viewName(const ChartView& view);

} // namespace breakeven
