// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"

#include "app/charts/chart_axes.h"
#include "app/charts/crossing_height.h"
#include "app/charts/crossing_text.h"
#include "app/charts/model_line.h"
#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "core/plan/plan_json.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>

namespace breakeven {

namespace {

constexpr int hueCount = 6;
constexpr std::array patterns{LinePattern::Solid, LinePattern::Dotted, LinePattern::DashDotted};
constexpr std::array markers{MarkerShape::Square, MarkerShape::Triangle, MarkerShape::Diamond,
                             MarkerShape::Circle};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

double nanoseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count());
}

// A curve of the chart: one arm of a target and runtime, or, over the axis threads, all its arms.
struct CurveKey
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    std::size_t arm = 0; // 0 for the single arm
    int threads = 1;
};

class ChartOfRun
{
public:
    ChartOfRun(const ChartedRun& run, bool overlay) : m_run(run), m_overlay(overlay)
    {
        for (const PointResult& point : run.analysis->points) {
            const auto curve = std::pair(point.key.target, point.key.runtime);
            if (std::find(m_curves.begin(), m_curves.end(), curve) == m_curves.end())
                m_curves.push_back(curve);
        }
        for (const PointResult& point : run.analysis->points)
            m_arms.insert({point.arm, {point.threads, point.pipelined}});
    }

    [[nodiscard]] std::vector<ChartSeries> latencySeries() const
    {
        std::vector<ChartSeries> series;
        for (std::size_t i = 0; i < m_curves.size(); ++i) {
            if (overThreads()) {
                series.push_back(latencyOverThreads(i));
                addModel(series, i, ModelFigure::Latency, {});
                addPipelined(series, i,
                             [](const PointResult& point) { return latencyPoint(1, point.summary); });
                continue;
            }
            series.push_back(latencyOver(i, {}, 0));
            addModel(series, i, ModelFigure::Latency, Arm());
            std::size_t rank = 1;
            for (const auto& arm : m_arms) {
                series.push_back(latencyOver(i, arm, rank++));
                addModel(series, i, ModelFigure::Latency, arm.second);
            }
        }
        return series;
    }

    [[nodiscard]] std::vector<ChartSeries> speedUpSeries() const
    {
        std::vector<ChartSeries> series;
        for (std::size_t i = 0; i < m_curves.size(); ++i) {
            if (overThreads()) {
                series.push_back(speedUpOverThreads(i));
                addModel(series, i, ModelFigure::SpeedUp, {});
                addPipelined(series, i,
                             [](const PointResult& point) { return speedUpPoint(1, point.speedUp); });
                continue;
            }
            std::size_t rank = 1;
            for (const auto& arm : m_arms) {
                series.push_back(speedUpOver(i, arm, rank++));
                addModel(series, i, ModelFigure::SpeedUp, arm.second);
            }
        }
        return series;
    }

    // `heightAt` gives the place of a crossing on the y axis.
    template <typename Height>
    [[nodiscard]] std::vector<ChartCrossing> crossings(Height heightAt) const
    {
        std::vector<ChartCrossing> result;
        for (const Crossover& crossover : m_run.analysis->crossovers) {
            const std::optional<double> y = heightAt(crossover, *m_run.analysis);
            if (!y)
                continue;
            const QString subject =
                m_curves.size() > 1 ? nameOf(crossover.target, crossover.runtime) : QString();
            CrossingText text = crossingText(crossover, subject, m_arms.size() > 1);
            result.push_back({
                .key = QStringLiteral("%1/%2/%3/%4")
                           .arg(crossover.target, toString(crossover.runtime))
                           .arg(crossover.threads.value_or(0))
                           .arg(result.size()),
                .x = crossover.at,
                .y = *y,
                .interval = crossover.interval,
                .headline = std::move(text.headline),
                .brief = std::move(text.brief),
                .detail = std::move(text.detail),
                .overlay = m_overlay,
            });
        }
        return result;
    }

private:
    using PlacedArm = std::pair<std::size_t, Arm>; // with its index in the plan

    [[nodiscard]] bool overThreads() const { return m_run.header->plan.axis.kind == AxisKind::Threads; }

    [[nodiscard]] QString nameOf(const QString& target, RuntimeKind runtime) const
    {
        const Plan& plan = m_run.header->plan;
        const bool marked = !titleSaysEmulated(plan) && emulationAt(plan, target, 0);
        const QString name = marked ? markedEmulated(target) : target;
        return plan.runtimes.size() > 1 ? QStringLiteral("%1, %2").arg(name, runtimeName(runtime)) : name;
    }

