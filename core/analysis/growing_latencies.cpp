// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/growing_latencies.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace breakeven {

void GrowingLatencies::add(std::span<const Duration> batches)
{
    m_fresh.insert(m_fresh.end(), batches.begin(), batches.end());
    m_count += batches.size();
}

std::optional<LatencySummary> GrowingLatencies::summary()
{
    if (!m_summarised) {
        m_summarised = !m_fresh.empty();
        return LatencySummary::ofReordering(m_fresh);
    }
    sortFresh();
    const std::size_t count = std::accumulate(
        m_sorted.begin(), m_sorted.end(), std::size_t{0},
        [](std::size_t sum, const Stretch& part) { return sum + part.weight * part.samples.size(); });
    LatencySummary summary =
        LatencySummary::fromRanks(count, [this](std::size_t rank) { return atRank(rank); });
    summary.batches = m_count;
    summary.min = std::min(summary.min, m_least);
    summary.max = std::max(summary.max, m_most);
    return summary;
}

void GrowingLatencies::halve()
{
    sortFresh();
    m_summarised = m_summarised || !m_sorted.empty();
    while (m_sorted.size() > 1 && m_sorted[m_sorted.size() - 2].weight == 1)
        mergeLastTwo();
    if (m_sorted.empty())
        return;
    const std::size_t weight = 2 * m_sorted.front().weight;
    for (Stretch& part : m_sorted) {
        m_least = std::min(m_least, part.samples.front());
        m_most = std::max(m_most, part.samples.back());
        // The middle one of as many, so that nothing moves to one side.
        const std::size_t step = weight / part.weight;
        std::vector<Duration> kept;
        for (std::size_t i = step / 2; i < part.samples.size(); i += step)
            kept.push_back(part.samples[i]);
        kept.shrink_to_fit();
        part = {.samples = std::move(kept), .weight = weight};
    }
    std::erase_if(m_sorted, [](const Stretch& part) { return part.samples.empty(); });
    if (m_sorted.size() > 1)
        mergeLastTwo();
}

void GrowingLatencies::sortFresh()
{
    if (m_fresh.empty())
        return;
    std::sort(m_fresh.begin(), m_fresh.end());
    m_sorted.push_back({.samples = std::move(m_fresh)});
    m_fresh = {};
    while (m_sorted.size() > 1 && m_sorted[m_sorted.size() - 2].weight == 1 &&
           m_sorted[m_sorted.size() - 2].samples.size() <= 2 * m_sorted.back().samples.size())
        mergeLastTwo();
}

void GrowingLatencies::mergeLastTwo()
{
    const std::vector<Duration> shorter = std::move(m_sorted.back().samples);
    m_sorted.pop_back();
    const std::vector<Duration> longer = std::move(m_sorted.back().samples);
    std::vector<Duration>& both = m_sorted.back().samples;
    both.clear();
    both.reserve(shorter.size() + longer.size());
    std::merge(longer.begin(), longer.end(), shorter.begin(), shorter.end(), std::back_inserter(both));
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
        std::size_t weight;
    };
    std::vector<Open> open;
    Duration low = Duration::max();
    Duration high = Duration::min();
    for (const auto& [samples, weight] : m_sorted) {
        open.push_back({samples.begin(), samples.end(), weight});
        low = std::min(low, samples.front());
        high = std::max(high, samples.back());
    }

    std::size_t below = 0; // samples known to be smaller than what is looked for
    std::vector<Position> cuts(open.size());
    while (low < high) {
        const Duration middle = low + (high - low) / 2;
        std::size_t atOrBelow = below;
        for (std::size_t i = 0; i < open.size(); ++i) {
            cuts[i] = std::upper_bound(open[i].from, open[i].to, middle);
            atOrBelow += open[i].weight * static_cast<std::size_t>(std::distance(open[i].from, cuts[i]));
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
