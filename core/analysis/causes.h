// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
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
    // On the CPU in operations: our own work, the client library's and the kernel's.
    std::chrono::nanoseconds computing{};
    // Outside operations: starting and waking workers, handing items out, and having none left while others
    // still work. Next to 0 for the single arm.
    std::chrono::nanoseconds pool{};

    [[nodiscard]] std::chrono::nanoseconds total() const
    {
        return waiting + gil + queueing + computing + pool;
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
    double count = 0;                   // of batches
};

// The causes of an arm of `threads` workers, beside those of the single arm, which it may be itself. Nothing
// where either was not timed. Requires threads >= 1.
//
// With n workers, n × latency = time in operations + pool, and time in operations = CPU time + time off it.
// Both arms do the same operations, so what theirs wait less in the single arm is the storage's and the rest
// is the workers' own doing. The shares of Causes divide these sums by n and by the batches.
[[nodiscard]] std::optional<Causes> causesOf(const ArmTime& arm, int threads, const ArmTime& single);

} // namespace breakeven
