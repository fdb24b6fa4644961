// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/measured_target.h"

#include "core/analysis/arm_figures.h"
#include "core/backends/backend_factory.h"
#include "core/experiment/emulated_distance.h"
#include "core/experiment/experiment_code.h"
#include "core/machine/affinity.h"
#include "core/plan/emulation.h"
#include "core/runtimes/runtime_factory.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace breakeven {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Long enough for the clock and the start of a block not to matter, short enough for a drift of the machine
// to hit all arms of a block alike.
constexpr std::chrono::nanoseconds blockTime = 50ms;
constexpr int mostBatches = 100; // an arm and block: more would not make the block's median any better

// To a host farther away a batch takes too long for its Python to be calibrated there.
constexpr std::chrono::nanoseconds farthestToCalibrate = 10ms;

// A batch this long has no use of a warm-up: what is cold at its start is lost in it.
constexpr std::chrono::nanoseconds longBatch = 200ms;

int mostThreads(const Plan& plan)
{
    int most = 1;
    for (const Arm& arm : plan.arms)
        most = std::max(most, arm.threads());
    return most;
}

// Targets of one plan are not to share their lots.
std::mt19937_64 lotsFor(std::uint64_t seed, const QString& target, RuntimeKind runtime)
{
    std::vector<std::uint32_t> words{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                                     static_cast<std::uint32_t>(runtime)};
    for (const QChar character : target)
        words.push_back(character.unicode());
    std::seed_seq mixed(words.begin(), words.end());
    return std::mt19937_64(mixed);
}

// Whether the user's own code reads or writes where the calls of ours would wait for an emulated network.
bool storesUnseen(const Plan& plan, const Target& target, const std::optional<PythonFacts>& python)
{
    return python && emulationOf(plan, target) == Emulation::Waits &&
           (python->ownSteps.contains(QLatin1String("read")) ||
            python->ownSteps.contains(QLatin1String("write")));
}

} // namespace

Result<std::unique_ptr<MeasuredTarget>>
MeasuredTarget::open(const Plan& plan, const Target& target, RuntimeKind runtime, const QString& runId,
                     const std::stop_token& stop, std::chrono::milliseconds patience, int spareDescriptors)
{
    auto backend = makeBackend(target, runId);
    if (!backend.ok())
        return backend.error();

    std::unique_ptr<MeasuredTarget> result(
        new MeasuredTarget(plan, target, runtime, std::move(backend).value()));
    result->m_backend->setStop(stop);
    result->m_backend->setPatience(patience);
    auto facts = result->m_backend->open();
    if (!facts.ok())
        return facts.error();
    result->m_facts = std::move(facts).value();
    result->m_facts.target = target.name;
    if (const Status enough = result->reckonDescriptors(spareDescriptors); !enough.ok())
        return enough.error();

    auto made = makeRuntime(runtime, *result->m_backend, plan.pool, plan.seed, plan.python);
    if (!made.ok())
        return made.error();
    result->m_runtime = std::move(made).value();

    if (Status items = result->m_backend->setItems(plan.workload.items); !items.ok())
        return items.error();
    if (Status calibrated = result->calibrate(stop); !calibrated.ok())
        return calibrated.error();
    for (const Arm& arm : result->m_arms)
        if (Status prepared = result->m_runtime->prepare(arm.threads(), stop); !prepared.ok())
            return prepared.error();
    if (storesUnseen(plan, target, result->python()))
        return Error{ExperimentCode::OwnStorageNear, plan.python.batchFile, {}};
    return result;
}

MeasuredTarget::MeasuredTarget(const Plan& plan, Target target, RuntimeKind runtime,
                               std::unique_ptr<Backend> backend)
    : m_plan(plan)
    , m_target(std::move(target))
    , m_runtimeKind(runtime)
    , m_arms(armsOf(plan, m_target, runtime))
    , m_backend(std::move(backend))
    , m_lots(lotsFor(plan.seed, m_target.name, runtime))
{
    if (auto cores = coresOf(); cores.ok() && canPlaceOn(cores.value()))
        m_cores = std::move(cores).value();
}

MeasuredTarget::~MeasuredTarget() = default;

