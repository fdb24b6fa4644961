// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/python_calibration.h"

#include "core/runtimes/cpython_runtime.h"
#include "core/runtimes/gil_model_worker.h"
#include "core/runtimes/python_calls.h"
#include "core/runtimes/step_trace.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <numeric>
#include <optional>
#include <thread>
#include <vector>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;
using Duration = std::chrono::nanoseconds;

constexpr Duration LongestRun = std::chrono::milliseconds(20);
constexpr Duration LongestTurn = std::chrono::milliseconds(300); // that another one may follow
constexpr int Turns = 3;        // of Python and C++, as the machine changes its mind every few milliseconds
constexpr std::size_t Kept = 9; // turns, of an unchanged workload and place
constexpr int Crowd = 4;        // threads that dispute the GIL
constexpr std::size_t FewestOperations = 2;
constexpr std::size_t MostOperations = 200;

// One turn: what Python took, and what the model's worker took where Python's own costs are left out.
struct Turn
{
    cpython::CpuCosts python;
    OperationTrace ours;
};

// The calls of the steps, with nothing held.
PythonCosts callsOf(const cpython::CpuCosts& python, ItemsKind kind, bool fsync)
{
    return {.read = callsOfRead(kind, python.read.free),
            .compute = callsOfCompute(python.compute.free),
            .write = callsOfWrite(kind, fsync, python.write.free),
            .executor = {},
            .ours = {},
            .work = {},
            .crowd = {}};
}

PythonCosts withNoTime(PythonCosts costs)
{
    for (StepCosts* step : {&costs.read, &costs.compute, &costs.write})
        for (GilDrop& drop : step->drops)
            drop.free = {};
    return costs;
}

// The usual ones, held for as long as Python takes CPU time that ours, which makes the usual calls, doesn't.
StepCosts heldAsUsual(const StepCosts& usual, const StepTrace& python, const StepTrace& ours)
{
    return usual.heldFor(std::max(Duration::zero(), python.cpu - ours.cpu));
}

PythonCosts withNothingHeld(PythonCosts costs)
{
    for (StepCosts* step : {&costs.read, &costs.compute, &costs.write})
        *step = step->heldFor({});
    return costs;
}

bool isTraced(const cpython::CpuCosts& python)
{
    return !python.read.held.empty() && !python.write.held.empty() && !python.compute.held.empty();
}

ExecutorCosts medianOf(const std::vector<Turn>& turns)
{
    ExecutorCosts costs;
    for (Duration ExecutorCosts::*part :
         {&ExecutorCosts::submit, &ExecutorCosts::submitted, &ExecutorCosts::take, &ExecutorCosts::announce,
          &ExecutorCosts::finish, &ExecutorCosts::result, &ExecutorCosts::await, &ExecutorCosts::start,
          &ExecutorCosts::boot}) {
        std::vector<Duration> values;
        for (const Turn& turn : turns)
            values.push_back(turn.python.executor.*part);
        const auto middle = values.begin() + std::ssize(values) / 2;
        std::nth_element(values.begin(), middle, values.end());
        costs.*part = std::max(Duration::zero(), *middle);
    }
    return costs;
}

StepTrace medianOf(const std::vector<Turn>& turns, StepTrace cpython::CpuCosts::*step)
{
    std::vector<StepTrace> traces;
    for (const Turn& turn : turns)
        traces.push_back(turn.python.*step);
    return medianOf(traces);
}

StepTrace medianOf(const std::vector<Turn>& turns, StepTrace OperationTrace::*step)
{
    std::vector<StepTrace> traces;
    for (const Turn& turn : turns)
        traces.push_back(turn.ours.*step);
    return medianOf(traces);
}

// The model's own worker, with nobody to dispute the GIL.
class OwnWorker
{
public:
    void setWorkload(const Workload& workload)
    {
        m_items = workload.items;
        m_worker.setWorkload(workload);
    }

