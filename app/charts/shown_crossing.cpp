// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/shown_crossing.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

bool isArm(const Stretch& stretch)
{
    return stretch.kind == StretchKind::Arm && stretch.arm;
}

// The stretch of the arm that takes over from one thread, or that one thread takes over from; null where
// either is missing.
const Stretch* turningStretch(const TargetAnswer& answer)
{
    const auto& stretches = answer.stretches;
    const auto single = std::find_if(stretches.begin(), stretches.end(),
                                     [](const Stretch& s) { return s.kind == StretchKind::Single; });
    if (single == stretches.end())
        return nullptr;
    const auto behind = std::find_if(single, stretches.end(), isArm);
    if (behind != stretches.end())
        return &*behind;
    const auto before = std::find_if(std::make_reverse_iterator(single), stretches.rend(), isArm);
    return before == stretches.rend() ? nullptr : &*before;
}

} // namespace

const Crossover* shownCrossover(const TargetAnswer& answer, const Plan& plan)
{
    const std::vector<Arm>& arms = plan.arms;
    const Stretch* turning = turningStretch(answer);
    const bool hasArm = std::any_of(answer.stretches.begin(), answer.stretches.end(), isArm);
    const bool overThreads = answer.axis == AxisKind::Threads;
    if (turning == nullptr && hasArm && !overThreads)
        return nullptr; // one thread is best nowhere: arms give way to each other
    const Crossover* nearest = nullptr;
    double least = 0;
    for (const Crossover& crossover : answer.crossovers) {
        const Arm of = crossover.arm.value_or(Arm{});
        if (turning != nullptr && !overThreads && *turning->arm < arms.size() && arms[*turning->arm] != of)
            continue;
        const double distance =
            turning != nullptr && !overThreads
                ? std::min(std::abs(crossover.at - turning->from), std::abs(crossover.at - turning->to))
                : 0;
        if (nearest == nullptr || distance < least) {
            nearest = &crossover;
            least = distance;
        }
    }
    return nearest;
}

std::optional<ArmChange> armChange(const TargetAnswer& answer)
{
    for (std::size_t i = 0; i + 1 < answer.stretches.size(); ++i) {
        const Stretch& next = answer.stretches[i + 1];
        if (isArm(answer.stretches[i]) && isArm(next))
            return ArmChange{*next.arm, next.from,
                             next.fromInterval.value_or(Interval{next.from, next.from})};
    }
    return std::nullopt;
}

} // namespace breakeven
