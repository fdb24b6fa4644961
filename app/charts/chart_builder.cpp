// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"

#include "app/charts/arm_look.h"
#include "app/charts/chart_axes.h"
#include "app/charts/crossing_height.h"
#include "app/charts/crossing_text.h"
#include "app/charts/run_lines.h"
#include "app/charts/run_view.h"
#include "app/charts/shown_crossing.h"
#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/short_answer.h"
#include "app/wording/shown_name.h"
#include "core/analysis/latency_curve.h"
#include "core/analysis/published_table.h"
#include "core/plan/arm_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

// What a run says beside its lines: crossings, the heads of its panels, its arms.
class RunRemarks
{
public:
    explicit RunRemarks(const RunView& view) : m_view(view) {}

    // `heightAt` gives the place of a crossing on the y axis.
    template <typename Height>
    [[nodiscard]] std::vector<ChartCrossing> crossings(Height heightAt) const
    {
        std::vector<ChartCrossing> result;
        for (const Crossover& crossover : m_view.run.analysis->crossovers) {
            const std::optional<double> y = heightAt(crossover, *m_view.run.analysis);
            if (!y)
                continue;
            const RunCurve curve{crossover.target, crossover.runtime};
            CrossingText text =
                crossingText(crossover, m_view.curves.size() > 1 ? m_view.nameOf(curve) : QString(),
                             m_view.arms.size() > 1);
            const TargetAnswer* answer = m_view.answerOn(curve);
            result.push_back({
                .key = QStringLiteral("%1/%2/%3")
                           .arg(keyOf(curve))
                           .arg(crossover.arm ? toString(*crossover.arm) : QString())
                           .arg(result.size()),
                .panel = m_view.panelOf(curve),
                .x = crossover.at,
                .y = *y,
                .interval = crossover.believable ? crossover.interval : Interval{crossover.at, crossover.at},
                .headline = std::move(text.headline),
                .brief = std::move(text.brief),
                .detail = crossover.believable ? std::move(text.detail) : QString(),
                .isShown =
                    !m_view.overlay() && answer != nullptr &&
                    shownCrossover(*answer, m_view.run.header->plan) == &crossoverIn(*answer, crossover),
                .letter = m_view.letter,
            });
        }
        return result;
    }

    // Where one arm gives way to another, of panels where one thread is best nowhere. `heightAt` as above, of
    // an arm of a curve.
    template <typename Height>
    void addArmChanges(std::vector<ChartCrossing>& crossings, Height heightAt) const
    {
        for (const TargetAnswer& answer : m_view.answer.targets) {
            const RunCurve curve{answer.target, answer.runtime};
            const auto change = armChange(answer);
            if (m_view.overlay() || !change || shownCrossover(answer, m_view.run.header->plan) != nullptr)
                continue;
            const auto y = heightAt(*m_view.run.analysis, curve, change->arm, change->at);
            if (!y)
                continue;
            const CrossingText text = axisPlaceText(answer.axis, change->at, change->interval);
            const QString name = armName(m_view.plan.at(change->arm));
            crossings.push_back(
                {.key = keyOf(curve) + QStringLiteral("/arms"),
                 .panel = m_view.panelOf(curve),
                 .x = change->at,
                 .y = *y,
                 .interval = change->interval,
                 .headline =
                     Words::tr("%1: %2 are best from %3 on").arg(m_view.nameOf(curve), name, text.brief),
                 .brief = text.brief,
                 .detail = change->interval.low < change->interval.high ? text.detail : QString()});
        }
    }

    // Of the curves that only this run has heads without an answer: that is the current run's.
    [[nodiscard]] ChartPanelHead headOf(const RunCurve& curve) const
    {
        const Plan& plan = m_view.run.header->plan;
        const bool marked = !titleSaysEmulated(plan) && emulationAt(plan, curve.target, 0);
        ChartPanelHead head{.key = keyOf(curve),
                            .name =
                                marked ? markedEmulated(shownName(curve.target)) : shownName(curve.target),
                            .detail = runtimeName(curve.runtime)};
        const TargetAnswer* answer = m_view.answerOn(curve);
        if (m_view.overlay() || answer == nullptr)
            return head;
        ShortAnswer said = shortAnswer(*answer, plan);
        head.answer = std::move(said.text);
        head.answerArm = said.arm;
        if (!m_view.overThreads()) {
            head.strip = decisionStrip(*answer, plan);
            head.stripRange = {answer->first, answer->last};
            head.missing = missingOf(curve);
        }
        return head;
    }

    [[nodiscard]] std::vector<ChartArm> legend() const
    {
        std::vector<ChartArm> legend;
        const std::vector<MarkerShape> markers = markersOf(m_view.plan);
        for (std::size_t i = 0; i < m_view.plan.size(); ++i)
            if (std::none_of(legend.begin(), legend.end(),
                             [&](const ChartArm& a) { return a.arm == m_view.plan[i]; }))
                legend.push_back({m_view.plan[i], armShortName(m_view.plan[i]), markers[i]});
        return legend;
    }

private:
    // An answer has copies of the analysis's crossovers.
    [[nodiscard]] static const Crossover& crossoverIn(const TargetAnswer& answer, const Crossover& crossover)
    {
        return *std::find(answer.crossovers.begin(), answer.crossovers.end(), crossover);
    }