    // Medians of a few operations under `calls`.
    Result<OperationTrace> trace(Backend& backend, const PythonCosts& calls, const std::stop_token& stop)
    {
        if (Status opened = m_worker.open(backend); !opened.ok())
            return opened.error();
        m_gil.acquire();
        auto traced = traceHeld(calls, stop);
        m_gil.release();
        if (!traced.ok())
            m_worker.closeSession();
        return traced;
    }

private:
    Result<OperationTrace> traceHeld(const PythonCosts& calls, const std::stop_token& stop)
    {
        std::vector<StepTrace> reads;
        std::vector<StepTrace> computes;
        std::vector<StepTrace> writes;
        const auto end = Clock::now() + LongestRun;
        // The first warms up.
        for (std::size_t i = 0; i <= FewestOperations || (i < MostOperations && Clock::now() < end); ++i) {
            auto traced = m_worker.trace(static_cast<int>(i) % m_items, calls);
            if (stop.stop_requested())
                return Error{Error::Code::Cancelled, {}, {}};
            if (!traced.ok())
                return traced.error();
            if (i == 0)
                continue;
            reads.push_back(std::move(traced.value().read));
            computes.push_back(std::move(traced.value().compute));
            writes.push_back(std::move(traced.value().write));
        }
        return OperationTrace{.read = breakeven::medianOf(reads),
                              .compute = breakeven::medianOf(computes),
                              .write = breakeven::medianOf(writes)};
    }

    Gil m_gil;
    GilModelWorker m_worker{m_gil, 1};
    int m_items = 1;
};

Duration cpuTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// Takes off what starting a thread takes without a Python.
void takeOffThreads(ExecutorCosts& costs)
{
    constexpr std::size_t Threads = 10;
    std::array<Duration, Threads> starts{};
    std::array<Duration, Threads> boots{};
    for (std::size_t i = 0; i < Threads; ++i) {
        const Duration began = cpuTime();
        const std::jthread thread([&boot = boots[i]] { boot = cpuTime(); });
        starts[i] = cpuTime() - began;
    }
    std::nth_element(starts.begin(), starts.begin() + Threads / 2, starts.end());
    std::nth_element(boots.begin(), boots.begin() + Threads / 2, boots.end());
    costs.start = std::max(Duration::zero(), costs.start - starts[Threads / 2]);
    costs.boot = std::max(Duration::zero(), costs.boot - boots[Threads / 2]);
}

// `threads`: as CPythonRuntime::calibrate().
Result<Turn> takeTurn(CPythonRuntime& python, int threads, OwnWorker& worker, Backend& backend,
                      const ItemPlace& place, const std::stop_token& stop)
{
    const auto inPython = python.calibrate(threads, LongestRun, stop);
    if (!inPython.ok())
        return inPython.error();
    // What only Python does is left out, but for its drops of the GIL.
    const ItemsKind kind = kindOf(place);
    const auto ours =
        worker.trace(backend,
                     isTraced(inPython.value()) ? withNoTime(callsOf(inPython.value(), kind, place.fsync))
                                                : withNothingHeld(usualCosts(kind)),
                     stop);
    if (!ours.ok())
        return ours.error();
    Turn turn{.python = inPython.value(), .ours = ours.value()};
    takeOffThreads(turn.python.executor);
    return turn;
}

Duration heldIn(const StepTrace& step)
{
    return step.held.empty() ? step.cpu
                             : std::accumulate(step.held.begin(), step.held.end(), Duration::zero());
}

Duration heldIn(const OperationTrace& trace)
{
    return heldIn(trace.read) + heldIn(trace.compute) + heldIn(trace.write);
}

CrowdPace paceOf(const std::vector<Turn>& turns)
{
    std::vector<CrowdTrace> traces;
    for (const Turn& turn : turns)
        traces.push_back(turn.python.crowd);
    return breakeven::paceOf(traces);
}

PythonCosts costsOf(const std::vector<Turn>& turns, const ItemPlace& place, const Workload& workload)
{
    const ItemsKind kind = kindOf(place);
    const cpython::CpuCosts python{.read = medianOf(turns, &cpython::CpuCosts::read),
                                   .compute = medianOf(turns, &cpython::CpuCosts::compute),
                                   .write = medianOf(turns, &cpython::CpuCosts::write),
                                   .crowd = {},
                                   .executor = medianOf(turns)};
    const OperationTrace ours{.read = medianOf(turns, &OperationTrace::read),
                              .compute = medianOf(turns, &OperationTrace::compute),
                              .write = medianOf(turns, &OperationTrace::write)};
    PythonCosts costs;
    if (isTraced(python)) {
        costs = callsOf(python, kind, place.fsync);
        costs.read = costsBeyond(costs.read, python.read, ours.read);
        costs.compute = costsBeyond(costs.compute, python.compute, ours.compute);
        costs.write = costsBeyond(costs.write, python.write, ours.write);
    } else {
        costs = usualCosts(kind);
        costs.read = heldAsUsual(costs.read, python.read, ours.read);
        costs.compute = heldAsUsual(costs.compute, python.compute, ours.compute);
        costs.write = heldAsUsual(costs.write, python.write, ours.write);
    }
    costs.executor = python.executor;
    costs.crowd = paceOf(turns);
    costs.ours = std::max(Duration::zero(), heldIn(ours) - workload.compute);
    costs.work = heldIn(python.compute);
    return costs;
}

} // namespace

