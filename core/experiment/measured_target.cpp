// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/measured_target.h"

#include "core/backends/backend_factory.h"
#include "core/runtimes/runtime_factory.h"

#include <algorithm>
#include <set>

namespace breakeven {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Long enough for the clock and the start of a block not to matter, short enough for a drift of the machine
// to hit all arms of a block alike.
constexpr std::chrono::nanoseconds BlockTime = 50ms;
constexpr int MostBatches = 100; // an arm and block: more would not make the block's median any better

// To a host farther away a batch takes too long for its Python to be calibrated there.
constexpr std::chrono::nanoseconds FarthestToCalibrate = 10ms;

// A batch this long has no use of a warm-up: what is cold at its start is lost in it.
constexpr std::chrono::nanoseconds LongBatch = 200ms;

// A batch this short, against its arm's share of a block, is read back in every block: reading takes about
// half a batch, so that is at most a tenth of the block.
constexpr int ShortBatches = 4; // in a share

std::chrono::nanoseconds medianOf(std::vector<std::chrono::nanoseconds> batches)
{
    const auto middle = batches.begin() + std::ssize(batches) / 2;
    std::nth_element(batches.begin(), middle, batches.end());
    return *middle;
}

} // namespace

bool verifies(std::size_t arm, int block, std::size_t arms, std::chrono::nanoseconds batch,
              std::chrono::nanoseconds share)
{
    if (batch * ShortBatches <= share)
        return true;
    // In turn, and first the last arm, which is the quickest where threads pay: a run of few blocks loses
    // least.
    return arm == arms - 1 - static_cast<std::size_t>(block) % arms;
}

Result<std::unique_ptr<MeasuredTarget>> MeasuredTarget::open(const Plan& plan, const Target& target,
                                                             RuntimeKind runtime, const QString& runId,
                                                             const std::stop_token& stop)
{
    auto backend = makeBackend(target, runId);
    if (!backend.ok())
        return backend.error();

    std::unique_ptr<MeasuredTarget> result(
        new MeasuredTarget(plan, target, runtime, std::move(backend).value()));
    result->m_backend->setStop(stop);
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
    if (Status calibrated = result->calibrate(stop); !calibrated.ok())
        return calibrated.error();
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

Status MeasuredTarget::calibrate(const std::stop_token& stop)
{
    if (m_runtimeKind != RuntimeKind::CPython || m_facts.roundTrip.value_or(0ns) > FarthestToCalibrate)
        return Done{};
    std::set<qint64> payloads{m_plan.workload.payloadBytes};
    if (m_plan.axis.kind == AxisKind::PayloadBytes)
        for (const double value : m_plan.axis.values)
            payloads.insert(workloadAt(m_plan, value).payloadBytes);
    Workload workload = m_plan.workload;
    for (const qint64 payload : payloads) {
        workload.payloadBytes = payload;
        if (Status set = m_runtime->setWorkload(workload); !set.ok())
            return set;
        if (Status prepared = m_runtime->prepare(1, stop); !prepared.ok())
            return prepared;
    }
    return Done{};
}

Result<Block> MeasuredTarget::measure(const Schedule::Visit& visit, const std::stop_token& stop)
{
    const double value = visit.point.value;
    const auto began = Clock::now();
    if (Status ready = goTo(value); !ready.ok())
        return ready.error();
    if (Status present = m_backend->confirmPlace(); !present.ok()) {
        m_value.reset(); // what was set up went with it
        return present.error();
    }
    if (Status begun = m_runtime->beginBlock(stop); !begun.ok())
        return begun.error();

    Block block{.point = visit.point, .index = visit.block, .arms = {}};
    block.arms.resize(m_arms.size());
    for (const std::size_t arm : visit.order) {
        auto samples = m_runtime->measure(requestFor(arm, visit), stop);
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

ArmRequest MeasuredTarget::requestFor(std::size_t arm, const Schedule::Visit& visit) const
{
    const std::chrono::nanoseconds batch = expectedBatch(arm, visit.point.value);
    const std::chrono::nanoseconds share = BlockTime / std::ssize(m_arms);
    return {.threads = m_arms[arm].threads,
            .pipelined = m_arms[arm].pipelined,
            .warmUpBatches = batch < LongBatch ? 1 : 0,
            .batches = MostBatches,
            .atMost = share,
            .verify = verifies(arm, visit.block, m_arms.size(), batch, share)};
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