    // What the plan asks for and the run, which has ended, lacks.
    [[nodiscard]] QString missingOf(const RunCurve& curve) const
    {
        if (!m_view.run.analysis->status)
            return {};
        QStringList missing;
        for (const double value : m_view.run.header->plan.axis.values) {
            const auto& points = m_view.run.analysis->points;
            if (std::none_of(points.begin(), points.end(), [&](const PointResult& point) {
                    return curve.isOf(point.key) && point.key.value == value;
                }))
                missing.append(axisValueText(m_view.run.header->plan.axis.kind, value));
        }
        return missing.isEmpty() ? QString()
                                 : Words::tr("not measured: %1").arg(missing.join(QStringLiteral(", ")));
    }

    const RunView& m_view;
};

ChartData emptyChart(std::span<const ChartedRun> runs, ChartAxis y)
{
    ChartData data{.title = {},
                   .x = {},
                   .y = std::move(y),
                   .referenceY = {},
                   .referenceText = {},
                   .empty = Words::tr("Nothing measured yet")};
    if (runs.empty())
        return data;
    data.title = leadingRun(runs).header->title;
    data.subtitle = conditionOf(runs);
    data.x = xAxisOf(leadingRun(runs).header->plan);
    data.subject = subjectOf(runs);
    data.armsAreTheAxis = leadingRun(runs).header->plan.axis.kind == AxisKind::Threads;
    return data;
}

// `use` is called with each run that is drawn, the current one first, and whether it is that.
template <typename Use>
void drawEach(ChartData& data, std::span<const ChartedRun> runs, Use use)
{
    const std::vector<RunCurve> panels = panelsOf(runs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!hasPlaceAmong(runs, runs[i]))
            continue;
        QString letter;
        if (i > 0) {
            letter = letterOf(i - 1);
            data.pastRuns.push_back({letter, pastRunText(*runs[i].header)});
        }
        const RunView view(runs[i], letter, panels);
        const RunRemarks remarks(view);
        for (const ChartArm& arm : remarks.legend())
            if (std::none_of(data.arms.begin(), data.arms.end(),
                             [&](const ChartArm& other) { return other.arm == arm.arm; }))
                data.arms.push_back(arm);
        for (const RunCurve& curve : view.curves) {
            ChartPanelHead head = remarks.headOf(curve);
            if (std::none_of(data.panels.begin(), data.panels.end(),
                             [&](const ChartPanelHead& other) { return other.key == head.key; }))
                data.panels.push_back(std::move(head));
        }
        use(view, remarks);
    }
    labelModelEnds(data.x, data.series);
}

template <typename T>
void append(std::vector<T>& to, std::vector<T> from)
{
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

} // namespace

std::optional<ChartData> postChart(const Run& run, const Analysis& analysis)
{
    if (!measuresPublishedTable(run.header.plan))
        return std::nullopt;
    const ChartedRun charted{.header = &run.header, .analysis = &analysis};
    ChartData data = emptyChart(std::span(&charted, 1), {});
    data.post = PublishedDots{publishedTable(run, analysis), run.header.plan.runtimes};
    return data;
}

ChartData latencyChart(std::span<const ChartedRun> runs)
{
    ChartData data = emptyChart(runs, {.title = Words::tr("Batch latency, median"),
                                       .scale = ScaleKind::Log,
                                       .unit = ChartUnit::Nanoseconds,
                                       .values = {}});
    drawEach(data, runs, [&data](const RunView& view, const RunRemarks& remarks) {
        append(data.series, latencyLines(view));
        append(data.crossings, remarks.crossings(latencyAt));
        remarks.addArmChanges(
            data.armChanges, [](const Analysis& analysis, const RunCurve& curve, std::size_t arm, double at) {
                const auto place = LatencyCurve::of(analysis, curve.target, curve.runtime, arm).at(at);
                return place ? std::optional(place->arm) : std::nullopt;
            });
    });
    return data;
}

ChartData speedUpChart(std::span<const ChartedRun> runs)
{
    ChartData data = emptyChart(runs, {.title = Words::tr("Speed-up over 1 thread"),
                                       .scale = ScaleKind::Log,
                                       .unit = ChartUnit::Ratio,
                                       .values = {}});
    data.referenceY = 1;
    drawEach(data, runs, [&data](const RunView& view, const RunRemarks& remarks) {
        append(data.series, speedUpLines(view));
        append(data.crossings,
               remarks.crossings([](const Crossover&, const Analysis&) { return std::optional(1.0); }));
        remarks.addArmChanges(
            data.armChanges, [](const Analysis& analysis, const RunCurve& curve, std::size_t arm, double at) {
                const auto place = LatencyCurve::of(analysis, curve.target, curve.runtime, arm).at(at);
                return place ? std::optional(place->single / place->arm) : std::nullopt;
            });
    });
    return data;
}

} // namespace breakeven
