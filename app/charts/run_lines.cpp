// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/run_lines.h"

#include "app/charts/arm_look.h"
#include "app/charts/curve_points.h"
#include "app/charts/model_line.h"
#include "app/wording/names.h"

#include <algorithm>
#include <map>
#include <optional>

namespace breakeven {

namespace {

class RunLines
{
public:
    explicit RunLines(const RunView& view) : m_view(view) {}

    [[nodiscard]] std::vector<ChartSeries> latencySeries() const
    {
        std::vector<ChartSeries> series;
        for (const RunCurve& curve : m_view.curves) {
            if (!hasPoint(curve))
                continue;
            if (m_view.overThreads()) {
                series.push_back(latencyOverThreads(curve));
                addModel(series, curve, ModelFigure::Latency, {});
                addLevels(series, curve, [](const PointResult& point) { return latencyPoint(1, point); });
                continue;
            }
            series.push_back(singleLatencyOver(curve));
            addModel(series, curve, ModelFigure::Latency, Arm());
            for (const PlacedArm& arm : m_view.arms) {
                series.push_back(latencyOver(curve, arm));
                addModel(series, curve, ModelFigure::Latency, arm.second);
            }
        }
        return series;
    }

    [[nodiscard]] std::vector<ChartSeries> speedUpSeries() const
    {
        std::vector<ChartSeries> series;
        for (const RunCurve& curve : m_view.curves) {
            if (!hasPoint(curve))
                continue;
            if (m_view.overThreads()) {
                series.push_back(speedUpOverThreads(curve));
                addModel(series, curve, ModelFigure::SpeedUp, {});
                addLevels(series, curve, [](const PointResult& point) { return speedUpPoint(1, point); });
                continue;
            }
            for (const PlacedArm& arm : m_view.arms) {
                series.push_back(speedUpOver(curve, arm));
                addModel(series, curve, ModelFigure::SpeedUp, arm.second);
            }
        }
        return series;
    }

private:
    // With more than a few arms only one thread and those that are best somewhere matter.
    [[nodiscard]] bool isStrong(const RunCurve& curve, const std::optional<Arm>& arm) const
    {
        if (m_view.plan.size() < manyArms || !arm || *arm == Arm())
            return true;
        const TargetAnswer* answer = m_view.answerOn(curve);
        if (answer == nullptr)
            return false;
        const auto isBest = [&](const Stretch& stretch) {
            return stretch.kind == StretchKind::Arm && stretch.arm && m_view.plan.at(*stretch.arm) == *arm;
        };
        return std::any_of(answer->stretches.begin(), answer->stretches.end(), isBest);
    }

    // By the plan, so that none changes while the others come in.
    [[nodiscard]] MarkerShape markerOf(const Arm& arm) const
    {
        const auto at = std::find(m_view.plan.begin(), m_view.plan.end(), arm) - m_view.plan.begin();
        return markersOf(m_view.plan)[static_cast<std::size_t>(at)];
    }

    // `index`: of the arm among the plan's; none: the single arm, or all of them as a curve, which has no
    // arm.
    [[nodiscard]] ChartSeries seriesOf(const RunCurve& curve, std::optional<std::size_t> index,
                                       const std::optional<Arm>& arm) const
    {
        ChartSeries series{
            .key =
                QStringLiteral("%1%2/%3")
                    .arg(m_view.overlay() ? m_view.run.header->id.toString(QUuid::WithoutBraces) : QString(),
                         keyOf(curve))
                    .arg(index ? QString::number(*index) : QStringLiteral("-")),
            .label = {},
            .panel = m_view.panelOf(curve),
            .arm = arm,
            .strong = isStrong(curve, arm),
            .letter = m_view.letter,
            .marker = arm ? markerOf(*arm) : MarkerShape::Circle,
            .points = {},
            .source = ChartSource{curve.target, curve.runtime, m_view.overThreads() ? std::nullopt : index}};
        if (arm && series.strong)
            series.label = armShortName(*arm);
        return series;
    }

    // Beside the last of `series`, which is the curve's; over the axis Threads without an arm. The model
    // knows of threads alone.
    void addModel(std::vector<ChartSeries>& series, const RunCurve& curve, ModelFigure figure,
                  std::optional<Arm> arm) const
    {
        if (arm && !arm->isThreads())
            return;
        for (const Forecaster& model : m_view.run.models) {
            if (model.target() != curve.target || model.runtime() != curve.runtime)
                continue;
            ChartSeries line =
                modelLine(series.back(), model, figure, arm ? std::optional(arm->count) : std::nullopt);
            if (!line.points.empty())
                series.push_back(std::move(line));
        }
    }

    [[nodiscard]] bool hasPoint(const RunCurve& curve) const
    {
        return std::any_of(m_view.run.analysis->points.begin(), m_view.run.analysis->points.end(),
                           [&](const PointResult& point) { return curve.isOf(point.key); });
    }

