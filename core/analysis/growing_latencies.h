// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/latency_summary.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// All batch latencies of one arm while they come in, summarised again and again.
//
// Samples are held in sorted stretches, of which a longer one is merged only with one about as long, so that
// n samples cost O(n log n) over their whole life, however often they are summarised in between. The first
// summary of all sorts nothing: it is the only one where a finished run is analysed.
//
// Threads: one at a time.
class GrowingLatencies
{
public:
    using Duration = LatencySummary::Duration;

    // Costs the copy of `batches`.
    void add(std::span<const Duration> batches);

    // Halves what is held: of the samples in their order every other one stays, and stands for two from now
    // on. The count and the extremes stay what they were; percentiles are off by what lies between
    // neighbours.
    void halve();

    // Of everything added; nothing where that is nothing. Costs the sorting of what was added since the last
    // summary, and O(log² n) to look the percentiles up.
    [[nodiscard]] std::optional<LatencySummary> summary();

private:
    struct Stretch
    {
        std::vector<Duration> samples; // sorted
        std::size_t weight = 1;        // of each: how many it stands for
    };

    void sortFresh();
    void mergeLastTwo();
    [[nodiscard]] Duration atRank(std::size_t rank) const;

    std::vector<Duration> m_fresh; // not yet in a stretch
    // Each more than twice as long as the next, but for a first one of more weight: what was halved.
    std::vector<Stretch> m_sorted;
    std::size_t m_count = 0;
    Duration m_least = Duration::max(); // of what was halved
    Duration m_most = Duration::min();
    bool m_summarised = false;
};

} // namespace breakeven
