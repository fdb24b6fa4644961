// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/native_runtime.h"

#include "core/base/stop_watchdog.h"
#include "core/base/system_limits.h"
#include "core/network/precise_sleep.h"
#include "core/runtimes/batch.h"
#include "core/runtimes/batch_worker.h"
#include "core/runtimes/kept_pool.h"

#include <unistd.h>

#include <cmath>
#include <map>
#include <thread>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

// Of a pool's batches every so many is accounted: reading a thread's usage takes about half a microsecond,
// which for six workers and each batch would be a few percent of the quickest ones.
constexpr std::ptrdiff_t accountedEvery = 8;
using Workers = std::span<const std::unique_ptr<BatchWorker>>;

std::chrono::nanoseconds runInNewPool(Batch& batch, Workers workers)
{
    std::vector<std::thread> threads;
    threads.reserve(workers.size());

    const auto began = Clock::now();
    for (const auto& worker : workers) {
        auto thread = startThread([&batch, &each = *worker] { each.run(batch); });
        if (!thread.ok()) {
            batch.end(thread.error());
            break;
        }
        threads.push_back(std::move(thread).value());
    }
    for (std::thread& thread : threads)
        thread.join();
    return Clock::now() - began;
}

std::chrono::nanoseconds runInCallingThread(Batch& batch, BatchWorker& worker, bool pipelined)
{
    const auto began = Clock::now();
    if (pipelined)
        worker.runTogether(batch);
    else
        worker.run(batch);
    return Clock::now() - began;
}

// CPU time and switches of the accounted batches stand for those of all.
ArmTotals totalsOf(Workers arm)
{
    ArmTotals sum;
    std::chrono::nanoseconds accounted{};
    for (const auto& worker : arm) {
        const ArmTotals& own = worker->totals();
        sum.read += own.read;
        sum.compute += own.compute;
        sum.write += own.write;
        sum.cpu += own.cpu;
        sum.voluntarySwitches += own.voluntarySwitches;
        sum.involuntarySwitches += own.involuntarySwitches;
        accounted += worker->accountedBusy();
    }
    if (accounted.count() <= 0 || accounted == sum.busy())
        return sum;
    const double scale = static_cast<double>(sum.busy().count()) / static_cast<double>(accounted.count());
    sum.cpu = std::chrono::round<std::chrono::nanoseconds>(sum.cpu * scale);
    sum.voluntarySwitches = std::llround(static_cast<double>(sum.voluntarySwitches) * scale);
    sum.involuntarySwitches = std::llround(static_cast<double>(sum.involuntarySwitches) * scale);
    return sum;
}

// An equal seed for every worker would make them write the same bytes.
std::uint64_t seedOf(std::uint64_t seed, std::size_t worker)
{
    return seed + 0x9e3779b97f4a7c15 * (worker + 1);
}

} // namespace

struct NativeRuntime::State
{
    Backend& backend;
    PoolKind pool;
    std::uint64_t seed;
    std::optional<Workload> workload;
    std::vector<WrittenItem> items;
    std::vector<std::unique_ptr<BatchWorker>> workers; // shared by the arms, as these never run at once
    std::map<int, std::unique_ptr<KeptPool>> pools;    // by thread count; destroyed before the workers

    [[nodiscard]] Workers arm(int threads) const
    {
        return Workers(workers).first(static_cast<std::size_t>(threads));
    }
    void addWorkers(int count);
    std::chrono::nanoseconds run(Batch& batch, const ArmRequest& request, BatchKind kind,
                                 bool accounted = false);
    void warmUp(Batch& batch, const ArmRequest& request);
    ArmSamples count(Batch& batch, const ArmRequest& request);
    void forget();
};

NativeRuntime::NativeRuntime(Backend& backend, PoolKind pool, std::uint64_t seed)
    : m_state(std::make_unique<State>(State{backend, pool, seed, {}, {}, {}, {}}))
{}

NativeRuntime::~NativeRuntime() = default;

Status NativeRuntime::prepare(int workers, const std::stop_token& stop)
{
    m_state->addWorkers(workers);
    for (int i = 0; i < workers; ++i) {
        if (stop.stop_requested())
            return Error{Error::Code::Cancelled, {}, {}};
        if (Status opened = m_state->workers[static_cast<std::size_t>(i)]->open(m_state->backend);
            !opened.ok())
            return opened;
    }
    if (workers > 1 && m_state->pool == PoolKind::Kept) {
        auto& pool = m_state->pools[workers];
        if (!pool) {
            auto started = KeptPool::start(m_state->arm(workers));
            if (!started.ok())
                return started.error();
            pool = std::move(started).value();
        }
    }
    return Done{};
}

