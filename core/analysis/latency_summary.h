// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>

namespace breakeven {

// The distribution of the batch latency of one arm at one point, as the chart and the table need it.
//
// A plain value: cheap to copy (72 bytes), compared member by member; of() fills all of it or gives none.
// All times are wall time per batch. Safe to read from several threads, as every value is.
//
// There is no mean: the distributions are often bimodal (an idle core that wakes up), and a mean of
// two humps describes neither. (The seed's "best of" is a statistic of its own.)
struct LatencySummary
{
    using Duration = std::chrono::nanoseconds;

    std::size_t batches = 0; // how many batches stand behind the figures
    Duration min{};
    Duration p5{};
    Duration p25{};
    Duration p50{};
    Duration p75{};
    Duration p95{};
    Duration p99{};
    Duration max{};

    // Summarises `latencies`, in any order; warm-up batches must be gone already.
    // Returns nullopt when there is nothing to summarise: no data is not the same as zero.
    // O(n); copies the samples once.
    [[nodiscard]] static std::optional<LatencySummary> of(std::span<const Duration> latencies);

    // As of(), without the copy: leaves `latencies` in another order.
    [[nodiscard]] static std::optional<LatencySummary> ofReordering(std::span<Duration> latencies);

    // From whatever knows its samples by rank: `atRank(r)` is the r-th smallest of `batches` samples, from 0.
    // Requires batches > 0.
    [[nodiscard]] static LatencySummary fromRanks(std::size_t batches,
                                                  const std::function<Duration(std::size_t)>& atRank);

    friend bool operator==(const LatencySummary&, const LatencySummary&) = default;
};

// The value below which the share `q` of the samples lies, interpolated linearly between the two
// nearest ranks (numpy's default, so that users can check our figures) and rounded to a nanosecond.
// Requires: `sorted` is ascending and not empty, 0 <= q <= 1.
[[nodiscard]] LatencySummary::Duration quantile(std::span<const LatencySummary::Duration> sorted, double q);

} // namespace breakeven