Status MeasuredTarget::calibrate(const std::stop_token& stop)
{
    if (!isPython(m_runtimeKind) || m_facts.roundTrip.value_or(0ns) > farthestToCalibrate)
        return Done{};
    std::set<qint64> payloads{m_plan.workload.payloadBytes};
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
    m_backend->setStop(stop);
    const double value = visit.point.value;
    const auto began = Clock::now();
    Block block{.point = visit.point, .index = visit.block, .arms = {}};
    Status ready = comeTo(value);
    if (!ready.ok() && isLostConnection(ready.error())) {
        ++block.renewed;
        ready = comeTo(value);
    }
    if (!ready.ok())
        return ready.error();

    block.arms.resize(m_arms.size());
    static_cast<void>(takeHeldRoundTrips()); // of preparing
    for (const std::size_t arm : visit.order) {
        const HeldPlacement held(drawPlacement(m_arms[arm]));
        auto samples = measureArm(arm, visit, stop, block.renewed);
        if (!samples.ok())
            return samples.error();
        block.arms[arm] = std::move(samples).value();
        if (Status possible = checkDistance(arm, value, block.arms[arm]); !possible.ok())
            return possible.error();
    }
    block.held = heldRoundTripOf(takeHeldRoundTrips());

    Known& known = m_known[value];
    known.block = Clock::now() - began;
    known.medians.clear();
    for (const ArmSamples& arm : block.arms)
        known.medians.emplace_back(std::llround(medianOf(arm.batches).value_or(0)));
    return block;
}

Result<ArmSamples> MeasuredTarget::measureArm(std::size_t arm, const Schedule::Visit& visit,
                                              const std::stop_token& stop, int& renewed)
{
    auto samples = m_runtime->measure(requestFor(arm, visit), stop);
    // A server may close what was idle while other arms were measured.
    if (!samples.ok() && isLostConnection(samples.error()) && !stop.stop_requested()) {
        ++renewed;
        samples = m_runtime->measure(requestFor(arm, visit), stop);
    }
    if (!samples.ok() && isOfCapacity(samples.error().code)) {
        m_value.reset();
        static_cast<void>(m_backend->clearItems()); // where it fails, so will the next point, with the reason
    }
    return samples;
}

// The runtime has closed the failed one. Redis' library for Python doesn't tell the loss of a connection from
// a server that can't be reached.
bool MeasuredTarget::isLostConnection(const Error& error) const
{
    return error.code == Error::Code::ConnectionLost ||
           (error.code == Error::Code::Unreachable && isPython(m_runtimeKind));
}

Status MeasuredTarget::answers(const std::stop_token& stop)
{
    m_backend->setStop(stop);
    if (Status items = m_backend->setItems(m_plan.workload.items); !items.ok())
        return items;
    auto session = m_backend->openSession();
    if (!session.ok())
        return session.error();
    const std::stop_callback onStop(stop, [&session] { session.value()->interrupt(); });
    std::vector<std::byte> found;
    const auto read = session.value()->read(0, found);
    if (read.ok())
        return Done{};
    constexpr std::array silent{Error::Code::ConnectionLost, Error::Code::TimedOut, Error::Code::Unreachable,
                                Error::Code::Cancelled};
    const bool isSilent = std::any_of(silent.begin(), silent.end(),
                                      [&](Error::Code code) { return read.error().code == code; });
    return isSilent ? Status(read.error()) : Done{}; // whatever it says, it speaks
}

