// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runs/run.h"
#include "core/runtimes/batch.h"
#include "core/runtimes/gil.h"
#include "core/runtimes/python_costs.h"
#include "core/runtimes/step_trace.h"
#include "core/runtimes/thread_usage.h"
#include "core/workload/fake_work.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// Does operations as a Python thread would: holds the GIL for what Python computes, and drops it round each
// call that may block, the session's own and those that only Python makes.
//
// Threads: one call at a time, from any thread; interrupt() may come from another one while operate() is
// going.
class GilModelWorker final : private CallObserver
{
public:
    GilModelWorker(Gil& gil, std::uint64_t seed) : m_gil(gil), m_seed(seed) {}

    // Opens the session where there is none.
    [[nodiscard]] Status open(Backend& backend);
    void closeSession() { m_session.reset(); }
    void setWorkload(const Workload& workload);

    // One operation. `expected`: the size that a read must give, where that is known. Returns what was
    // written, which stays until the next call. Requires: the GIL is held, a session, a workload.
    [[nodiscard]] Result<std::span<const std::byte>> operate(int item, std::optional<std::size_t> expected,
                                                             const PythonCosts& costs);

    // Reads only, and compares with what was written. Requires: as operate().
    [[nodiscard]] Status readBack(int item, const WrittenItem& written, const PythonCosts& costs);

    // As operate(), and notes when the GIL was dropped and taken again.
    [[nodiscard]] Result<OperationTrace> trace(int item, const PythonCosts& costs);

    void interrupt() noexcept;

    // Since resetTotals(): of all operations, and of the waits for the GIL that lie in them.
    [[nodiscard]] const ArmTotals& totals() const { return m_totals; }
    [[nodiscard]] std::chrono::nanoseconds gilWait() const { return m_gilWait; }
    void resetTotals();

private:
    struct Moment
    {
        std::chrono::nanoseconds cpu; // of the thread
        std::chrono::steady_clock::time_point wall;

        [[nodiscard]] static Moment now();
    };

    void before(BlockingCall call) override;
    void after() override { take(); }

    // What `call` gives, with what Python does round and between its blocking calls.
    template <typename Call>
    auto step(const StepCosts& costs, StepTrace* trace, Call call);

    // The operation of a session that doesn't tell of its calls.
    template <typename Call>
    auto asOneCall(Call call);

    void playUntil(std::size_t end);
    void drop();
    void take();
    void account(const ThreadUsage& from, const ThreadUsage& to);

    Gil& m_gil;
    std::uint64_t m_seed;
    std::unique_ptr<Session> m_session;
    bool m_isObserved = false;
    std::optional<FakeWork> m_work;
    std::chrono::nanoseconds m_addedCompute{};
    std::vector<std::byte> m_read;
    const StepCosts* m_step = nullptr; // at hand
    std::size_t m_played = 0;          // of its drops
    OperationTrace* m_trace = nullptr; // null: nothing is noted
    std::vector<Moment> m_switches;    // of the step, where it is
    ArmTotals m_totals;
    std::chrono::nanoseconds m_gilWait{};
};

} // namespace breakeven
