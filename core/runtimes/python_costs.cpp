// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/python_costs.h"

#include "core/runtimes/cpython_runtime.h"
#include "core/workload/fake_work.h"

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <optional>
#include <vector>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;
using Duration = PythonCosts::Duration;

constexpr Duration LongestRun = std::chrono::milliseconds(20);
constexpr Duration LongEnough = std::chrono::milliseconds(200); // of turns at a far storage
constexpr int Turns = 3;        // of Python and C++, as the machine changes its mind every few milliseconds
constexpr std::size_t Kept = 9; // turns, of an unchanged workload and place
constexpr int FewestBatches = 2;
constexpr int MostBatches = 20;

// numpy.random.rand fills its array without the GIL (numpy/random/_common.pyx, double_fill: "with lock,
// nogil").
constexpr int CallsOfNumpy = 1;

// What CPython 3.11 and redis-py 4.3 drop the GIL for beside the call that may wait, as strace shows it.
struct CallCounts
{
    int readShort = 0;
    int readLong = 0;
    int writeShort = 0;
    int writeLong = 0;
};
// redis-py: ioctl, recv and ioctl to see that nothing is left from before; sendall, which wakes the server;
// then recv.
constexpr CallCounts CallsOfRedis{.readShort = 3, .readLong = 1, .writeShort = 3, .writeLong = 1};
// open(): fstat, ioctl, lseek, lseek; read(): fstat, read at the end; close.
// NamedTemporaryFile: open; fstat, ioctl, lseek, lseek; write; lseek, close; then rename.
constexpr CallCounts CallsOfFiles{.readShort = 7, .readLong = 0, .writeShort = 6, .writeLong = 2};
// librados' binding: nothing but the call that waits ("with nogil" in rados.pyx).
constexpr CallCounts CallsOfRados{};

const CallCounts& callsAt(const ItemPlace& place)
{
    if (place.isFolder())
        return CallsOfFiles;
    return place.isRados() ? CallsOfRados : CallsOfRedis;
}

Duration threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

Duration medianOf(std::vector<Duration>& values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct CallCosts
{
    Duration read{};
    Duration write{};
};

// CPU time of the same calls from C++.
Result<CallCosts> measureCalls(Session& session, const Workload& workload, const std::stop_token& stop)
{
    FakeWork work({.items = workload.items, .payloadBytes = workload.payloadBytes}, 1);
    std::vector<std::byte> read;
    std::vector<Duration> reads;
    std::vector<Duration> writes;
    const auto end = Clock::now() + LongestRun;
    for (int batch = 0; batch < FewestBatches || (batch < MostBatches && Clock::now() < end); ++batch) {
        for (int item = 0; item < workload.items; ++item) {
            if (stop.stop_requested())
                return Error{Error::Code::Cancelled, {}, {}};
            const std::span<const std::byte> payload = work.run();
            const Duration began = threadTime();
            const auto found = session.read(item, read);
            const Duration hasRead = threadTime();
            const Status written = session.write(item, payload);
            const Duration ended = threadTime();
            if (!found.ok())
                return found.error();
            if (!written.ok())
                return written.error();
            reads.push_back(hasRead - began);
            writes.push_back(ended - hasRead);
        }
    }
    return CallCosts{.read = medianOf(reads), .write = medianOf(writes)};
}

// One turn: what Python took and what the calls took from C++.
struct Turn
{
    cpython::CpuCosts python;
    CallCosts calls;
};

Result<Turn> measureTurn(CPythonRuntime& python, Session& session, const Workload& workload,
                         const std::stop_token& stop)
{
    const auto inPython = python.calibrate(LongestRun, stop);
    if (!inPython.ok())
        return inPython.error();
    const auto calls = measureCalls(session, workload, stop);
    if (!calls.ok())
        return calls.error();
    return Turn{.python = inPython.value(), .calls = calls.value()};
}

PythonCosts costsOf(const std::vector<Turn>& turns, const Workload& workload, const CallCounts& counts,
                    bool numpy)
{
    const auto median = [&turns](auto part) {
        std::vector<Duration> values;
        for (const Turn& turn : turns)
            values.push_back(part(turn));
        return std::max(Duration::zero(), medianOf(values));
    };
    // What is left of Python's own time once the calls are taken off, those that C++ needn't make too.
    return {.read = median([&](const Turn& turn) {
                return turn.python.read - turn.calls.read - counts.readShort * PythonCosts::ShortCall;
            }),
            // What is added is known by its own amount.
            .compute = median([&](const Turn& turn) { return turn.python.compute - workload.compute; }),
            .write = median([&](const Turn& turn) {
                return turn.python.write - turn.calls.write - counts.writeShort * PythonCosts::ShortCall;
            }),
            .readShortCalls = counts.readShort,
            .readLongCalls = counts.readLong,
            .computeShortCalls = numpy ? CallsOfNumpy : 0,
            .writeShortCalls = counts.writeShort,
            .writeLongCalls = counts.writeLong,
            .submit = median([](const Turn& turn) { return turn.python.submit; }),
            .take = median([](const Turn& turn) { return turn.python.take; }),
            .result = median([](const Turn& turn) { return turn.python.result; }),
            .start = median([](const Turn& turn) { return turn.python.start; }),
            .boot = median([](const Turn& turn) { return turn.python.boot; })};
}

bool hasNumpy(const CPythonRuntime& python)
{
    return python.ready() && !python.ready()->numpy.isEmpty();
}

} // namespace