std::chrono::nanoseconds MeasuredTarget::longestBlock(double value) const
{
    if (const auto known = m_known.find(value); known != m_known.end())
        return 3 * known->second.block;
    constexpr int fewBatches = 5; // to warm up, to read back twice, to be counted
    const Workload workload = workloadAt(m_plan, value);
    const Network network = networkAt(m_plan, m_target, value);
    const auto batch = longestWait(workload, network, m_facts.roundTrip.value_or(0ns)) +
                       2 * shortestTransfer(workload, network);
    return blockTime + std::ssize(m_arms) * fewBatches * batch;
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

Status MeasuredTarget::close(const std::stop_token& stop)
{
    m_backend->setStop(stop);
    m_runtime.reset(); // and its sessions
    return m_backend->close();
}

Status MeasuredTarget::comeTo(double value)
{
    if (Status ready = goTo(value); !ready.ok())
        return ready;
    Status present = m_backend->confirmPlace();
    if (!present.ok())
        m_value.reset(); // what was set up went with it
    return present;
}

Status MeasuredTarget::goTo(double value)
{
    if (m_value == value)
        return Done{};
    m_value.reset();
    const Workload workload = workloadAt(m_plan, value);
    if (Status room = hasRoomFor(workload); !room.ok())
        return room;
    if (Status network = m_backend->setNetwork(networkAt(m_plan, m_target, value)); !network.ok())
        return network;
    if (Status items = m_backend->setItems(workload.items); !items.ok())
        return items;
    if (Status accepted = m_runtime->setWorkload(workload); !accepted.ok())
        return accepted;
    m_value = value;
    return Done{};
}

std::vector<std::chrono::nanoseconds> MeasuredTarget::takeHeldRoundTrips()
{
    auto held = m_backend->takeHeldRoundTrips();
    const auto inProcess = m_runtime->takeHeldRoundTrips();
    held.insert(held.end(), inProcess.begin(), inProcess.end());
    return held;
}

Status MeasuredTarget::checkDistance(std::size_t arm, double value, const ArmSamples& samples) const
{
    if (isPython(m_runtimeKind) && !m_plan.python.batchFile.isEmpty())
        return Done{}; // what round trips it makes is the user's own business
    Status possible =
        checkAgainst(leastLatency(m_arms[arm], workloadAt(m_plan, value).items, m_target.backend.type().leastRoundTrips,
                                  networkAt(m_plan, m_target, value)),
                     samples);
    if (!possible.ok())
        return Error{possible.error().code, m_target.name, {}, possible.error().reason};
    return Done{};
}

Placement MeasuredTarget::drawPlacement(const Arm& arm)
{
    if (m_cores.empty())
        return {};
    auto [workers, caller] = m_runtime->threadsOfArm(arm.threads());
    OwnHelpers helpers = m_backend->ownHelpers();
    // The relay stands for a network, which takes no core from anybody: what can lie elsewhere does. Workers
    // are spread over all cores, as one core less would be another machine to them.
    std::vector<PlacedThreads> groups{{.threads = std::move(helpers.relayThreads)},
                                      {.threads = std::move(workers)}};
    if (caller)
        groups.push_back({.threads = {*caller}, .apartFromFirst = true});
    if (helpers.server)
        groups.push_back({.threads = threadsOf(*helpers.server),
                          .lie = PlacedThreads::Lie::Together,
                          .apartFromFirst = true});
    return Placement::draw(groups, m_cores, m_lots);
}

Status MeasuredTarget::reckonDescriptors(int spare)
{
    m_descriptors = mostThreads(m_plan) * m_backend->descriptorsOfASession();
    if (m_descriptors <= spare)
        return Done{};
    return Error{Error::Code::FilesExhausted, m_facts.endpoint,
                 QStringLiteral("%1 > %2").arg(m_descriptors).arg(std::max(spare, 0))};
}

// Each worker has a temporary item beside the items.
Status MeasuredTarget::hasRoomFor(const Workload& workload) const
{
    const qint64 needed = (workload.items + qint64{mostThreads(m_plan)}) * workload.payloadBytes;
    if (!m_facts.freeBytes || needed <= *m_facts.freeBytes)
        return Done{};
    return Error{Error::Code::NoSpace,
                 m_facts.endpoint,
                 {},
                 phrase(ExperimentReason::NeedsMoreSpace, needed, *m_facts.freeBytes)};
}

ArmRequest MeasuredTarget::requestFor(std::size_t arm, const Schedule::Visit& visit) const
{
    const std::chrono::nanoseconds batch = expectedBatch(arm, visit.point.value);
    const std::chrono::nanoseconds share = blockTime / std::ssize(m_arms);
    return {.arm = m_arms[arm],
            .warmUpBatches = batch < longBatch ? 1 : 0,
            .batches = mostBatches,
            .atMost = share,
            .verify = verifies(arm, visit.block, m_arms.size(), batch, share)};
}

std::chrono::nanoseconds MeasuredTarget::expectedBatch(std::size_t arm, double value) const
{
    if (const auto known = m_known.find(value); known != m_known.end())
        return known->second.medians[arm];
    const Workload workload = workloadAt(m_plan, value);
    const int atOnce = m_arms[arm].atOnce(workload.items);
    const int rounds = (workload.items + atOnce - 1) / atOnce;
    const Network network = networkAt(m_plan, m_target, value);
    return std::max(rounds * (2 * network.rtt + workload.compute), shortestTransfer(workload, network));
}

Failure tooLong(const PointKey& point, std::chrono::duration<double> block,
                std::chrono::duration<double> budget)
{
    return {
        .target = point.target,
        .runtime = point.runtime,
        .value = point.value,
        .error = {
            ExperimentCode::BatchTooLong, {}, {}, {.code = {}, .figures = {block.count(), budget.count()}}}};
}

std::chrono::nanoseconds shortestTransfer(const Workload& workload, const Network& network)
{
    if (!(network.bandwidthMbit > 0))
        return {};
    // Each way on its own, whatever the arm.
    const double seconds = static_cast<double>(workload.items) * static_cast<double>(workload.payloadBytes) *
                           8e-6 / network.bandwidthMbit;
    constexpr double years = 3e8; // nanoseconds hold it
    return std::chrono::round<std::chrono::nanoseconds>(
        std::chrono::duration<double>(std::min(seconds, years)));
}

} // namespace breakeven
