// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/causes.h"
#include "core/analysis/growing_latencies.h"
#include "core/runs/run.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// What the blocks of one arm at one point add up to.
//
// Threads: one at a time.
class ArmFigures
{
public:
    // A block; null where it lacks the arm. Zero or negative latencies, which no clock gives but a damaged
    // file may, count as no batches of that block for the ratio.
    void add(const ArmSamples* samples);

    // As GrowingLatencies has it: nothing but percentiles changes by it, and these hardly.
    void halveSamples() { m_latencies.halve(); }

    // Of all batches of all blocks; nothing without any.
    [[nodiscard]] const std::optional<LatencySummary>& summary();

    // Minimum over the blocks of the block's mean.
    [[nodiscard]] std::chrono::nanoseconds bestOf() const
    {
        return m_bestOf.value_or(std::chrono::nanoseconds{});
    }

    // 1 - CPU time / wall time of the workers during operations; nothing where no block says it.
    [[nodiscard]] std::optional<double> ioShare() const;

    // Of the blocks whose operations were timed.
    [[nodiscard]] const ArmTime& time() const { return m_time; }

    // log(median in ns) of each block, in the order added; NaN where the block gave none.
    [[nodiscard]] const std::vector<double>& logMedians() const { return m_logMedians; }

private:
    GrowingLatencies m_latencies;
    std::optional<LatencySummary> m_summary;
    bool m_summaryIsOld = true;
    std::vector<double> m_logMedians;
    std::optional<std::chrono::nanoseconds> m_bestOf;
    ArmTime m_time;
};

// The median of a block in ns, midway between the two middle ones where their count is even; nothing
// without any.
[[nodiscard]] std::optional<double> medianOf(std::span<const std::chrono::nanoseconds> batches);

// The latency whose logarithm, in ns, that is: the geometric mean from a mean of logarithms.
[[nodiscard]] std::chrono::nanoseconds latencyFromLog(double logNanoseconds);

} // namespace breakeven
