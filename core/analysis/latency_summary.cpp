// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/latency_summary.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <iterator>
#include <vector>

namespace breakeven {

namespace {

using Duration = LatencySummary::Duration;
using Samples = std::span<Duration>;
using Ranks = std::span<const std::size_t>;

constexpr std::array shares{0.05, 0.25, 0.50, 0.75, 0.95, 0.99};

// Between which two ranks a quantile lies, and how far on the way.
struct Position
{
    std::size_t below = 0;
    std::size_t above = 0;
    double share = 0;
};

Position positionOf(double q, std::size_t count)
{
    const double rank = q * static_cast<double>(count - 1);
    const auto below = static_cast<std::size_t>(rank);
    return {below, std::min(below + 1, count - 1), rank - static_cast<double>(below)};
}

Duration between(Duration below, Duration above, double share)
{
    return below + Duration(std::llround(share * static_cast<double>((above - below).count())));
}

// Puts the samples of the given ascending ranks where a full sort would; `first` is the rank of samples[0].
void placeRanks(Samples samples, std::size_t first, Ranks ranks)
{
    if (ranks.empty() || samples.size() < 2)
        return;
    const std::size_t half = ranks.size() / 2;
    const std::size_t place = ranks[half] - first;
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(place), samples.end());
    placeRanks(samples.first(place), first, ranks.first(half));
    placeRanks(samples.subspan(place + 1), ranks[half] + 1, ranks.subspan(half + 1));
}

} // namespace

std::optional<LatencySummary> LatencySummary::of(std::span<const Duration> latencies)
{
    std::vector<Duration> copy(latencies.begin(), latencies.end());
    return ofReordering(copy);
}

std::optional<LatencySummary> LatencySummary::ofReordering(std::span<Duration> latencies)
{
    if (latencies.empty())
        return std::nullopt;

    std::vector<std::size_t> ranks{0, latencies.size() - 1};
    for (const double q : shares) {
        const Position position = positionOf(q, latencies.size());
        ranks.insert(ranks.end(), {position.below, position.above});
    }
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    placeRanks(latencies, 0, ranks);
    return fromRanks(latencies.size(), [&](std::size_t rank) { return latencies[rank]; });
}

LatencySummary LatencySummary::fromRanks(std::size_t batches,
                                         const std::function<Duration(std::size_t)>& atRank)
{
    assert(batches > 0);
    const auto at = [&](double q) {
        const Position position = positionOf(q, batches);
        return between(atRank(position.below), atRank(position.above), position.share);
    };
    const auto [p5, p25, p50, p75, p95, p99] = shares;
    return {
        .batches = batches,
        .min = atRank(0),
        .p5 = at(p5),
        .p25 = at(p25),
        .p50 = at(p50),
        .p75 = at(p75),
        .p95 = at(p95),
        .p99 = at(p99),
        .max = atRank(batches - 1),
    };
}

LatencySummary::Duration quantile(std::span<const LatencySummary::Duration> sorted, double q)
{
    assert(!sorted.empty() && q >= 0 && q <= 1);
    const Position position = positionOf(q, sorted.size());
    return between(sorted[position.below], sorted[position.above], position.share);
}

} // namespace breakeven
