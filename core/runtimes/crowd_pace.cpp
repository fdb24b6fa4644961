// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/crowd_pace.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace breakeven {

namespace {

using Duration = std::chrono::nanoseconds;

constexpr int FewestHolds = 30; // to go by

double ratio(Duration took, Duration alone)
{
    return static_cast<double>(took.count()) / static_cast<double>(alone.count());
}

std::optional<double> factorOf(std::span<const CrowdTrace> traces, std::vector<CrowdHold> CrowdTrace::*which)
{
    std::vector<CrowdHold> holds;
    for (const CrowdTrace& trace : traces)
        std::copy_if((trace.*which).cbegin(), (trace.*which).cend(), std::back_inserter(holds),
                     [](const CrowdHold& hold) { return hold.alone > Duration::zero(); });
    if (std::ssize(holds) < FewestHolds)
        return std::nullopt;
    std::sort(holds.begin(), holds.end(), [](const CrowdHold& one, const CrowdHold& other) {
        return ratio(one.took, one.alone) < ratio(other.took, other.alone);
    });
    Duration took{};
    Duration alone{};
    const std::size_t extremes = holds.size() / 10; // at either end
    for (std::size_t i = extremes; i < holds.size() - extremes; ++i) {
        took += holds[i].took;
        alone += holds[i].alone;
    }
    return ratio(took, alone);
}

} // namespace

CrowdPace paceOf(std::span<const CrowdTrace> traces)
{
    const double warm = factorOf(traces, &CrowdTrace::warm).value_or(UsualPace.warm);
    return {.warm = warm, .cold = factorOf(traces, &CrowdTrace::cold).value_or(UsualPace.cold * warm)};
}

} // namespace breakeven