    // Of a runtime in the plan.
    [[nodiscard]] std::size_t placeOf(RuntimeKind runtime) const
    {
        const std::vector<RuntimeKind>& runtimes = m_run.header->plan.runtimes;
        const auto found = std::find(runtimes.begin(), runtimes.end(), runtime);
        return found == runtimes.end() ? 0 : static_cast<std::size_t>(found - runtimes.begin());
    }

    // A curve's own while the hues last; beyond that the target's, as the pattern tells the runtime.
    [[nodiscard]] int hueOf(std::size_t curve) const
    {
        if (m_curves.size() <= hueCount)
            return static_cast<int>(curve);
        QStringList targets;
        for (std::size_t i = 0; i <= curve; ++i)
            if (!targets.contains(m_curves[i].first))
                targets.append(m_curves[i].first);
        return static_cast<int>(targets.indexOf(m_curves[curve].first)) % hueCount;
    }

    [[nodiscard]] ChartSeries seriesOf(std::size_t curve, const PlacedArm& arm, std::size_t rank) const
    {
        const auto& [target, runtime] = m_curves[curve];
        const bool alone = m_curves.size() == 1;
        const QString name = nameOf(target, runtime);
        ChartSeries series{
            .key = QStringLiteral("%1%2/%3/%4")
                       .arg(m_overlay ? m_run.header->id.toString(QUuid::WithoutBraces) : QString(), target,
                            toString(runtime))
                       .arg(rank),
            .label = {},
            .hue = alone ? static_cast<int>(rank) % hueCount : hueOf(curve),
            .strong = rank > 0,
            .overlay = m_overlay,
            .pointsOnly = false,
            .marker = rank == 0 ? MarkerShape::Circle : markers[(rank - 1) % markers.size()],
            .labelPlace = LabelPlace::End,
            .points = {},
            .pattern = patterns.at(placeOf(runtime) % patterns.size()),
            .source = ChartSource{target, runtime,
                                  rank == 0 || overThreads() ? std::nullopt : std::optional(arm.first)}};
        const QString armText = rank == 0 ? armName(1) : armName(arm.second);
        if (!alone)
            series.subject = name;
        if (overThreads()) {
            series.label = name;
        } else {
            series.armText = armText;
            series.label = alone ? armText : QStringLiteral("%1 · %2").arg(name, armText);
        }
        return series;
    }

    // Beside the last of `series`, which is the curve's; over the axis Threads without an arm. The model
    // knows of no pipelining.
    void addModel(std::vector<ChartSeries>& series, std::size_t curve, ModelFigure figure,
                  std::optional<Arm> arm) const
    {
        if (arm && arm->pipelined)
            return;
        for (const Forecaster& model : m_run.models) {
            if (std::pair(model.target(), model.runtime()) != m_curves[curve])
                continue;
            ChartSeries line =
                modelLine(series.back(), model, figure, arm ? std::optional(arm->threads) : std::nullopt);
            if (!line.points.empty())
                series.push_back(std::move(line));
        }
    }

    template <typename Use>
    void eachPoint(std::size_t curve, Use use) const
    {
        for (const PointResult& point : m_run.analysis->points)
            if (std::pair(point.key.target, point.key.runtime) == m_curves[curve])
                use(point);
    }

    static ChartPoint latencyPoint(double x, const LatencySummary& summary)
    {
        return {.x = x,
                .y = nanoseconds(summary.p50),
                .low = nanoseconds(summary.p5),
                .high = nanoseconds(summary.p95)};
    }

    static ChartPoint speedUpPoint(double x, const SpeedUp& speedUp)
    {
        // A band from 0.0001 to 100,000 would leave no room for the curves.
        const bool known = speedUp.interval && saysSomething(*speedUp.interval);
        const Interval band = known ? *speedUp.interval : Interval{speedUp.ratio, speedUp.ratio};
        return {.x = x, .y = speedUp.ratio, .low = band.low, .high = band.high};
    }

    [[nodiscard]] ChartSeries latencyOver(std::size_t curve, const PlacedArm& arm, std::size_t rank) const
    {
        ChartSeries series = seriesOf(curve, arm, rank);
        eachPoint(curve, [&](const PointResult& point) {
            if (rank == 0) {
                if (series.points.empty() || series.points.back().x != point.key.value)
                    series.points.push_back(latencyPoint(point.key.value, point.single));
            } else if (point.arm == arm.first) {
                series.points.push_back(latencyPoint(point.key.value, point.summary));
            }
        });
        return series;
    }

    [[nodiscard]] ChartSeries speedUpOver(std::size_t curve, const PlacedArm& arm, std::size_t rank) const
    {
        ChartSeries series = seriesOf(curve, arm, rank);
        eachPoint(curve, [&](const PointResult& point) {
            if (point.arm == arm.first)
                series.points.push_back(speedUpPoint(point.key.value, point.speedUp));
        });
        return series;
    }

