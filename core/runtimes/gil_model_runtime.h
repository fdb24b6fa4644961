// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runtimes/gil.h"
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
    // Replaces PythonCosts::read and ::write, the measured ones too: another client library.
    std::optional<std::chrono::nanoseconds> heldPerCall{};
    QString interpreter{}; // of that Python; empty: chooseInterpreter()
};

// Batches on C++ threads under a model of CPython's GIL (Gil) and of its ThreadPoolExecutor
// (GilModelExecutor): computing and the client library's own code hold the lock, the calls of the back end's
// sessions don't. What is held how long is measured beside a real Python (PythonCalibration) or set.
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
    [[nodiscard]] Result<ArmSamples> measure(const ArmRequest& request, const std::stop_token& stop) override;

    [[nodiscard]] std::optional<PythonFacts> python() const override;

    // Those in use; nothing before the first measure().
    [[nodiscard]] const std::optional<PythonCosts>& costs() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
