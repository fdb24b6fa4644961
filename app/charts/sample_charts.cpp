// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/arm_look.h"
#include "app/charts/chart_builder.h"
#include "app/wording/emulation_text.h"
#include "app/wording/machine_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace breakeven {

namespace {

constexpr std::size_t mostSteps = 160;  // of a distribution: more can't be seen
constexpr std::size_t exactTail = 20;   // the rarest batches lie far apart: each has its own step
constexpr double widestSlope = 1.02;    // from one batch to the next; wider ones are steps
constexpr std::size_t mostMarkers = 60; // of a timeline: more would hide its lines
constexpr std::array markedShares{0.05, 0.25, 0.5, 0.75, 0.95};

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
    const QString target = shownName(samples.point.target);
    return samples.severalRuntimes ? QStringLiteral("%1, %2").arg(target, runtimeName(samples.point.runtime))
                                   : target;
}

// The parts that are not empty.
QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

// "Round trip 200 µs, emulated by a relay", "Size 64 KiB · network emulated by waits"; over thread counts a
// target has one point, which needs no name. `emulation`: what is said of it.
QString placeOf(const PointKey& point, const std::optional<Emulation>& emulation)
{
    const QString emulated = emulation ? emulationName(*emulation) : QString();
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

// As the blocks have them.
std::vector<Arm> armsIn(const PointSamples& samples)
{
    std::vector<Arm> arms;
    for (const Block& block : samples.blocks)
        for (std::size_t arm = arms.size(); arm < block.arms.size(); ++arm)
            arms.push_back(block.arms[arm].arm);
    return arms;
}

ChartSeries seriesOfArm(std::size_t panel, std::size_t arm, std::span<const Arm> arms)
{
    const Arm& is = arms[arm];
    return {.key = QStringLiteral("%1/%2").arg(panel).arg(arm),
            .label = armShortName(is),
            .panel = panel,
            .arm = is,
            .marker = markersOf(arms)[arm],
            .points = {}};
}

std::vector<ChartArm> legendOf(std::span<const PointSamples> samples)
{
    std::vector<ChartArm> legend;
    for (const PointSamples& one : samples) {
        const std::vector<Arm> arms = armsIn(one);
        const std::vector<MarkerShape> markers = markersOf(arms);
        for (std::size_t arm = 0; arm < arms.size(); ++arm)
            if (std::none_of(legend.begin(), legend.end(),
                             [&](const ChartArm& other) { return other.arm == arms[arm]; }))
                legend.push_back({arms[arm], armShortName(arms[arm]), markers[arm]});
    }
    return legend;
}

ChartPanelHead headOf(const PointSamples& samples, bool marksEmulated)
{
    const QString name = shownName(samples.point.target);
    return {.key = panelKey(samples.point.target, samples.point.runtime),
            .name = marksEmulated && samples.emulation ? markedEmulated(name) : name,
            .detail = runtimeName(samples.point.runtime)};
}

// What all of `samples` have in common: of one its subject, too.
ChartData emptyChart(std::span<const PointSamples> samples, const QString& x)
{
    ChartData data{
        .title = {}, .x = {}, .y = {}, .referenceY = {}, .empty = Words::tr("Nothing measured yet")};
    if (samples.empty())
        return data;
    const PointSamples& first = samples.front();
    const QString subject = samples.size() == 1 ? subjectOf(first) : QString();
    // Said once of all panels, or by each of its own.
    const bool isCommon = std::all_of(samples.begin(), samples.end(), [&](const PointSamples& one) {
        return one.emulation == first.emulation;
    });
    const QString place = placeOf(first.point, isCommon ? first.emulation : std::nullopt);
    data.title = joined({first.title, subject, place});
    data.subtitle = first.condition;
    data.x.title = joined({x, place});
    data.subject = first.run.toString(QUuid::WithoutBraces);
    data.arms = legendOf(samples);
    for (const PointSamples& one : samples)
        data.panels.push_back(headOf(one, !isCommon));
    return data;
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
    PointSamples samples{.title = shownTitle(run.header.title),
                         .condition = coresText(coresDuring(run.header)),
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

std::vector<PointSamples> samplesAt(const Run& run, double value)
{
    std::vector<PointSamples> all;
    for (const Target& target : run.header.plan.targets) {
        for (const RuntimeKind runtime : run.header.plan.runtimes) {
            const PointKey key{target.name, runtime, run.header.plan.axis.kind, value};
            if (std::any_of(run.blocks.begin(), run.blocks.end(),
                            [&](const Block& block) { return block.point == key; }))
                all.push_back(samplesOf(run, key));
        }
    }
    return all;
}

ChartData distributionChart(const PointSamples& samples)
{
    return distributionChart(std::span(&samples, 1));
}

ChartData distributionChart(std::span<const PointSamples> samples)
{
    ChartData data = emptyChart(
        samples, samples.size() == 1 ? Words::tr("Batch latency of %1").arg(subjectOf(samples.front()))
                                     : Words::tr("Batch latency"));
    data.x.scale = ScaleKind::Log;
    data.x.unit = ChartUnit::Nanoseconds;
    data.y = {.title = Words::tr("Share of batches that took no longer"),
              .scale = ScaleKind::Linear,
              .unit = ChartUnit::Share,
              .values = {}};
    data.referenceY = 0.5;
    data.referenceText = Words::tr("Median");
    for (std::size_t panel = 0; panel < samples.size(); ++panel) {
        const std::vector<Arm> arms = armsIn(samples[panel]);
        std::vector<std::vector<std::chrono::nanoseconds>> measured(arms.size());
        for (const Block& block : samples[panel].blocks)
            for (std::size_t arm = 0; arm < block.arms.size(); ++arm)
                measured[arm].insert(measured[arm].end(), block.arms[arm].batches.begin(),
                                     block.arms[arm].batches.end());
        for (std::size_t arm = 0; arm < arms.size(); ++arm) {
            std::vector<std::chrono::nanoseconds>& all = measured[arm];
            if (all.empty())
                continue;
            std::sort(all.begin(), all.end());
            ChartSeries curve = seriesOfArm(panel, arm, arms);
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
    }
    return data;
}

ChartData timelineChart(const PointSamples& samples)
{
    return timelineChart(std::span(&samples, 1));
}

ChartData timelineChart(std::span<const PointSamples> samples)
{
    const QString subject = samples.size() == 1 ? subjectOf(samples.front()) : QString();
    ChartData data = emptyChart(samples, joined({Words::tr("Time spent measuring"), subject}));
    data.x.scale = ScaleKind::Linear;
    data.x.unit = ChartUnit::Seconds;
    data.y = {.title = Words::tr("Batch latency by block: median, p25–p75, extremes"),
              .scale = ScaleKind::Log,
              .unit = ChartUnit::Nanoseconds,
              .values = {}};
    for (std::size_t panel = 0; panel < samples.size(); ++panel) {
        const PointSamples& of = samples[panel];
        const std::vector<Arm> all = armsIn(of);
        std::map<std::size_t, ChartSeries> series;
        for (std::size_t block = 0; block < of.blocks.size(); ++block) {
            const std::vector<ArmSamples>& arms = of.blocks[block].arms;
            for (std::size_t arm = 0; arm < arms.size(); ++arm) {
                const auto summary = LatencySummary::of(arms[arm].batches);
                if (!summary)
                    continue;
                ChartSeries& own = series.try_emplace(arm, seriesOfArm(panel, arm, all)).first->second;
                if (of.blocks.size() > mostMarkers)
                    own.marker = MarkerShape::None;
                own.points.push_back(
                    {.x = nanoseconds(of.measured[block]) / 1e9,
                     .y = nanoseconds(summary->p50),
                     .low = nanoseconds(summary->p25),
                     .high = nanoseconds(summary->p75),
                     .extremes = Interval{latencyOf(summary->min), latencyOf(summary->max)}});
            }
        }
        for (auto& [arm, own] : series)
            data.series.push_back(std::move(own));
    }
    return data;
}

} // namespace breakeven