Result<PythonCosts> measurePythonCosts(CPythonRuntime& python, Backend& backend, const Workload& workload,
                                       const std::stop_token& stop)
{
    const auto place = backend.place();
    if (!place.ok())
        return place.error();
    auto session = backend.openSession();
    if (!session.ok())
        return session.error();
    std::vector<Turn> turns;
    const auto enough = Clock::now() + LongEnough;
    do {
        auto turn = measureTurn(python, *session.value(), workload, stop);
        if (!turn.ok())
            return turn.error();
        turns.push_back(std::move(turn).value());
    } while (std::ssize(turns) < Turns && Clock::now() < enough);
    return costsOf(turns, workload, !place.value().folder.isEmpty(), hasNumpy(python));
}

struct PythonCalibration::State
{
    Backend& backend;
    CPythonRuntime python;
    std::unique_ptr<Session> session;
    std::vector<Turn> turns; // the latest of `workload` at `place`
    Workload workload;
    QByteArray place;
    Clock::time_point measured;
    bool hasMeasured = false;

    Status takeTurn(const std::stop_token& stop);
};

PythonCalibration::PythonCalibration(Backend& backend, QString interpreter)
    : m_state(new State{
          .backend = backend,
          .python = CPythonRuntime(backend, PoolKind::Kept, 1, {.interpreter = std::move(interpreter)}),
          .session = {},
          .turns = {},
          .workload = {},
          .place = {},
          .measured = {}})
{}

PythonCalibration::~PythonCalibration() = default;

Result<PythonCosts> PythonCalibration::costs(const Workload& workload, const std::stop_token& stop)
{
    State& state = *m_state;
    const auto found = state.backend.place();
    if (!found.ok())
        return found.error();
    const QByteArray place = cpython::placeLine(found.value());
    const bool isKnown = !state.turns.empty() && state.workload == workload && state.place == place;
    state.hasMeasured = !isKnown || Clock::now() - state.measured > LongestTrust;
    if (state.hasMeasured) {
        if (!isKnown)
            state.turns.clear();
        if (Status set = state.python.setWorkload(workload); !set.ok())
            return set.error();
        state.workload = workload;
        state.place = place;
        for (int i = 0; i < Turns; ++i)
            if (Status taken = state.takeTurn(stop); !taken.ok())
                return taken.error();
        state.measured = Clock::now();
    }
    return costsOf(state.turns, workload, callsAt(found.value()), hasNumpy(state.python));
}

Status PythonCalibration::State::takeTurn(const std::stop_token& stop)
{
    if (!session) {
        auto opened = backend.openSession();
        if (!opened.ok())
            return opened.error();
        session = std::move(opened).value();
    }
    auto turn = measureTurn(python, *session, workload, stop);
    if (!turn.ok()) {
        session.reset();
        return turn.error();
    }
    if (turns.size() == Kept)
        turns.erase(turns.begin());
    turns.push_back(std::move(turn).value());
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
