// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/environment/python_facts.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <stop_token>
#include <vector>

namespace breakeven {

// How often an arm runs its batch in one block.
struct ArmRequest
{
    Arm arm{}; // another kind than threads: NativeRuntime only
    int warmUpBatches = 1;
    int batches = 10; // at most
    // No new batch is started after this; one is always run.
    std::chrono::nanoseconds atMost = std::chrono::milliseconds(50);
    // Before the counted batches, outside the measured time: writes every item once more, reads it back and
    // compares the content.
    bool verify = false;
    // Times every operation and notes CPU time and context switches; off, there are no totals. For whoever
    // measures what that costs; NativeRuntime only, and not where it pipelines.
    bool accounted = true;
};

// The threads that take part in an arm's batches, by the system's numbers.
struct ArmThreads
{
    std::vector<pid_t> workers;
    std::optional<pid_t> caller{}; // hands out the items and waits, where it is none of the workers

    friend bool operator==(const ArmThreads&, const ArmThreads&) = default;
};

// Executes batches of one target. One thread at a time.
class Runtime
{
public:
    Runtime() = default;
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;
    virtual ~Runtime() = default;

    // Makes what `workers` workers need (connections, a child process), so that the first measure() of an arm
    // needn't. Optional. Errors as measure(). Cancelled within 200 ms of a stop, unless a connection's own
    // bound is longer.
    [[nodiscard]] virtual Status prepare(int workers, const std::stop_token& stop) = 0;

    // From the next measure() on.
    [[nodiscard]] virtual Status setWorkload(const Workload& workload) = 0;

    // Runs the warm-up and the counted batches. A stop ends it after the operations in progress, or
    // interrupts these where they take longer than 200 ms, with Error::Code::Cancelled. A read that doesn't
    // give what was written last is Mismatch, with the item as its place; else errors as the back end's
    // session has them, and RuntimeCode of a child.
    [[nodiscard]] virtual Result<ArmSamples> measure(const ArmRequest& request,
                                                     const std::stop_token& stop) = 0;

    // How long round trips were really held since the last call, in any order, where batches wait for them in
    // another process; empty where the back end sees to the distance.
    [[nodiscard]] virtual std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() { return {}; }
    // The threads that the next measure() of `threads` (or, of 1, in the calling thread) will use, as far as
    // their places on the cores can be chosen beforehand: not those that are yet to be made, nor who makes
    // them, as they'd all inherit its place.
    [[nodiscard]] virtual ArmThreads threadsOfArm(int threads) const = 0;

    // The Python that batches run in; nothing before it was started.
    [[nodiscard]] virtual std::optional<PythonFacts> python() const { return std::nullopt; }

    // CPU time of the plain work of one operation in that Python, as the workload was when prepare() was
    // called first; nothing where it wasn't measured.
    [[nodiscard]] virtual std::optional<std::chrono::nanoseconds> workloadCost() const
    {
        return std::nullopt;
    }
};

} // namespace breakeven
