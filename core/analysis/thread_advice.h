// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/block_medians.h"
#include "core/base/interval.h"
#include "core/runs/run.h"

#include <span>
#include <variant>
#include <vector>

namespace breakeven {

// Why a thread count can't be said.
enum class NoAdvice {
    CoresUnknown,   // the run doesn't say how many cores the machine has
    IoShareUnknown, // the single arm's CPU time was not measured
    NeverComputes,  // it only waits: the formula asks for threads without end
    TooFewCounts,   // fewer than four different thread counts were measured
    NoPeak,         // the fit keeps getting faster with threads, or never does
    TooFewBlocks,   // no interval of any thread count's latency
};

// The fit of Gunther's Universal Scalability Law ("Guerrilla Capacity Planning", 2007, equation 4.32):
// throughput(n) = throughput(1) * n / (1 + contention * (n - 1) + coherency * n * (n - 1)), >= 0 both.
struct ScalabilityFit
{
    double throughput = 0; // batches a second of one thread, as fitted
    double contention = 0;
    double coherency = 0;
    double error = 0; // root of the mean square of the relative residuals
    int bestThreads =
        1; // the whole number beside sqrt((1 - contention) / coherency) with the higher throughput

    friend bool operator==(const ScalabilityFit&, const ScalabilityFit&) = default;
};

struct MeasuredBest
{
    int threads = 1;        // the smallest count that is not significantly slower than the fastest
    int fastestThreads = 1; // the count with the lowest latency
    Interval slowdown;      // 95 %, of `threads` against `fastestThreads`; {1, 1} where they are the same

    friend bool operator==(const MeasuredBest&, const MeasuredBest&) = default;
};

// Where theory and measurement stand on how many threads to use at one point.
struct ThreadAdvice
{
    PointKey key;
    // cores * (1 + wait / compute), of the single arm's I/O share (Goetz, "Java Concurrency in Practice",
    // 2006, section 8.2, at full utilisation), rounded, at least 1; cores as far as affinity and cgroup allow
    // them. It knows of no items: more threads than these idle.
    std::variant<int, NoAdvice> textbook = NoAdvice::IoShareUnknown;
    std::variant<ScalabilityFit, NoAdvice> scalability = NoAdvice::TooFewCounts;
    std::variant<MeasuredBest, NoAdvice> measured = NoAdvice::TooFewBlocks;

    friend bool operator==(const ThreadAdvice&, const ThreadAdvice&) = default;
};

// One per point, in the order of the Analysis. Not for the GUI thread.
[[nodiscard]] std::vector<ThreadAdvice> threadAdvice(const Run& run);
// The same from what is known of the run already: its block medians by the plan's arms, and its Analysis.
[[nodiscard]] std::vector<ThreadAdvice> threadAdvice(const Run& run, const Analysis& analysis,
                                                     std::span<const PointMedians> medians);

struct ThreadsLatency
{
    int threads = 1;
    double seconds = 0; // > 0
};

// Least squares over n * latency(n), which is linear in 1 / throughput(1) and the two coefficients times it,
// each weighed for equal relative errors; a coefficient that comes out negative is taken as 0 and the rest
// fitted again.
[[nodiscard]] std::variant<ScalabilityFit, NoAdvice>
fitScalability(std::span<const ThreadsLatency> latencies);

// At least 1. Requires cores > 0, 0 <= ioShare <= 1.
[[nodiscard]] std::variant<int, NoAdvice> textbookThreads(double cores, double ioShare);

} // namespace breakeven