Result<PythonCosts> measurePythonCosts(CPythonRuntime& python, Backend& backend, const Workload& workload,
                                       const std::stop_token& stop)
{
    const auto place = backend.place();
    if (!place.ok())
        return place.error();
    OwnWorker worker;
    worker.setWorkload(workload);
    std::vector<Turn> turns;
    const auto enough = Clock::now() + LongestTurn;
    do {
        auto turn = takeTurn(python, 1, worker, backend, place.value(), stop);
        if (!turn.ok())
            return turn.error();
        turns.push_back(std::move(turn).value());
    } while (std::ssize(turns) < Turns && Clock::now() < enough);
    return costsOf(turns, place.value(), workload);
}

struct PythonCalibration::State
{
    Backend& backend;
    CPythonRuntime python;
    OwnWorker worker{};
    std::vector<Turn> turns;            // the latest of `workload` at `place`
    std::optional<PythonCosts> costs{}; // of these turns
    Workload workload;
    ItemPlace place;
    QByteArray placeLine;
    Clock::time_point measured;
    Duration took{};
    bool hasMeasured = false;

    Status measure(const std::stop_token& stop);
};

PythonCalibration::PythonCalibration(Backend& backend, QString interpreter)
    : m_state(new State{
          .backend = backend,
          .python = CPythonRuntime(backend, PoolKind::Kept, 1, {.interpreter = std::move(interpreter)}),
          .turns = {},
          .workload = {},
          .place = {},
          .placeLine = {},
          .measured = {}})
{}

PythonCalibration::~PythonCalibration() = default;

Result<PythonCosts> PythonCalibration::costs(const Workload& workload, Trust trust,
                                             const std::stop_token& stop)
{
    State& state = *m_state;
    auto found = state.backend.place();
    if (!found.ok())
        return found.error();
    const QByteArray line = cpython::placeLine(found.value());
    const bool isKnown = state.costs && state.workload == workload && state.placeLine == line;
    const bool isOld =
        Clock::now() - state.measured > std::max<Duration>(LongestTrust, TrustForTime * state.took);
    state.hasMeasured = !isKnown || (trust == Trust::Fresh && isOld);
    if (!state.hasMeasured)
        return *state.costs;
    if (!isKnown) {
        state.costs.reset();
        state.turns.clear();
        if (Status set = state.python.setWorkload(workload); !set.ok())
            return set.error();
        state.worker.setWorkload(workload);
        state.workload = workload;
        state.place = std::move(found).value();
        state.placeLine = line;
    }
    if (Status measured = state.measure(stop); !measured.ok())
        return measured.error();
    state.costs = costsOf(state.turns, state.place, state.workload);
    return *state.costs;
}

Status PythonCalibration::State::measure(const std::stop_token& stop)
{
    const auto began = Clock::now();
    for (int i = 0; i < Turns; ++i) {
        const auto turnBegan = Clock::now();
        auto turn = takeTurn(python, Crowd, worker, backend, place, stop);
        if (!turn.ok())
            return turn.error();
        if (turns.size() == Kept)
            turns.erase(turns.begin());
        turns.push_back(std::move(turn).value());
        if (Clock::now() - turnBegan > LongestTurn)
            break;
    }
    measured = Clock::now();
    took = measured - began;
    return Done{};
}

Status PythonCalibration::prepare(const std::stop_token& stop)
{
    return m_state->python.prepare(1, stop);
}

std::optional<PythonFacts> PythonCalibration::python() const
{
    return m_state->python.python();
}

bool PythonCalibration::hasMeasured() const
{
    return m_state->hasMeasured;
}

} // namespace breakeven
