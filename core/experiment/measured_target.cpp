// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/measured_target.h"

#include "core/backends/backend_factory.h"
#include "core/runtimes/runtime_factory.h"

#include <algorithm>

namespace breakeven {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Long enough for the clock and the start of a block not to matter, short enough for a drift of the machine
// to hit all arms of a block alike.
constexpr std::chrono::nanoseconds BlockTime = 50ms;
constexpr int MostBatches = 100; // an arm and block: more would not make the block's median any better

// A batch this long has no use of a warm-up: what is cold at its start is lost in it.
constexpr std::chrono::nanoseconds LongBatch = 200ms;

std::chrono::nanoseconds medianOf(std::vector<std::chrono::nanoseconds> batches)
{
    const auto middle = batches.begin() + std::ssize(batches) / 2;
    std::nth_element(batches.begin(), middle, batches.end());
    return *middle;
}

} // namespace

Result<std::unique_ptr<MeasuredTarget>> MeasuredTarget::open(const Plan& plan, const Target& target,
                                                             RuntimeKind runtime, const QString& runId,
                                                             const std::stop_token& stop)
{
    auto backend = makeBackend(target, runId);
    if (!backend.ok())
        return backend.error();

    std::unique_ptr<MeasuredTarget> result(
        new MeasuredTarget(plan, target, runtime, std::move(backend).value()));
    auto facts = result->m_backend->open();
    if (!facts.ok())
        return facts.error();
    result->m_facts = std::move(facts).value();
    result->m_facts.target = target.name;

    auto made = makeRuntime(runtime, *result->m_backend, plan.pool, plan.seed, plan.python);
    if (!made.ok())
        return made.error();
    result->m_runtime = std::move(made).value();

    if (Status items = result->m_backend->setItems(plan.workload.items); !items.ok())
        return items.error();
    for (const int threads : plan.threads)
        if (Status prepared = result->m_runtime->prepare(threads, stop); !prepared.ok())
            return prepared.error();
    return result;
}

MeasuredTarget::MeasuredTarget(const Plan& plan, Target target, RuntimeKind runtime,
                               std::unique_ptr<Backend> backend)
    : m_plan(plan)
    , m_target(std::move(target))
    , m_runtimeKind(runtime)
    , m_arms(armsOf(plan, m_target, runtime))
    , m_backend(std::move(backend))
{}

MeasuredTarget::~MeasuredTarget() = default;

Result<Block> MeasuredTarget::measure(const Schedule::Visit& visit, const std::stop_token& stop)
{
    const double value = visit.point.value;
    const auto began = Clock::now();
    if (Status ready = goTo(value); !ready.ok())
        return ready.error();
    if (Status begun = m_runtime->beginBlock(stop); !begun.ok())
        return begun.error();

    Block block{.point = visit.point, .index = visit.block, .arms = {}};
    block.arms.resize(m_arms.size());
    for (const std::size_t arm : visit.order) {
        auto samples = m_runtime->measure(requestFor(arm, value), stop);
        if (!samples.ok())
            return samples.error();
        block.arms[arm] = std::move(samples).value();
    }

    Known& known = m_known[value];
    known.block = Clock::now() - began;
    known.medians.clear();
    for (const ArmSamples& arm : block.arms)
        known.medians.push_back(medianOf(arm.batches));
    return block;
}

std::chrono::nanoseconds MeasuredTarget::expectedBlock(double value) const
{
    if (const auto known = m_known.find(value); known != m_known.end())
        return known->second.block;
    std::chrono::nanoseconds sum{};
    for (std::size_t arm = 0; arm < m_arms.size(); ++arm)
        sum += expectedBatch(arm, value);
    return sum;
}

Status MeasuredTarget::close()
{
    m_runtime.reset(); // and its sessions
    return m_backend->close();
}

Status MeasuredTarget::goTo(double value)
{
    if (m_value == value)
        return Done{};
    m_value.reset();
    const Workload workload = workloadAt(m_plan, value);
    if (Status network = m_backend->setNetwork(networkAt(m_plan, m_target, value)); !network.ok())
        return network;
    if (Status items = m_backend->setItems(workload.items); !items.ok())
        return items;
    if (Status accepted = m_runtime->setWorkload(workload); !accepted.ok())
        return accepted;
    m_value = value;
    return Done{};
}

ArmRequest MeasuredTarget::requestFor(std::size_t arm, double value) const
{
    // Of the arms the one with most threads reads back what was written: it does so in the fewest round
    // trips, and its writes are the likeliest to get in each other's way.
    const auto most = std::max_element(m_arms.begin(), m_arms.end()) - m_arms.begin();
    return {.threads = m_arms[arm].threads,
            .pipelined = m_arms[arm].pipelined,
            .warmUpBatches = expectedBatch(arm, value) < LongBatch ? 1 : 0,
            .batches = MostBatches,
            .atMost = BlockTime / std::ssize(m_arms),
            .verify = std::cmp_equal(arm, most)};
}

std::chrono::nanoseconds MeasuredTarget::expectedBatch(std::size_t arm, double value) const
{
    if (const auto known = m_known.find(value); known != m_known.end())
        return known->second.medians[arm];
    const Workload workload = workloadAt(m_plan, value);
    const int atOnce = m_arms[arm].pipelined ? workload.items : m_arms[arm].threads;
    const int rounds = (workload.items + atOnce - 1) / atOnce;
    return rounds * (2 * networkAt(m_plan, m_target, value).rtt + workload.compute);
}

} // namespace breakeven
