// SPDX-License-Identifier: GPL-3.0-or-later
#include "example_charts.h"

#include "core/backends/redis/target/redis_target.h"

#include <cmath>

namespace breakeven {

namespace {

std::chrono::nanoseconds micro(double value)
{
    return std::chrono::nanoseconds(std::llround(value * 1e3));
}

LatencySummary summaryAround(double median)
{
    return {.batches = 200,
            .min = micro(median * 0.7),
            .p5 = micro(median * 0.82),
            .p25 = micro(median * 0.93),
            .p50 = micro(median),
            .p75 = micro(median * 1.1),
            .p95 = micro(median * 1.28),
            .p99 = micro(median * 1.5),
            .max = micro(median * 3)};
}

PointResult pointAt(const QString& target, AxisKind axis, double value, int threads, std::size_t arm,
                    double single, double own)
{
    const double ratio = single / own;
    PointResult result;
    result.key = {target, RuntimeKind::Native, axis, value};
    result.what = Arm::ofThreads(threads);
    result.arm = arm;
    result.place = value;
    result.singleLatency = micro(single);
    result.latency = micro(own);
    result.single = summaryAround(single);
    result.summary = summaryAround(own);
    result.speedUp = {ratio, Interval{ratio * 0.95, ratio * 1.05}, 12};
    result.verdict = ratio * 0.95 > 1   ? Verdict::Threads
                     : ratio * 1.05 < 1 ? Verdict::Single
                                        : Verdict::Unclear;
    result.ioShare = value / (value + 100);
    result.singleIoShare = result.ioShare;
    return result;
}

Plan planFor(int targets, AxisKind axis)
{
    Plan plan;
    plan.title = QStringLiteral("Remote Redis sweep");
    for (int i = 0; i < targets; ++i)
        plan.targets.push_back(
            {QStringList{QStringLiteral("redis"), QStringLiteral("local file"), QStringLiteral("ceph")}.at(i),
             RedisTarget{},
             {}});
    plan.axis.kind = axis;
    return plan;
}

} // namespace

ExampleRun exampleRun(int targets, bool withZero)
{
    ExampleRun run{.header = {}, .analysis = {}};
    run.header.plan = planFor(targets, AxisKind::RttUs);
    run.header.title = run.header.plan.title;
    run.header.plan.axis.values = {20, 50, 100, 200, 400, 1000, 2000};
    if (withZero)
        run.header.plan.axis.values.insert(run.header.plan.axis.values.begin(), 0);
    for (int target = 0; target < targets; ++target) {
        const QString name = run.header.plan.targets[static_cast<std::size_t>(target)].name;
        const double slower = std::pow(2.6, target);
        for (const double rtt : run.header.plan.axis.values)
            run.analysis.points.push_back(pointAt(name, AxisKind::RttUs, rtt, 6, 1, slower * (950 + 16 * rtt),
                                                  slower * (1750 + 5.6 * rtt)));
        run.analysis.crossovers.push_back({.target = name,
                                           .runtime = RuntimeKind::Native,
                                           .axis = AxisKind::RttUs,
                                           .arm = Arm::ofThreads(6),
                                           .at = 76.0 + 8 * target,
                                           .interval = {66.0 + 8 * target, 88.0 + 8 * target},
                                           .threadsPay = ThreadsPay::Above});
    }
    return run;
}

ExampleRun exampleRunOverThreads(int targets)
{
    ExampleRun run{.header = {}, .analysis = {}};
    run.header.plan = planFor(targets, AxisKind::Threads);
    run.header.title = QStringLiteral("How many threads?");
    run.header.plan.axis.values = {0};
    run.header.plan.arms = armsOfThreads({1, 2, 3, 4, 6, 8, 12, 16});
    for (int target = 0; target < targets; ++target) {
        const QString name = run.header.plan.targets[static_cast<std::size_t>(target)].name;
        const double single = 8000.0 / (target + 1);
        for (std::size_t arm = 1; arm < run.header.plan.arms.size(); ++arm) {
            const double threads = run.header.plan.arms[arm].count;
            const double own = 400 + single / std::min(threads, 8.0) + 30 * threads * (target + 1);
            run.analysis.points.push_back(
                pointAt(name, AxisKind::Threads, 0, run.header.plan.arms[arm].count, arm, single, own));
        }
    }
    return run;
}

} // namespace breakeven
