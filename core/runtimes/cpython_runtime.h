// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runtimes/cpython_protocol.h"
#include "core/runtimes/runtime.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace breakeven {

struct CPythonOptions
{
    QString interpreter{};  // absolute path; empty: chooseInterpreter()
    QString userFile{};     // the user's own batch (resources/python/batch_template.py); empty: ours
    qint64 memoryLimit = 0; // bytes of address space for the child; 0: none
    bool watchesGil = true; // whether the waits for the GIL are seen, where they can be
    // How long an answer may be late before the child counts as hung: on top of what the arm and the network
    // ask for.
    std::chrono::milliseconds patience = std::chrono::seconds(20);
};

// Batches in a real Python with its real GIL, a child process that runs resources/python/ and is told of one
// arm at a time. The clock is Python's own (time.perf_counter_ns), round the batch.
//
// The child is started by the first call that needs it, kept, and started anew after a failure that it didn't
// survive. Errors: see CPythonChild and cpython_protocol.h; Unsupported too where the back end can't be
// reached by another process, and NotFound where no Python serves.
class CPythonRuntime final : public Runtime
{
public:
    // `backend` is open, is not owned and must outlive the runtime.
    CPythonRuntime(Backend& backend, PoolKind pool, std::uint64_t seed, CPythonOptions options = {});
    ~CPythonRuntime() override;

    // Starts the child; its workers connect in the warm-up.
    [[nodiscard]] Status prepare(int workers, const std::stop_token& stop) override;
    [[nodiscard]] Status setWorkload(const Workload& workload) override;
    [[nodiscard]] Result<ArmSamples> measure(const ArmRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] ArmThreads threadsOfArm(int threads) const override;

    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() override;
    [[nodiscard]] std::optional<PythonFacts> python() const override;

    // What operations cost with one thread, by a few of them, more for up to `atMost`. Replaces some items.
    // Errors as measure().
    [[nodiscard]] Result<cpython::OperationCosts> calibrate(std::chrono::nanoseconds atMost,
                                                            const std::stop_token& stop);

    // What the child said of itself when it was started last.
    [[nodiscard]] const std::optional<cpython::Ready>& ready() const;

    // Of the child; nothing while there is none.
    [[nodiscard]] std::optional<qint64> processId() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace breakeven
