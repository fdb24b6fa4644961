// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analyzer.h"
#include "core/backends/file/target/file_target.h"
#include "core/experiment/schedule.h"

#include <chrono>
#include <cmath>
#include <functional>
#include <random>

namespace breakeven {

// Blocks of a machine whose truth is known: the batch latency of n threads at a round trip r is
//
//     start(n) + items × r × roundTrips / n + items × work
//
// times a log-normal noise of each arm and block. So threads pay off above a round trip that can be computed.
class SimulatedCurve
{
public:
    double noise = 0.1;    // standard deviation of the log latency of an arm in a block
    double startUs = 500;  // what the pool costs, of any arm but the single one
    double workUs = 20;    // of one operation
    double roundTrips = 2; // of one operation

    explicit SimulatedCurve(std::uint64_t seed) : m_random(seed) {}

    [[nodiscard]] double latencyUs(int items, int threads, double rttUs) const
    {
        const double waits = items * rttUs * roundTrips / threads;
        return (threads > 1 ? startUs : 0) + waits + items * workUs;
    }

    // The round trip at which the speed-up is 1.
    [[nodiscard]] double crossover(int items, int threads) const
    {
        return startUs / (items * roundTrips * (1 - 1.0 / threads));
    }

    [[nodiscard]] Block measure(const Plan& plan, const Schedule::Visit& visit)
    {
        Block block{.point = visit.point, .index = visit.block, .arms = {}};
        for (const int threads : threadCountsOf(plan)) {
            const double latency = latencyUs(plan.workload.items, threads, visit.point.value) *
                                   std::exp(noise * m_normal(m_random));
            block.arms.push_back({.arm = Arm::ofThreads(threads),
                                  .batches = {std::chrono::round<std::chrono::nanoseconds>(
                                      std::chrono::duration<double, std::micro>(latency))},
                                  .totals = std::nullopt});
        }
        return block;
    }

private:
    std::mt19937_64 m_random;
    std::normal_distribution<double> m_normal;
};

[[nodiscard]] inline Plan sweepPlan(std::vector<QString> targets, std::uint64_t seed)
{
    Plan plan;
    for (const QString& name : targets) {
        Target target;
        target.name = name;
        target.backend = FileTarget{};
        plan.targets.push_back(target);
    }
    plan.axis = {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1000, 2000}};
    plan.seed = seed;
    return plan;
}

[[nodiscard]] inline RunHeader headerOf(const Plan& plan)
{
    RunHeader header;
    header.id = QUuid::createUuid();
    header.title = plan.title;
    header.plan = plan;
    return header;
}

// Half the width of the interval by the run's own blocks, as a share of the crossover: what a run can narrow.
[[nodiscard]] inline double relativeHalfWidth(const Crossover& crossover)
{
    return crossover.ownHalfWidth / crossover.at;
}

} // namespace breakeven
