// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_run.h"

#include "core/analysis/arm_figures.h"
#include "core/backends/redis/target/redis_target.h"

#include <algorithm>
#include <cmath>

namespace breakeven::simulation {

double CostModel::latency(int threads, double rtt) const
{
    const int workers = std::min(threads, items);
    const int rounds = (items + workers - 1) / workers;
    const double waiting = (wait + roundTrips * rtt) * (1 + contention * (workers - 1)) * rounds;
    const double computing = compute * items / std::min(workers, cores);
    const double pooling = threads > 1 ? pool + perThread * threads : 0;
    return fixed + pooling + waiting + computing;
}

int CostModel::waitsInARow(int threads) const
{
    return 2 * ((items + threads - 1) / threads);
}

Machine::Machine(CostModel costs, Noise noise, std::uint64_t seed)
    : m_costs(costs)
    , m_noise(noise)
    , m_random(seed)
{}

void Machine::measure(int threads, double rtt, double blockEffect, int batches,
                      std::vector<std::chrono::nanoseconds>& into)
{
    const double expected = m_costs.latency(threads, rtt);
    const int waits = m_costs.waitsInARow(threads);
    double effect = blockEffect + m_noise.blockOfArm * normal();
    if (m_noise.skewOfArm > 0)
        effect -= m_noise.skewOfArm * std::log(1 - uniform());
    if (m_noise.slowShare > 0 && uniform() < m_noise.slowShare)
        effect += std::log(m_noise.slowFactor);

    into.clear();
    for (int i = 0; i < batches; ++i) {
        double latency = expected;
        for (int wait = 0; m_noise.wakeShare > 0 && wait < waits; ++wait)
            latency += uniform() < m_noise.wakeShare ? m_noise.wake : 0;
        latency *= std::exp(effect + m_noise.batch * normal());
        if (m_noise.tailShare > 0 && uniform() < m_noise.tailShare)
            latency *= std::pow(1 - uniform(), -1 / 1.5);
        into.emplace_back(std::llround(1000 * latency));
    }
}

const std::vector<double>& Machine::nextStates(std::size_t arms)
{
    const bool isFirst = m_states.empty();
    if (isFirst || m_blocksOfState <= 0) {
        m_states.resize(arms);
        for (double& state : m_states)
            state = m_noise.stateOfArm * normal();
        // The first one is met somewhere in its middle.
        m_blocksOfState =
            isFirst ? 1 + static_cast<int>(uniform() * m_noise.stateBlocks) : m_noise.stateBlocks;
    }
    --m_blocksOfState;
    return m_states;
}

Block Machine::block(const PointKey& point, const std::vector<int>& threads, int batches, int index,
                     double progress)
{
    const double common = m_noise.blockOfAll * normal() + m_noise.driftOfAll * progress;
    Block block{.point = point, .index = index, .arms = {}};
    std::vector<double> own(threads.size(), 0);
    if (m_noise.stateOfArm > 0)
        own = nextStates(threads.size());
    while (m_process.size() < threads.size())
        m_process.push_back(m_process.empty() || m_noise.processOfArm <= 0 ? 0
                                                                           : m_noise.processOfArm * normal());
    for (std::size_t i = 1; i < threads.size(); ++i)
        own[i] += m_noise.driftOfArm * (progress - 0.5) + m_process[i];
    for (std::size_t i = 0; i < threads.size(); ++i) {
        ArmSamples arm{.arm = Arm::ofThreads(threads[i]), .batches = {}, .totals = {}};
        measure(threads[i], point.value, common + own[i], batches, arm.batches);
        block.arms.push_back(std::move(arm));
    }
    return block;
}

Run Machine::run(const std::vector<int>& threads, const Axis& axis, int blocks, int batches)
{
    Run run;
    run.header.plan.targets = {
        {.name = QStringLiteral("simulated"), .backend = RedisTarget{}, .network = {}}};
    run.header.plan.arms = armsOfThreads(threads);
    run.header.plan.axis = axis;
    run.blocks.reserve(static_cast<std::size_t>(blocks) * axis.values.size());
    for (int index = 0; index < blocks; ++index) {
        for (const double value : axis.values) {
            const PointKey point{.target = QStringLiteral("simulated"),
                                 .runtime = RuntimeKind::Native,
                                 .axis = axis.kind,
                                 .value = value};
            run.blocks.push_back(
                block(point, threads, batches, index, static_cast<double>(index) / std::max(1, blocks - 1)));
        }
    }
    return run;
}

double Machine::trueLogSpeedUp(int threads, double rtt, int batches, int blocks)
{
    std::vector<std::chrono::nanoseconds> samples;
    const auto logMedian = [&](int count) {
        measure(count, rtt, 0, batches, samples);
        return std::log(medianOf(samples).value_or(1));
    };
    double sum = 0;
    for (int i = 0; i < blocks; ++i)
        sum += logMedian(1) - logMedian(threads);
    return sum / blocks;
}

} // namespace breakeven::simulation
