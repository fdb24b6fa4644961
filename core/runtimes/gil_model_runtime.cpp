// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/gil_model_runtime.h"

#include "core/base/stop_watchdog.h"
#include "core/network/precise_sleep.h"
#include "core/runtimes/gil_model_executor.h"
#include "core/runtimes/gil_model_worker.h"
#include "core/runtimes/python_calls.h"

#include <atomic>
#include <map>
#include <mutex>
#include <vector>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

// An equal seed for every worker would make them write the same bytes.
std::uint64_t seedOf(std::uint64_t seed, std::size_t worker)
{
    return seed + 0x9e3779b97f4a7c15 * (worker + 1);
}

// Holds the GIL in a scope, as a Python thread that isn't waiting does.
class GilHeld
{
public:
    explicit GilHeld(Gil& gil) : m_gil(gil) { m_gil.acquire(); }
    ~GilHeld() { m_gil.release(); }
    GilHeld(const GilHeld&) = delete;
    GilHeld& operator=(const GilHeld&) = delete;

private:
    Gil& m_gil;
};

} // namespace

struct GilModelRuntime::State
{
    Backend& backend;
    PoolKind pool;
    std::uint64_t seed;
    GilModelOptions options;
    Gil gil;
    PythonCalibration calibration;
    std::optional<Workload> workload;
    std::optional<PythonCosts> costs;
    std::vector<std::unique_ptr<GilModelWorker>> workers; // shared by the arms, as these never run at once
    std::map<int, std::unique_ptr<GilModelExecutor>>
        executors; // by thread count; destroyed before the workers
    std::vector<WrittenItem> items;

    // Of the batch that runs.
    BatchKind kind = BatchKind::Counted;
    std::stop_token stop;
    std::atomic<bool> failed{false};
    std::mutex reasonMutex;
    std::optional<Error> reason;

    bool goesByUsual = false; // as no Python was found

    [[nodiscard]] bool canDoWithout(const Error& python) const;
    Status addWorkers(int count);
    Status calibrate(PythonCalibration::Trust trust, const std::stop_token& token);
    Status measureCosts(PythonCalibration::Trust trust, const std::stop_token& token);
    void verify(int threads);
    Status operateOn(GilModelWorker& worker, int item);
    void operate(int worker, int item);
    void fail(Error error);
    std::chrono::nanoseconds run(int threads);
    std::chrono::nanoseconds runInNewExecutor(int threads);
    GilModelExecutor& executor(int threads);
    ArmSamples count(const ArmRequest& request);
    void forget();
};

GilModelRuntime::GilModelRuntime(Backend& backend, PoolKind pool, std::uint64_t seed, GilModelOptions options)
    : m_state(new State{.backend = backend,
                        .pool = pool,
                        .seed = seed,
                        .options = options,
                        .gil = Gil(options.switchInterval, options.gil),
                        .calibration = PythonCalibration(backend, options.interpreter),
                        .workload = {},
                        .costs = options.costs,
                        .workers = {},
                        .executors = {},
                        .items = {},
                        .kind = BatchKind::Counted,
                        .stop = {},
                        .failed = false,
                        .reasonMutex = {},
                        .reason = {}})
{}

GilModelRuntime::~GilModelRuntime() = default;

Status GilModelRuntime::prepare(int workers, const std::stop_token& stop)
{
    if (!m_state->options.costs) {
        const Status started = m_state->calibration.prepare(stop);
        if (!started.ok() && !m_state->canDoWithout(started.error()))
            return started;
    }
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, {}, {}};
    return m_state->addWorkers(workers);
}

Status GilModelRuntime::setWorkload(const Workload& workload)
{
    if (m_state->workload == workload)
        return Done{};
    m_state->workload = workload;
    m_state->items.assign(static_cast<std::size_t>(workload.items), WrittenItem{});
    for (const auto& worker : m_state->workers)
        worker->setWorkload(workload);
    return Done{};
}

