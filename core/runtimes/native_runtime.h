// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runtimes/runtime.h"

#include <cstdint>
#include <memory>

namespace breakeven {

// Batches on C++ threads: one thread runs a plain loop in the caller's thread, n threads a pool of
// this runtime's own. Each worker has its own session, opened on first use and kept.
class NativeRuntime final : public Runtime
{
public:
    // `backend` is open, is not owned and must outlive the runtime, which is the only one to write its items:
    // every read is checked against what was written last.
    NativeRuntime(Backend& backend, PoolKind pool, std::uint64_t seed);
    ~NativeRuntime() override;

    [[nodiscard]] Status prepare(int workers, const std::stop_token& stop) override;
    [[nodiscard]] Status setWorkload(const Workload& workload) override;
    [[nodiscard]] Result<ArmSamples> measure(const ArmRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] ArmThreads threadsOfArm(int threads) const override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