Status NativeRuntime::setWorkload(const Workload& workload)
{
    if (m_state->workload == workload)
        return Done{};
    m_state->workload = workload;
    m_state->items.resize(static_cast<std::size_t>(workload.items));
    for (const auto& worker : m_state->workers)
        worker->setWorkload(workload);
    return Done{};
}

Result<ArmSamples> NativeRuntime::measure(const ArmRequest& request, const std::stop_token& stop)
{
    if (!m_state->workload)
        return Error{Error::Code::Internal, {}, QStringLiteral("measure() before setWorkload()")};
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, {}, {}};
    useExactTimers(); // for the waits of an emulated network; the pool's threads inherit it from this one
    if (Status prepared = prepare(request.arm.threads(), stop); !prepared.ok())
        return prepared.error();
    if (request.arm.kind == ArmKind::Pipelined && !m_state->workers.front()->canPipeline())
        return Error{Error::Code::Unsupported, QStringLiteral("pipelining"), {}};

    Batch batch(stop);
    batch.setTimed(request.accounted);
    ArmSamples samples;
    {
        const Workers arm = m_state->arm(request.arm.threads());
        const StopWatchdog watchdog(stop, [arm] {
            for (const auto& worker : arm)
                worker->interrupt();
        });
        m_state->warmUp(batch, request);
        if (!batch.reason())
            samples = m_state->count(batch, request);
    }
    if (batch.reason()) {
        m_state->forget();
        return *batch.reason();
    }
    return samples;
}

// The threads of a pool that is made within the batch are left to the scheduler, which spreads each of them
// anew: to move them would be calls of the system more in the timed path, for threads that live for one
// batch.
ArmThreads NativeRuntime::threadsOfArm(int threads) const
{
    if (threads == 1)
        return {.workers = {gettid()}};
    const auto pool = m_state->pools.find(threads);
    if (pool == m_state->pools.end())
        return {};
    return {.workers = pool->second->threads(), .caller = gettid()};
}

void NativeRuntime::State::addWorkers(int count)
{
    while (workers.size() < static_cast<std::size_t>(count)) {
        workers.push_back(std::make_unique<BatchWorker>(seedOf(seed, workers.size())));
        if (workload)
            workers.back()->setWorkload(*workload);
    }
}

std::chrono::nanoseconds NativeRuntime::State::run(Batch& batch, const ArmRequest& request, BatchKind kind,
                                                   bool accounted)
{
    batch.reset(kind, items, accounted);
    const int threads = request.arm.threads();
    if (threads == 1)
        return runInCallingThread(batch, *workers.front(), request.arm.kind == ArmKind::Pipelined);
    if (pool == PoolKind::Kept)
        return pools.at(threads)->run(batch);
    return runInNewPool(batch, arm(threads));
}

// A batch that ended early leaves it open which items it wrote, and sessions that may be out of step.
void NativeRuntime::State::forget()
{
    items.assign(items.size(), WrittenItem{});
    for (const auto& worker : workers)
        worker->closeSession();
}

void NativeRuntime::State::warmUp(Batch& batch, const ArmRequest& request)
{
    const int batches = std::max(request.warmUpBatches, request.verify ? 1 : 0);
    for (int i = 0; i < batches && !batch.reason(); ++i) {
        run(batch, request, BatchKind::Recorded);
        if (i == 0 && request.verify && !batch.reason())
            run(batch, request, BatchKind::ReadBack);
    }
}

ArmSamples NativeRuntime::State::count(Batch& batch, const ArmRequest& request)
{
    for (const auto& worker : arm(request.arm.threads()))
        worker->resetTotals();

    ArmSamples samples{.arm = request.arm, .batches = {}, .totals = std::nullopt};
    samples.batches.reserve(static_cast<std::size_t>(request.batches));

    // The calling thread does nothing but its batches: it is accounted for all of them at once.
    const bool single = request.arm.threads() == 1;
    const ThreadUsage from = ThreadUsage::now();
    const auto began = Clock::now();
    do {
        const bool accounted =
            request.accounted && !single && std::ssize(samples.batches) % accountedEvery == 0;
        samples.batches.push_back(run(batch, request, BatchKind::Counted, accounted));
    } while (!batch.reason() && std::ssize(samples.batches) < request.batches &&
             Clock::now() - began < request.atMost);
    if (!request.accounted)
        return samples;
    if (single)
        workers.front()->accountAll(from, ThreadUsage::now());
    samples.totals = totalsOf(arm(request.arm.threads()));
    return samples;
}

} // namespace breakeven