Status GilModelRuntime::beginBlock(const std::stop_token& stop)
{
    if (!m_state->workload)
        return Error{Error::Code::Internal, {}, QStringLiteral("beginBlock() before setWorkload()")};
    useExactTimers(); // for the waits of an emulated network
    return m_state->calibrate(PythonCalibration::Trust::Fresh, stop);
}

Result<ArmSamples> GilModelRuntime::measure(const ArmRequest& request, const std::stop_token& stop)
{
    State& state = *m_state;
    if (!state.workload)
        return Error{Error::Code::Internal, {}, QStringLiteral("measure() before setWorkload()")};
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, {}, {}};
    useExactTimers(); // for the waits of an emulated network; the workers inherit it from this thread
    if (Status calibrated = state.calibrate(PythonCalibration::Trust::Known, stop); !calibrated.ok())
        return calibrated.error();
    if (Status opened = state.addWorkers(request.threads); !opened.ok())
        return opened.error();

    state.stop = stop;
    state.failed.store(false, std::memory_order_relaxed);
    state.reason.reset();
    ArmSamples samples;
    {
        const StopWatchdog watchdog(stop, [&state] {
            for (const auto& worker : state.workers)
                worker->interrupt();
        });
        if (request.verify)
            state.verify(request.threads); // whose batch warms up as well
        for (int i = request.verify ? 1 : 0; i < request.warmUpBatches && !state.failed; ++i)
            state.run(request.threads);
        if (!state.failed)
            samples = state.count(request);
    }
    if (state.reason) {
        state.forget();
        return *state.reason;
    }
    return samples;
}

const std::optional<PythonCosts>& GilModelRuntime::costs() const
{
    return m_state->costs;
}

std::optional<PythonFacts> GilModelRuntime::python() const
{
    if (m_state->goesByUsual)
        return PythonFacts{.interpreter = {},
                           .version = QStringLiteral("3.11.2"),
                           .implementation = QStringLiteral("CPython"),
                           .gil = m_state->options.gil,
                           .numpy = {},
                           .redis = {},
                           .rados = {},
                           .workload = QStringLiteral("usual-costs")};
    return m_state->calibration.python();
}

// Held times set by hand leave little that a Python would be needed for.
bool GilModelRuntime::State::canDoWithout(const Error& python) const
{
    return options.heldPerCall.has_value() && python.code == Error::Code::NotFound;
}

Status GilModelRuntime::State::addWorkers(int count)
{
    while (std::ssize(workers) < count) {
        workers.push_back(std::make_unique<GilModelWorker>(gil, seedOf(seed, workers.size())));
        if (workload)
            workers.back()->setWorkload(*workload);
    }
    for (const auto& worker : workers)
        if (Status opened = worker->open(backend); !opened.ok())
            return opened;
    return Done{};
}

Status GilModelRuntime::State::calibrate(PythonCalibration::Trust trust, const std::stop_token& token)
{
    if (options.costs)
        costs = options.costs;
    else if (Status measured = measureCosts(trust, token); !measured.ok())
        return measured;
    if (options.heldPerCall)
        for (StepCosts* step : {&costs->read, &costs->write})
            *step = step->heldFor(*options.heldPerCall);
    return Done{};
}

Status GilModelRuntime::State::measureCosts(PythonCalibration::Trust trust, const std::stop_token& token)
{
    auto measured = calibration.costs(*workload, trust, token);
    goesByUsual = !measured.ok() && canDoWithout(measured.error());
    if (goesByUsual) {
        const auto place = backend.place();
        if (!place.ok())
            return place.error();
        costs = usualCosts(kindOf(place.value()));
        return Done{};
    }
    if (!measured.ok())
        return measured.error();
    if (calibration.hasMeasured())
        items.assign(items.size(), WrittenItem{});
    costs = std::move(measured).value();
    return Done{};
}

// By the arm itself: other threads would find other mistakes.
void GilModelRuntime::State::verify(int threads)
{
    kind = BatchKind::Recorded;
    run(threads);
    kind = BatchKind::ReadBack;
    if (!failed)
        run(threads);
    kind = BatchKind::Counted;
}

