// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"
#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace breakeven {

namespace {

constexpr std::size_t mostSteps = 160;  // of a distribution: more can't be seen
constexpr std::size_t exactTail = 20;   // the rarest batches lie far apart: each has its own step
constexpr double widestSlope = 1.02;    // from one batch to the next; wider ones are steps
constexpr std::size_t mostMarkers = 60; // of a timeline: more would hide its lines
constexpr int hueCount = 6;
constexpr std::array markedShares{0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::array markers{MarkerShape::Circle, MarkerShape::Square, MarkerShape::Triangle,
                             MarkerShape::Diamond};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

double nanoseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count());
}

std::chrono::nanoseconds measuredIn(const Block& block)
{
    std::chrono::nanoseconds sum{};
    for (const ArmSamples& arm : block.arms)
        for (const std::chrono::nanoseconds batch : arm.batches)
            sum += batch;
    return sum;
}

// "redis", "redis, CPython".
QString subjectOf(const PointSamples& samples)
{
    return samples.severalRuntimes
               ? QStringLiteral("%1, %2").arg(samples.point.target, runtimeName(samples.point.runtime))
               : samples.point.target;
}

// The parts that are not empty.
QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

// "Round trip 200 µs, emulated by a relay", "Size 64 KiB · network emulated by waits"; over thread counts a
// target has one point, which needs no name.
QString placeOf(const PointSamples& samples)
{
    const PointKey& point = samples.point;
    const QString emulated = samples.emulation ? emulationName(*samples.emulation) : QString();
    const QString network = emulated.isEmpty() ? QString() : Words::tr("network %1").arg(emulated);
    if (point.axis == AxisKind::Threads)
        return network;
    const QString value = axisValueText(point.axis, point.value);
    if (point.axis == AxisKind::Items)
        return joined({value, network});
    const QString place = QStringLiteral("%1 %2").arg(axisShortName(point.axis), value);
    if (point.axis != AxisKind::RttUs || point.value <= 0)
        return joined({place, network});
    return emulated.isEmpty() ? place : QStringLiteral("%1, %2").arg(place, emulated);
}

ChartSeries seriesOfArm(std::size_t arm, const Arm& is)
{
    return {.key = QString::number(arm),
            .label = armName(is),
            .hue = static_cast<int>(arm) % hueCount,
            .strong = is.threads > 1 || is.pipelined,
            .overlay = false,
            .pointsOnly = false,
            .marker = markers[arm % markers.size()],
            .labelPlace = LabelPlace::End,
            .points = {}};
}

ChartPoint bare(double x, double y)
{
    return {.x = x, .y = y, .low = y, .high = y};
}

// A place on a logarithmic axis for every sample, even for one of 0 ns.
double latencyOf(std::chrono::nanoseconds sample)
{
    return std::max(1.0, nanoseconds(sample));
}

// Ranks, ascending, that draw the distribution of `count` samples as all of them would.
std::vector<std::size_t> drawnRanks(std::size_t count)
{
    std::vector<std::size_t> ranks;
    const bool all = count <= mostSteps + exactTail;
    const std::size_t thinned = all ? 0 : count - exactTail;
    for (std::size_t step = 0; step < mostSteps && thinned > 0; ++step)
        ranks.push_back(step * thinned / mostSteps);
    for (std::size_t rank = thinned; rank < count; ++rank)
        ranks.push_back(rank);
    return ranks;
}

// Requires: `sorted` is ascending and not empty.
std::vector<ChartPoint> stepsOf(const std::vector<std::chrono::nanoseconds>& sorted)
{
    std::vector<ChartPoint> points;
    double before = 0;
    for (const std::size_t rank : drawnRanks(sorted.size())) {
        const double latency = latencyOf(sorted[rank]);
        const double share = static_cast<double>(rank + 1) / static_cast<double>(sorted.size());
        if (points.empty() || latency > points.back().x * widestSlope)
            points.push_back(bare(latency, before));
        points.push_back(bare(latency, share));
        before = share;
    }
    return points;
}

// On the steps, hence the batch at which the share is reached, where few batches leave that open.
std::vector<ChartPoint> markedPoints(const std::vector<std::chrono::nanoseconds>& sorted)
{
    std::vector<ChartPoint> points;
    for (const double share : markedShares) {
        const auto reached = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
        points.push_back(bare(latencyOf(sorted[std::max<std::size_t>(reached, 1) - 1]), share));
    }
    return points;
}

} // namespace

