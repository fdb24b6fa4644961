// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/emulated_distance.h"

#include "core/experiment/experiment_code.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

using std::chrono::nanoseconds;

// The relay dates bytes by the wall clock and waits by the steady one, which the wall clock may be slewed
// against by half a permille; a batch that misses by less than this has not skipped a round trip.
constexpr double clocksDisagree = 0.01;

nanoseconds rankOf(const std::vector<nanoseconds>& ascending, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(ascending.size())));
    return ascending[std::max<std::size_t>(rank, 1) - 1];
}

} // namespace

std::optional<HeldRoundTrip> heldRoundTripOf(std::vector<nanoseconds> held)
{
    if (held.empty())
        return std::nullopt;
    std::sort(held.begin(), held.end());
    const std::size_t upper = held.size() / 2;
    const std::size_t lower = (held.size() - 1) / 2;
    return HeldRoundTrip{
        .median = (held[lower] + held[upper]) / 2, .p5 = rankOf(held, 0.05), .p95 = rankOf(held, 0.95)};
}

Status checkAgainst(nanoseconds least, const ArmSamples& samples)
{
    const auto shortest = std::min_element(samples.batches.begin(), samples.batches.end());
    if (shortest == samples.batches.end() ||
        static_cast<double>(shortest->count()) >= (1 - clocksDisagree) * static_cast<double>(least.count()))
        return Done{};
    const auto inMilliseconds = [](nanoseconds time) { return static_cast<double>(time.count()) / 1e6; };
    return Error{ExperimentCode::Impossible,
                 {},
                 {},
                 phrase(ExperimentReason::Shorter, inMilliseconds(*shortest), inMilliseconds(least))};
}

} // namespace breakeven
