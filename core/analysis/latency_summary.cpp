// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/latency_summary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace breakeven {

std::optional<LatencySummary> LatencySummary::of(std::span<const Duration> latencies)
{
    if (latencies.empty())
        return std::nullopt;

    std::vector<Duration> sorted(latencies.begin(), latencies.end());
    std::sort(sorted.begin(), sorted.end());

    return LatencySummary{
        .batches = sorted.size(),
        .min = sorted.front(),
        .p5 = quantile(sorted, 0.05),
        .p25 = quantile(sorted, 0.25),
        .p50 = quantile(sorted, 0.50),
        .p75 = quantile(sorted, 0.75),
        .p95 = quantile(sorted, 0.95),
        .p99 = quantile(sorted, 0.99),
        .max = sorted.back(),
    };
}

LatencySummary::Duration quantile(std::span<const LatencySummary::Duration> sorted, double q)
{
    assert(!sorted.empty() && q >= 0 && q <= 1);
    const double rank = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double gap = static_cast<double>((sorted[above] - sorted[below]).count());
    return sorted[below] + LatencySummary::Duration(std::llround((rank - static_cast<double>(below)) * gap));
}

} // namespace breakeven
