// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runtimes/gil.h"
#include "core/runtimes/python_calibration.h"
#include "core/runtimes/python_costs.h"
#include "core/runtimes/runtime.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace breakeven {

struct GilModelOptions
{
    std::chrono::nanoseconds switchInterval = Gil::DefaultSwitchInterval;
    bool gil = true;                    // false: a free-threaded Python
    std::optional<PythonCosts> costs{}; // set by hand; none: measured beside a real Python
    // What PythonCosts::read and ::write hold the GIL for, in place of what was measured: another client
    // library. Where no Python is found the rest is usualCosts().
    std::optional<std::chrono::nanoseconds> heldPerCall{};
    QString interpreter{}; // of that Python; empty: chooseInterpreter()
};

// Batches on C++ threads under a model of CPython's GIL (Gil) and of its ThreadPoolExecutor
// (GilModelExecutor): computing and the client library's own code hold the lock, and it is dropped round each
// blocking call, the session's own as it makes them (CallObserver) and those that only Python makes. What is
// held how long between which calls is measured beside a real Python (PythonCalibration) or set.
//
// Serves what-if questions: a shorter switch interval, a faster client library, no GIL.
class GilModelRuntime final : public Runtime
{
public:
    // `backend` is open, is not owned, must outlive the runtime and has no other one writing its items.
    GilModelRuntime(Backend& backend, PoolKind pool, std::uint64_t seed, GilModelOptions options = {});
    ~GilModelRuntime() override;

    [[nodiscard]] Status prepare(int workers, const std::stop_token& stop) override;
    [[nodiscard]] Status setWorkload(const Workload& workload) override;
    // Measures the costs again where that is due; the block's arms then share them.
    [[nodiscard]] Status beginBlock(const std::stop_token& stop) override;
    [[nodiscard]] Result<ArmSamples> measure(const ArmRequest& request, const std::stop_token& stop) override;

    [[nodiscard]] std::optional<PythonFacts> python() const override;

    // Those in use; nothing before the first measure().
    [[nodiscard]] const std::optional<PythonCosts>& costs() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
