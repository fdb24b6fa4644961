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

    // Of everything added; nothing where that is nothing. Costs the sorting of what was added since the last
    // summary, and O(log² n) to look the percentiles up.
    [[nodiscard]] std::optional<LatencySummary> summary();

private:
    void sortFresh();
    [[nodiscard]] Duration atRank(std::size_t rank) const;

    std::vector<Duration> m_fresh;               // not yet in a stretch
    std::vector<std::vector<Duration>> m_sorted; // stretches, each more than twice as long as the next
    bool m_summarised = false;
};

} // namespace breakeven
