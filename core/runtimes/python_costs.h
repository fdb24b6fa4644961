// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/base/result.h"
#include "core/environment/python_facts.h"
#include "core/plan/plan.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace breakeven {

// What Python does with the GIL held, as CPU time; the calls that it drops the lock for are not in it.
struct PythonCosts
{
    using Duration = std::chrono::nanoseconds;

    // What a short call takes, out of the GIL.
    static constexpr Duration ShortCall = std::chrono::nanoseconds(500);

    // Of one operation.
    Duration read{}; // in the client library, round the calls that wait
    Duration compute{};
    Duration write{};
    // How often a step drops the lock beside the call that waits: for calls that are back at once (fstat,
    // lseek), and for calls that take longer than a waiter needs to wake up and take it (send, open with
    // O_CREAT).
    int readShortCalls = 0;
    int readLongCalls = 0;
    int computeShortCalls = 0;
    int writeShortCalls = 0;
    int writeLongCalls = 0;

    // Of an item's way through a ThreadPoolExecutor.
    Duration submit{}; // handing it in
    Duration take{};   // taking and finishing it, in the worker
    Duration result{}; // fetching its result
    // Of a new thread: in the thread that starts it, and in itself before its first item.
    Duration start{};
    Duration boot{};

    // Of one operation that burns `added` on top.
    [[nodiscard]] Duration held(Duration added) const { return read + compute + added + write; }

    friend bool operator==(const PythonCosts&, const PythonCosts&) = default;
};

class CPythonRuntime;

// The costs once, in a child that is there already, beside the same calls from C++: takes about 0.15 s and at
// least 4 batches at `backend`, whose items are replaced. `python` was told of `workload`. Errors: as
// CPythonRuntime::measure().
[[nodiscard]] Result<PythonCosts> measurePythonCosts(CPythonRuntime& python, Backend& backend,
                                                     const Workload& workload, const std::stop_token& stop);

// Tells the costs of operations at a back end's items, as measured in a short run of a real Python with one
// thread and with the same calls from C++ beside it: what Python takes beyond these, it takes with the GIL
// held. Keeps the child. One thread at a time.
class PythonCalibration
{
public:
    // `backend` is open, is not owned and must outlive this. `interpreter`: as CPythonOptions.
    PythonCalibration(Backend& backend, QString interpreter);
    ~PythonCalibration();

    // Measures where the workload or the place has changed, or where the last time is `LongestTrust` ago: a
    // network that the place doesn't tell of changes the costs a little too, as code that rarely runs runs
    // slower. Takes about half a second beside the operations' own waits. Errors: as
    // CPythonRuntime::measure().
    [[nodiscard]] Result<PythonCosts> costs(const Workload& workload, const std::stop_token& stop);

    // Starts the Python, so that the first costs() needn't. Errors: as CPythonRuntime::prepare().
    [[nodiscard]] Status prepare(const std::stop_token& stop);
    [[nodiscard]] std::optional<PythonFacts> python() const;

    // Whether the last costs() measured, and so replaced the items.
    [[nodiscard]] bool hasMeasured() const;

    static constexpr std::chrono::seconds LongestTrust{1};

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
