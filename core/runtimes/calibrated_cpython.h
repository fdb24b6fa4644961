// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtimes/cpython_runtime.h"
#include "core/runtimes/runtime.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

namespace breakeven {

// Batches in a real Python, whose totals tell too what operations hold its GIL for (ArmTotals::gilHeld): as
// calibrated in prepare(), in the same child, for the workload that was set before it. So prepare() is to be
// called while nothing slow stands in front of the storage, once for each payload that comes later.
//
// Totals of other payloads don't tell, nor where the Python has no GIL that can be seen or could not be
// calibrated: the batches are the same. Errors, threads: as CPythonRuntime.
class CalibratedCPython final : public Runtime
{
public:
    // `backend` is open, is not owned and must outlive the runtime.
    CalibratedCPython(Backend& backend, PoolKind pool, std::uint64_t seed, CPythonOptions options);

    [[nodiscard]] Status prepare(int workers, const std::stop_token& stop) override;
    [[nodiscard]] Status setWorkload(const Workload& workload) override;
    [[nodiscard]] Result<ArmSamples> measure(const ArmRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() override;
    [[nodiscard]] ArmThreads threadsOfArm(int threads) const override
    {
        return m_python.threadsOfArm(threads);
    }
    [[nodiscard]] std::optional<PythonFacts> python() const override;
    [[nodiscard]] std::optional<std::chrono::nanoseconds> workloadCost() const override;

private:
    [[nodiscard]] bool worksOurs() const;                        // not the user's own work
    [[nodiscard]] std::chrono::nanoseconds addedCompute() const; // of an operation

    CPythonRuntime m_python;
    std::optional<Workload> m_workload;
    // By payload; of a workload without added compute. Nothing where it can't be told.
    std::map<qint64, std::optional<std::chrono::nanoseconds>> m_held;
    std::optional<std::chrono::nanoseconds> m_workloadCost;
    std::optional<int> m_gilReleases;
};

} // namespace breakeven