    template <typename Use>
    void eachPoint(const RunCurve& curve, Use use) const
    {
        for (const PointResult& point : m_view.run.analysis->points)
            if (curve.isOf(point.key))
                use(point);
    }

    template <typename Height>
    [[nodiscard]] std::vector<QPointF> curveOf(const RunCurve& curve, std::size_t arm, Height height) const
    {
        return drawnCurve(*m_view.run.analysis, curve.target, curve.runtime, arm, height);
    }

    [[nodiscard]] ChartSeries singleLatencyOver(const RunCurve& curve) const
    {
        ChartSeries series = seriesOf(curve, {}, Arm());
        std::optional<double> last;
        eachPoint(curve, [&](const PointResult& point) {
            if (last != point.key.value)
                series.points.push_back(placed(point, singleLatencyPoint(point.place, point)));
            last = point.key.value;
        });
        sortByX(series);
        // The single arm's curve is the same beside each other arm.
        if (!m_view.arms.empty())
            series.curve = curveOf(curve, m_view.arms.begin()->first,
                                   [](const LatencyCurve::Place& place) { return place.single; });
        return series;
    }

    [[nodiscard]] ChartSeries latencyOver(const RunCurve& curve, const PlacedArm& arm) const
    {
        ChartSeries series = seriesOf(curve, arm.first, arm.second);
        eachPoint(curve, [&](const PointResult& point) {
            if (point.arm == arm.first)
                series.points.push_back(placed(point, latencyPoint(point.place, point)));
        });
        sortByX(series);
        series.curve = curveOf(curve, arm.first, [](const LatencyCurve::Place& place) { return place.arm; });
        return series;
    }

    [[nodiscard]] ChartSeries speedUpOver(const RunCurve& curve, const PlacedArm& arm) const
    {
        ChartSeries series = seriesOf(curve, arm.first, arm.second);
        eachPoint(curve, [&](const PointResult& point) {
            if (point.arm == arm.first)
                series.points.push_back(placed(point, speedUpPoint(point.place, point)));
        });
        sortByX(series);
        series.curve = curveOf(curve, arm.first,
                               [](const LatencyCurve::Place& place) { return place.single / place.arm; });
        return series;
    }

    // Over thread counts the arms are the curve: each point is one, the line between is of none.
    [[nodiscard]] ChartSeries latencyOverThreads(const RunCurve& curve) const
    {
        ChartSeries series = seriesOf(curve, {}, {});
        eachPoint(curve, [&](const PointResult& point) {
            if (series.points.empty())
                addArmPoint(series, Arm(), singleLatencyPoint(1, point));
            if (point.what.isThreads())
                addArmPoint(series, point.what, latencyPoint(point.what.count, point));
        });
        sortByX(series);
        return series;
    }

    [[nodiscard]] ChartSeries speedUpOverThreads(const RunCurve& curve) const
    {
        ChartSeries series = seriesOf(curve, {}, {});
        eachPoint(curve, [&](const PointResult& point) {
            if (series.points.empty()) {
                ChartPoint one = singleLatencyPoint(1, point);
                one.y = one.low = one.high = 1;
                addArmPoint(series, Arm(), one);
            }
            if (point.what.isThreads())
                addArmPoint(series, point.what, speedUpPoint(point.what.count, point));
        });
        sortByX(series);
        return series;
    }

    static void addArmPoint(ChartSeries& series, const Arm& arm, ChartPoint point)
    {
        point.arm = arm;
        series.points.push_back(std::move(point));
    }

    // Over thread counts an arm of another kind is a level, which `pointOf` gives: a line all along the
    // curve, behind the others of `series`.
    template <typename PointOf>
    void addLevels(std::vector<ChartSeries>& series, const RunCurve& curve, PointOf pointOf) const
    {
        int most = 1;
        std::map<std::size_t, const PointResult*> others;
        eachPoint(curve, [&](const PointResult& point) {
            most = std::max(most, point.what.threads());
            if (!point.what.isThreads())
                others[point.arm] = &point;
        });
        if (most < 2)
            return;
        for (const auto& [arm, point] : others) {
            ChartSeries level = seriesOf(curve, arm, point->what);
            level.label = armShortName(point->what);
            level.strong = true;
            level.source->arm = arm;
            level.points.assign(2, pointOf(*point));
            level.points.back().x = most;
            series.push_back(std::move(level));
        }
    }

    static void sortByX(ChartSeries& series)
    {
        std::stable_sort(series.points.begin(), series.points.end(),
                         [](const ChartPoint& one, const ChartPoint& other) { return one.x < other.x; });
    }

    const RunView& m_view;
};

} // namespace

std::vector<ChartSeries> latencyLines(const RunView& view)
{
    return RunLines(view).latencySeries();
}

std::vector<ChartSeries> speedUpLines(const RunView& view)
{
    return RunLines(view).speedUpSeries();
}

} // namespace breakeven