void GilModelRuntime::State::operate(int worker, int item)
{
    if (failed.load(std::memory_order_relaxed))
        return;
    if (stop.stop_requested())
        return fail(Error{Error::Code::Cancelled, {}, {}});
    if (Status done = operateOn(*workers[static_cast<std::size_t>(worker)], item); !done.ok())
        fail(stop.stop_requested() ? Error{Error::Code::Cancelled, {}, {}} : done.error());
}

Status GilModelRuntime::State::operateOn(GilModelWorker& worker, int item)
{
    WrittenItem& known = items[static_cast<std::size_t>(item)];
    if (kind == BatchKind::ReadBack)
        return worker.readBack(item, known, *costs);
    const auto written = worker.operate(item, known.bytes, *costs);
    if (!written.ok())
        return written.error();
    known.bytes = written.value().size();
    if (kind == BatchKind::Recorded)
        known.checksum = checksumOf(written.value());
    return Done{};
}

void GilModelRuntime::State::fail(Error error)
{
    const std::lock_guard lock(reasonMutex);
    if (!reason)
        reason = std::move(error);
    failed.store(true, std::memory_order_relaxed);
}

std::chrono::nanoseconds GilModelRuntime::State::run(int threads)
{
    const GilHeld held(gil);
    gil.setPace(threads > 1 ? costs->crowd : CrowdPace());
    if (threads > 1 && pool == PoolKind::PerBatch)
        return runInNewExecutor(threads);
    GilModelExecutor* kept = threads > 1 ? &executor(threads) : nullptr;

    const auto began = Clock::now();
    if (kept != nullptr)
        kept->map(workload->items, costs->executor);
    else
        for (int item = 0; item < workload->items; ++item)
            operate(0, item);
    return Clock::now() - began;
}

std::chrono::nanoseconds GilModelRuntime::State::runInNewExecutor(int threads)
{
    const auto began = Clock::now();
    GilModelExecutor executor(gil, threads, [this](int worker, int item) { operate(worker, item); });
    executor.map(workload->items, costs->executor);
    executor.shutdown();
    return Clock::now() - began;
}

GilModelExecutor& GilModelRuntime::State::executor(int threads)
{
    auto& kept = executors[threads];
    if (!kept)
        kept = std::make_unique<GilModelExecutor>(gil, threads,
                                                  [this](int worker, int item) { operate(worker, item); });
    return *kept;
}

ArmSamples GilModelRuntime::State::count(const ArmRequest& request)
{
    for (const auto& worker : workers)
        worker->resetTotals();
    ArmSamples samples{.threads = request.threads, .batches = {}, .totals = ArmTotals{}};
    samples.batches.reserve(static_cast<std::size_t>(request.batches));
    const auto began = Clock::now();
    do
        samples.batches.push_back(run(request.threads));
    while (!failed && std::ssize(samples.batches) < request.batches && Clock::now() - began < request.atMost);

    std::chrono::nanoseconds gilWait{};
    for (const auto& worker : workers) {
        const ArmTotals& own = worker->totals();
        samples.totals->read += own.read;
        samples.totals->compute += own.compute;
        samples.totals->write += own.write;
        samples.totals->cpu += own.cpu;
        samples.totals->voluntarySwitches += own.voluntarySwitches;
        samples.totals->involuntarySwitches += own.involuntarySwitches;
        gilWait += worker->gilWait();
    }
    if (options.gil) {
        samples.totals->gilWait = gilWait;
        samples.totals->gilHeld =
            std::ssize(samples.batches) * workload->items * costs->held(workload->compute);
    }
    return samples;
}

// A batch that ended early leaves it open which items it wrote, and sessions that may be out of step.
void GilModelRuntime::State::forget()
{
    items.assign(items.size(), WrittenItem{});
    for (const auto& worker : workers)
        worker->closeSession();
}

} // namespace breakeven
