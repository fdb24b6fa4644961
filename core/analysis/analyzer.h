// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <memory>
#include <span>

namespace breakeven {

// Turns blocks into an Analysis, as they come: adding a block costs about its own samples, result() only
// recomputes the points that changed. Deterministic: the same blocks give the same Analysis, bit for bit.
//
// Threads: one at a time.
class Analyzer
{
public:
    // What blocks that come one by one hold in memory is bounded: beyond so many batches the older ones are
    // summarised, of which percentiles alone take notice. 128 MiB; a run of the quickest batches has as many
    // after two hours.
    static constexpr std::size_t mostSamplesKept = std::size_t{1} << 24;

    explicit Analyzer(const RunHeader& header, std::size_t mostSamples = mostSamplesKept);
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    // Requires: block.arms in the plan's order of arms. A block of an unknown target is added at the end.
    void add(const Block& block);
    // Many at once, in the order measured; uses all cores. Not for the thread that measures.
    void add(std::span<const Block> blocks);
    void end(const RunEnd& end);

    [[nodiscard]] const Analysis& result();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// The Analysis of a whole run; uses all cores. Not for the GUI thread.
[[nodiscard]] Analysis analyze(const Run& run);

} // namespace breakeven
