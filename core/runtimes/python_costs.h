// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/observed_calls.h"
#include "core/runtimes/crowd_pace.h"

#include <chrono>
#include <optional>
#include <vector>

namespace breakeven {

// A stretch in which Python doesn't hold the GIL, and what it does before that.
struct GilDrop
{
    std::chrono::nanoseconds held{};    // computing with the GIL, since the last drop or the step's beginning
    std::optional<BlockingCall> call{}; // the session's own; none: a call that only Python makes
    std::chrono::nanoseconds free{};    // what that one takes; 0 for the session's own, which takes its time

    friend bool operator==(const GilDrop&, const GilDrop&) = default;
};

// What Python does in one step of an operation, in order. The session's own code isn't in it.
struct StepCosts
{
    std::vector<GilDrop> drops;
    std::chrono::nanoseconds after{}; // computing with the GIL, from the last drop on

    [[nodiscard]] std::chrono::nanoseconds held() const;
    // The same in proportion, so that held() is `total`.
    [[nodiscard]] StepCosts heldFor(std::chrono::nanoseconds total) const;

    friend bool operator==(const StepCosts&, const StepCosts&) = default;
};

// What an item's way through a ThreadPoolExecutor takes with the GIL held.
struct ExecutorCosts
{
    using Duration = std::chrono::nanoseconds;

    Duration submit{};    // in the calling thread: until the item is in the queue
    Duration submitted{}; // from there on
    Duration take{};      // in the worker: from the queue to the operation
    Duration announce{};  // from the operation until the result is there
    Duration finish{};    // from there on
    Duration result{};    // in the calling thread: fetching a result that is there
    Duration await{};     // fetching one that isn't, beyond that
    // Of a new thread: in the thread that starts it, and in itself before its first item.
    Duration start{};
    Duration boot{};

    friend bool operator==(const ExecutorCosts&, const ExecutorCosts&) = default;
};

// What Python does with the GIL held, as time of a core that it has to itself.
struct PythonCosts
{
    // Of one operation.
    StepCosts read;
    StepCosts compute;
    StepCosts write;
    ExecutorCosts executor;
    // What our own code does in its place, which comes on top in the model.
    std::chrono::nanoseconds ours{};
    // All of the fake work as Python does it, the workload's added compute with it.
    std::chrono::nanoseconds work{};
    CrowdPace crowd;

    // Of one operation that burns `added` on top.
    [[nodiscard]] std::chrono::nanoseconds held(std::chrono::nanoseconds added) const
    {
        return read.held() + compute.held() + write.held() + ours + added;
    }

    friend bool operator==(const PythonCosts&, const PythonCosts&) = default;
};

} // namespace breakeven