PointSamples samplesOf(const Run& run, const PointKey& wanted)
{
    const bool known = std::any_of(run.blocks.begin(), run.blocks.end(),
                                   [&](const Block& block) { return block.point == wanted; });
    PointSamples samples{.title = run.header.title,
                         .run = run.header.id,
                         .point = known || run.blocks.empty() ? wanted : run.blocks.front().point,
                         .severalRuntimes = run.header.plan.runtimes.size() > 1,
                         .emulation = {},
                         .blocks = {},
                         .measured = {}};
    samples.emulation = emulationAt(run.header.plan, samples.point.target, samples.point.value);
    std::chrono::nanoseconds before{};
    for (const Block& block : run.blocks) {
        const std::chrono::nanoseconds own = measuredIn(block);
        if (block.point == samples.point) {
            samples.blocks.push_back(block);
            samples.measured.push_back(before + own / 2);
        }
        before += own;
    }
    return samples;
}

ChartData distributionChart(const PointSamples& samples)
{
    std::map<std::size_t, std::pair<Arm, std::vector<std::chrono::nanoseconds>>> arms;
    for (const Block& block : samples.blocks) {
        for (std::size_t arm = 0; arm < block.arms.size(); ++arm) {
            auto& [is, all] = arms[arm];
            is = {block.arms[arm].threads, block.arms[arm].pipelined};
            all.insert(all.end(), block.arms[arm].batches.begin(), block.arms[arm].batches.end());
        }
    }

    const QString place = placeOf(samples);
    ChartData data{.title = joined({samples.title, subjectOf(samples), place}),
                   .x = {.title = joined({Words::tr("Batch latency of %1").arg(subjectOf(samples)), place}),
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
                   .referenceText = Words::tr("Median"),
                   .empty = Words::tr("Nothing measured yet"),
                   .subject = samples.run.toString(QUuid::WithoutBraces)};
    for (auto& [arm, measured] : arms) {
        auto& [is, all] = measured;
        if (all.empty())
            continue;
        std::sort(all.begin(), all.end());
        ChartSeries curve = seriesOfArm(arm, is);
        ChartSeries marked = curve;
        curve.marker = MarkerShape::None;
        curve.labelPlace = LabelPlace::Middle;
        curve.points = stepsOf(all);
        marked.key += QStringLiteral("/marked");
        marked.label.clear();
        marked.pointsOnly = true;
        marked.points = markedPoints(all);
        data.series.push_back(std::move(curve));
        data.series.push_back(std::move(marked));
    }
    return data;
}

ChartData timelineChart(const PointSamples& samples)
{
    std::map<std::size_t, ChartSeries> series;
    for (std::size_t block = 0; block < samples.blocks.size(); ++block) {
        const std::vector<ArmSamples>& arms = samples.blocks[block].arms;
        for (std::size_t arm = 0; arm < arms.size(); ++arm) {
            const auto summary = LatencySummary::of(arms[arm].batches);
            if (!summary)
                continue;
            ChartSeries& own =
                series.try_emplace(arm, seriesOfArm(arm, {arms[arm].threads, arms[arm].pipelined}))
                    .first->second;
            if (samples.blocks.size() > mostMarkers)
                own.marker = MarkerShape::None;
            own.points.push_back({.x = nanoseconds(samples.measured[block]) / 1e9,
                                  .y = nanoseconds(summary->p50),
                                  .low = nanoseconds(summary->p25),
                                  .high = nanoseconds(summary->p75),
                                  .extremes = Interval{latencyOf(summary->min), latencyOf(summary->max)}});
        }
    }

    const QString place = placeOf(samples);
    ChartData data{.title = joined({samples.title, subjectOf(samples), place}),
                   .x = {.title = joined({Words::tr("Time spent measuring"), subjectOf(samples), place}),
                         .scale = ScaleKind::Linear,
                         .unit = ChartUnit::Seconds,
                         .values = {}},
                   .y = {.title = Words::tr("Batch latency by block: median, p25–p75, extremes"),
                         .scale = ScaleKind::Log,
                         .unit = ChartUnit::Nanoseconds,
                         .values = {}},
                   .series = {},
                   .crossings = {},
                   .referenceY = {},
                   .referenceText = {},
                   .empty = Words::tr("Nothing measured yet"),
                   .subject = samples.run.toString(QUuid::WithoutBraces)};
    for (auto& [arm, own] : series)
        data.series.push_back(std::move(own));
    return data;
}

} // namespace breakeven