    [[nodiscard]] ChartSeries latencyOverThreads(std::size_t curve) const
    {
        ChartSeries series = seriesOf(curve, {}, m_curves.size() == 1 ? 1 : 0);
        series.strong = true;
        eachPoint(curve, [&](const PointResult& point) {
            if (series.points.empty())
                series.points.push_back(latencyPoint(1, point.single));
            if (!point.pipelined)
                series.points.push_back(latencyPoint(point.threads, point.summary));
        });
        sortByX(series);
        return series;
    }

    [[nodiscard]] ChartSeries speedUpOverThreads(std::size_t curve) const
    {
        ChartSeries series = seriesOf(curve, {}, m_curves.size() == 1 ? 1 : 0);
        series.strong = true;
        series.points.push_back({.x = 1, .y = 1, .low = 1, .high = 1});
        eachPoint(curve, [&](const PointResult& point) {
            if (!point.pipelined)
                series.points.push_back(speedUpPoint(point.threads, point.speedUp));
        });
        sortByX(series);
        return series;
    }

    // Over thread counts one thread that pipelines is a level, which `pointOf` gives: a line all along the
    // curve, the last of `series`.
    template <typename PointOf>
    void addPipelined(std::vector<ChartSeries>& series, std::size_t curve, PointOf pointOf) const
    {
        int most = 1;
        const PointResult* pipelined = nullptr;
        eachPoint(curve, [&](const PointResult& point) {
            most = std::max(most, point.threads);
            if (point.pipelined)
                pipelined = &point;
        });
        if (pipelined == nullptr || most < 2)
            return;
        const PlacedArm arm{pipelined->arm, {pipelined->threads, pipelined->pipelined}};
        ChartSeries level = seriesOf(curve, arm, m_curves.size() == 1 ? 2 : 1);
        const QString name = armName(arm.second);
        level.label = m_curves.size() == 1 ? name : QStringLiteral("%1 · %2").arg(level.label, name);
        level.armText = name;
        level.source->arm = arm.first;
        level.points.assign(2, pointOf(*pipelined));
        level.points.back().x = most;
        series.push_back(std::move(level));
    }

    static void sortByX(ChartSeries& series)
    {
        std::stable_sort(series.points.begin(), series.points.end(),
                         [](const ChartPoint& one, const ChartPoint& other) { return one.x < other.x; });
    }

    ChartedRun m_run;
    bool m_overlay;
    std::vector<std::pair<QString, RuntimeKind>> m_curves;
    std::set<PlacedArm> m_arms;
};

template <typename Use>
void eachRun(std::span<const ChartedRun> runs, Use use)
{
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (hasPlaceAmong(runs, runs[i]))
            use(ChartOfRun(runs[i], i > 0));
}

template <typename T>
void append(std::vector<T>& to, std::vector<T> from)
{
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

ChartData emptyChart(std::span<const ChartedRun> runs, ChartAxis y)
{
    ChartData data{.title = {},
                   .x = {},
                   .y = std::move(y),
                   .series = {},
                   .crossings = {},
                   .referenceY = {},
                   .referenceText = {},
                   .empty = Words::tr("Nothing measured yet")};
    if (runs.empty())
        return data;
    data.title = leadingRun(runs).header->title;
    data.x = xAxisOf(leadingRun(runs).header->plan);
    data.subject = subjectOf(runs);
    return data;
}

} // namespace

ChartData latencyChart(std::span<const ChartedRun> runs)
{
    ChartData data = emptyChart(runs, {.title = Words::tr("Batch latency, median and p5–p95"),
                                       .scale = ScaleKind::Log,
                                       .unit = ChartUnit::Nanoseconds,
                                       .values = {}});
    eachRun(runs, [&](const ChartOfRun& run) {
        append(data.series, run.latencySeries());
        append(data.crossings, run.crossings(latencyAt));
    });
    labelModelEnds(data.x, data.series);
    return data;
}

ChartData speedUpChart(std::span<const ChartedRun> runs)
{
    ChartData data = emptyChart(runs, {.title = Words::tr("Speed-up over 1 thread, with its 95 % interval"),
                                       .scale = ScaleKind::Log,
                                       .unit = ChartUnit::Ratio,
                                       .values = {}});
    data.referenceY = 1;
    eachRun(runs, [&](const ChartOfRun& run) {
        append(data.series, run.speedUpSeries());
        append(data.crossings,
               run.crossings([](const Crossover&, const Analysis&) { return std::optional(1.0); }));
    });
    labelModelEnds(data.x, data.series);
    return data;
}

} // namespace breakeven
