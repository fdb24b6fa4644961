// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace breakeven {

namespace {

constexpr std::size_t mostSteps = 160; // of a distribution: more can't be seen
constexpr int hueCount = 6;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

PointKey knownPoint(const Run& run, const PointKey& wanted)
{
    for (const Block& block : run.blocks)
        if (block.point == wanted)
            return wanted;
    return run.blocks.empty() ? wanted : run.blocks.front().point;
}

QString titleOf(const Run& run, const PointKey& point)
{
    if (point.axis == AxisKind::Threads)
        return QStringLiteral("%1 · %2").arg(run.header.title, point.target);
    return QStringLiteral("%1 · %2 · %3")
        .arg(run.header.title, point.target, axisValueText(point.axis, point.value));
}

ChartSeries seriesOfArm(std::size_t arm, int threads)
{
    return {.key = QString::number(arm),
            .label = armName(threads),
            .hue = static_cast<int>(arm) % hueCount,
            .strong = threads > 1,
            .overlay = false,
            .pointsOnly = false,
            .marker = MarkerShape::None,
            .points = {}};
}

double nanoseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count());
}

} // namespace

ChartData distributionChart(const Run& run, const PointKey& wanted)
{
    const PointKey point = knownPoint(run, wanted);
    std::map<std::size_t, std::vector<std::chrono::nanoseconds>> samples;
    std::map<std::size_t, int> threads;
    for (const Block& block : run.blocks) {
        if (block.point != point)
            continue;
        for (std::size_t arm = 0; arm < block.arms.size(); ++arm) {
            auto& all = samples[arm];
            all.insert(all.end(), block.arms[arm].batches.begin(), block.arms[arm].batches.end());
            threads[arm] = block.arms[arm].threads;
        }
    }

    ChartData data{.title = titleOf(run, point),
                   .x = {.title = Words::tr("Batch latency at %1")
                                      .arg(point.axis == AxisKind::Threads
                                               ? point.target
                                               : QStringLiteral("%1, %2").arg(
                                                     point.target, axisValueText(point.axis, point.value))),
                         .scale = ScaleKind::Log,
                         .unit = ChartUnit::Nanoseconds,
                         .values = {}},
                   .y = {.title = Words::tr("Share of batches that took no longer"),
                         .scale = ScaleKind::Linear,
                         .unit = ChartUnit::Share,
                         .values = {}},
                   .series = {},
                   .crossings = {},
                   .referenceY = 0.5,
                   .empty = Words::tr("Nothing measured yet")};
    for (auto& [arm, all] : samples) {
        if (all.empty())
            continue;
        std::sort(all.begin(), all.end());
        ChartSeries series = seriesOfArm(arm, threads[arm]);
        const std::size_t steps = std::min(mostSteps, all.size());
        for (std::size_t step = 0; step < steps; ++step) {
            const std::size_t rank = steps == 1 ? 0 : step * (all.size() - 1) / (steps - 1);
            const double share = static_cast<double>(rank + 1) / static_cast<double>(all.size());
            const double latency = std::max(1.0, nanoseconds(all[rank]));
            series.points.push_back({.x = latency, .y = share, .low = share, .high = share});
        }
        data.series.push_back(std::move(series));
    }
    return data;
}

ChartData timelineChart(const Run& run, const PointKey& wanted)
{
    const PointKey point = knownPoint(run, wanted);
    std::map<std::size_t, ChartSeries> series;
    double number = 0;
    for (const Block& block : run.blocks) {
        if (block.point != point)
            continue;
        ++number;
        for (std::size_t arm = 0; arm < block.arms.size(); ++arm) {
            const auto summary = LatencySummary::of(block.arms[arm].batches);
            if (!summary)
                continue;
            ChartSeries& own =
                series.try_emplace(arm, seriesOfArm(arm, block.arms[arm].threads)).first->second;
            own.marker = arm == 0 ? MarkerShape::Circle : MarkerShape::Square;
            own.points.push_back({.x = number,
                                  .y = nanoseconds(summary->p50),
                                  .low = nanoseconds(summary->min),
                                  .high = nanoseconds(summary->max)});
        }
    }

    ChartData data{.title = titleOf(run, point),
                   .x = {.title = Words::tr("Block, in the order measured"),
                         .scale = ScaleKind::Linear,
                         .unit = ChartUnit::Count,
                         .values = {}},
                   .y = {.title = Words::tr("Median of the block, and its range"),
                         .scale = ScaleKind::Log,
                         .unit = ChartUnit::Nanoseconds,
                         .values = {}},
                   .series = {},
                   .crossings = {},
                   .referenceY = {},
                   .empty = Words::tr("Nothing measured yet")};
    for (auto& [arm, own] : series)
        data.series.push_back(std::move(own));
    return data;
}

} // namespace breakeven
