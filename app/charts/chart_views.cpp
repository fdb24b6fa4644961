// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_views.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

constexpr std::array views{
    ChartView{.id = QLatin1String("post"),
              .name = QT_TRANSLATE_NOOP("breakeven::ChartPanel", "The post"),
              .ofRun = postChart},
    ChartView{.id = QLatin1String("latency"),
              .name = QT_TRANSLATE_NOOP("breakeven::ChartPanel", "Latency"),
              .ofRuns = latencyChart},
    ChartView{.id = QLatin1String("speedup"),
              .name = QT_TRANSLATE_NOOP("breakeven::ChartPanel", "Speed-up"),
              .ofRuns = speedUpChart},
    ChartView{.id = QLatin1String("distribution"),
              .name = QT_TRANSLATE_NOOP("breakeven::ChartPanel", "Distribution"),
              .ofSamples = distributionChart},
    ChartView{.id = QLatin1String("timeline"),
              .name = QT_TRANSLATE_NOOP("breakeven::ChartPanel", "Timeline"),
              .ofSamples = timelineChart},
};

} // namespace

std::span<const ChartView> chartViews()
{
    return views;
}

const ChartView* viewNamed(const QString& id)
{
    const auto found =
        std::find_if(views.begin(), views.end(), [&id](const ChartView& view) { return view.id == id; });
    return found == views.end() ? nullptr : &*found;
}

const ChartView& usualView()
{
    return views[1];
}

QString viewName(const ChartView& view)
{
    return QCoreApplication::translate("breakeven::ChartPanel", view.name);
}

} // namespace breakeven
