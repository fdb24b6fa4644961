// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/growing_latencies.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace breakeven {

void GrowingLatencies::add(std::span<const Duration> batches)
{
    m_fresh.insert(m_fresh.end(), batches.begin(), batches.end());
}

std::optional<LatencySummary> GrowingLatencies::summary()
{
    if (!m_summarised) {
        m_summarised = !m_fresh.empty();
        return LatencySummary::ofReordering(m_fresh);
    }
    sortFresh();
    const std::size_t count =
        std::accumulate(m_sorted.begin(), m_sorted.end(), std::size_t{0},
                        [](std::size_t sum, const auto& part) { return sum + part.size(); });
    return LatencySummary::fromRanks(count, [this](std::size_t rank) { return atRank(rank); });
}

void GrowingLatencies::sortFresh()
{
    if (m_fresh.empty())
        return;
    std::sort(m_fresh.begin(), m_fresh.end());
    m_sorted.push_back(std::move(m_fresh));
    m_fresh = {};
    while (m_sorted.size() > 1 && m_sorted[m_sorted.size() - 2].size() <= 2 * m_sorted.back().size()) {
        const std::vector<Duration> shorter = std::move(m_sorted.back());
        m_sorted.pop_back();
        const std::vector<Duration> longer = std::move(m_sorted.back());
        m_sorted.back().clear();
        m_sorted.back().reserve(shorter.size() + longer.size());
        std::merge(longer.begin(), longer.end(), shorter.begin(), shorter.end(),
                   std::back_inserter(m_sorted.back()));
    }
}

// The smallest value with more than `rank` samples at or below it, by halving the range of values; each
// stretch narrows with it.
GrowingLatencies::Duration GrowingLatencies::atRank(std::size_t rank) const
{
    using Position = std::vector<Duration>::const_iterator;
    struct Open
    {
        Position from;
        Position to;
    };
    std::vector<Open> open;
    Duration low = Duration::max();
    Duration high = Duration::min();
    for (const std::vector<Duration>& part : m_sorted) {
        open.push_back({part.begin(), part.end()});
        low = std::min(low, part.front());
        high = std::max(high, part.back());
    }

    std::size_t below = 0; // samples known to be smaller than what is looked for
    std::vector<Position> cuts(open.size());
    while (low < high) {
        const Duration middle = low + (high - low) / 2;
        std::size_t atOrBelow = below;
        for (std::size_t i = 0; i < open.size(); ++i) {
            cuts[i] = std::upper_bound(open[i].from, open[i].to, middle);
            atOrBelow += static_cast<std::size_t>(std::distance(open[i].from, cuts[i]));
        }
        if (atOrBelow > rank) {
            high = middle;
            for (std::size_t i = 0; i < open.size(); ++i)
                open[i].to = cuts[i];
        } else {
            low = middle + Duration(1);
            below = atOrBelow;
            for (std::size_t i = 0; i < open.size(); ++i)
                open[i].from = cuts[i];
        }
    }
    return low;
}

} // namespace breakeven
