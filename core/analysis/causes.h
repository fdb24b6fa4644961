// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace breakeven {

// Where the time of a batch goes, seen from one of its workers: the mean over the workers and the batches, so
// that the parts add up to the mean batch latency. A value.
struct Causes
{
    // Off the CPU in reads and writes, as long as the single arm's operations are: the storage and the way to
    // it. It is what threads can overlap.
    std::chrono::nanoseconds waiting{};
    // Off the CPU for the GIL, where the runtime knows it (ArmTotals::gilWait); where it doesn't, that counts
    // as queueing.
    std::chrono::nanoseconds gil{};
    // Off the CPU beyond that: operations that run at once wait for each other, at the server, for a lock or
    // for a core. 0 for the single arm.
    std::chrono::nanoseconds queueing{};
    // On the CPU in operations and not in one of the next two: our own work, the client library's and the
    // kernel's. Threads overlap it as far as there are cores.
    std::chrono::nanoseconds computing{};
    // On the CPU with the GIL held, where the runtime knows it (ArmTotals::gilHeld); it is part of computing
    // where it doesn't.
    std::chrono::nanoseconds holding{};
    // On the CPU to switch threads: an estimate, the switches of the operations times the cost of one on this
    // machine (core/runtimes/switch_cost.h). The kernel does that work on the account of the threads that it
    // switches, so it is taken out of their CPU time. 0 where the cost is not known.
    std::chrono::nanoseconds switching{};
    // Outside operations: starting and waking workers, handing items out, and having none left while others
    // still work. Next to 0 for the single arm.
    std::chrono::nanoseconds pool{};

    [[nodiscard]] std::chrono::nanoseconds total() const
    {
        return waiting + gil + queueing + computing + holding + switching + pool;
    }

    friend bool operator==(const Causes&, const Causes&) = default;
};

// What an arm's blocks add up to, as far as its operations were timed.
struct ArmTime
{
    std::chrono::nanoseconds batches{}; // wall time of the batches
    std::chrono::nanoseconds busy{};    // wall time in operations, summed over workers
    std::chrono::nanoseconds cpu{};     // CPU time in operations, likewise
    std::chrono::nanoseconds gil{};     // waiting for the GIL in operations, likewise
    std::chrono::nanoseconds held{};    // holding the GIL in operations, likewise, in `heldCount` batches
    std::int64_t voluntarySwitches = 0; // in operations, likewise
    std::int64_t involuntarySwitches = 0;
    double count = 0;     // of batches
    double heldCount = 0; // of batches that tell `held`
};

// What one operation of an arm takes: means over the operations that were timed.
struct OperationFigures
{
    std::chrono::nanoseconds wall{};
    // With the GIL held: no thread overlaps it. Nothing where there is no GIL or it isn't known.
    std::optional<std::chrono::nanoseconds> held{};
    double voluntarySwitches = 0;   // the thread waited for something
    double involuntarySwitches = 0; // the kernel gave the core to another thread

    friend bool operator==(const OperationFigures&, const OperationFigures&) = default;
};

// Requires: items >= 1, of a batch. Nothing where no operation was timed.
[[nodiscard]] std::optional<OperationFigures> operationFiguresOf(const ArmTime& arm, int items);

// The causes of an arm of `threads` workers, beside those of the single arm, which it may be itself. Nothing
// where either was not timed. `switchCost`: of one switch; 0 where it isn't known. Requires threads >= 1.
//
// With n workers, n × latency = time in operations + pool, and time in operations = CPU time + time off it.
// Both arms do the same operations, so what theirs wait less in the single arm is the storage's and the rest
// is the workers' own doing. The shares of Causes divide these sums by n and by the batches.
[[nodiscard]] std::optional<Causes> causesOf(const ArmTime& arm, int threads, const ArmTime& single,
                                             std::chrono::nanoseconds switchCost = {});

} // namespace breakeven
