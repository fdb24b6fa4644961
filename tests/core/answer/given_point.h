// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/speed_up.h"
#include "core/analysis/worth_change.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/plan/plan.h"

#include <QString>

#include <chrono>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace breakeven::given {

// A point as its speed-up tells it, known to within `within` either way.
struct Point
{
    double value = 0;
    double speedUp = 1;
    double within = 0.02;
    bool settled = true;
};

// 1 ms a batch with one thread and 16 µs for each unit of the axis, from 30 blocks.
inline PointResult point(const Point& given, const Arm& arm = Arm::ofThreads(6), std::size_t index = 1,
                         AxisKind axis = AxisKind::RttUs, const QString& target = QStringLiteral("redis"))
{
    PointResult point;
    point.key = {.target = target, .runtime = RuntimeKind::Native, .axis = axis, .value = given.value};
    point.place = given.value;
    point.what = arm;
    point.arm = index;
    point.singleLatency = std::chrono::nanoseconds(std::llround(1e6 + 16e3 * given.value));
    point.latency = std::chrono::nanoseconds(
        std::llround(static_cast<double>(point.singleLatency.count()) / given.speedUp));
    const double half = std::log1p(given.within);
    point.speedUp = {.ratio = given.speedUp,
                     .interval = Interval{given.speedUp / std::exp(half), given.speedUp * std::exp(half)},
                     .blocks = 30};
    point.verdict = point.speedUp.interval->low > 1    ? Verdict::Threads
                    : point.speedUp.interval->high < 1 ? Verdict::Single
                                                       : Verdict::Unclear;
    point.settled = given.settled;
    if (arm.threads() > 1)
        point.behindThreads = SpeedUp{.ratio = 1, .interval = Interval{1, 1}, .blocks = 30};
    return point;
}

// `arm` takes `ratio` times as long as the fastest arm of threads beside it, known to within 2 %.
inline void behind(PointResult& arm, double ratio)
{
    arm.behindThreads =
        SpeedUp{.ratio = ratio, .interval = Interval{ratio / 1.02, ratio * 1.02}, .blocks = 30};
}

inline Plan plan(AxisKind axis, std::vector<double> values, std::vector<int> threads = {1, 6})
{
    Plan plan;
    plan.targets = {Target{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
    plan.axis = {.kind = axis, .values = std::move(values)};
    plan.arms = armsOfThreads(threads);
    plan.cores = Cores::Awake;
    return plan;
}

// The changes of the curve through `points` of one arm, whose intervals come of 30 blocks.
inline std::vector<WorthChange> changes(const std::vector<const PointResult*>& points, double worth = 0.1)
{
    constexpr double degrees = 29;
    std::vector<CurvePoint> curve;
    for (const PointResult* point : points)
        if (const auto& interval = point->speedUp.interval)
            curve.push_back({.x = point->place,
                             .y = {.mean = std::log(point->speedUp.ratio),
                                   .standardError = std::log(interval->high / interval->low) / 2 /
                                                    reachOfInterval(degrees),
                                   .degreesOfFreedom = degrees,
                                   .blocks = point->speedUp.blocks},
                             .logLatency = std::log(static_cast<double>(point->singleLatency.count()))});
    std::vector<WorthChange> found = worthChangesOf(curve, worth);
    for (WorthChange& change : found) {
        change.target = points.front()->key.target;
        change.runtime = points.front()->key.runtime;
        change.arm = points.front()->arm;
    }
    return found;
}

// Of a run that has ended. `points`: ascending along the axis for each arm.
inline Analysis analysis(std::vector<PointResult> points)
{
    Analysis analysis;
    analysis.status = RunStatus::Settled;
    analysis.points = std::move(points);
    std::map<std::size_t, std::vector<const PointResult*>> arms;
    for (const PointResult& point : analysis.points)
        if (point.key.axis != AxisKind::Threads)
            arms[point.arm].push_back(&point);
    for (const auto& [arm, curve] : arms)
        for (const WorthChange& change : changes(curve))
            analysis.worthChanges.push_back(change);
    return analysis;
}

} // namespace breakeven::given
