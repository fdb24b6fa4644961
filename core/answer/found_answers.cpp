// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/found_answers.h"

#include <algorithm>

namespace breakeven {

namespace {

FoundStretch foundOf(const Stretch& stretch, const std::vector<Arm>& arms)
{
    FoundStretch found{.from = stretch.from,
                       .to = stretch.to,
                       .fromInterval = stretch.fromInterval,
                       .toInterval = stretch.toInterval};
    switch (stretch.kind) {
    case StretchKind::Single:
        found.kind = FoundKind::Best;
        break;
    case StretchKind::Arm:
        if (stretch.arm && *stretch.arm < arms.size()) {
            found.kind = FoundKind::Best;
            found.arm = arms[*stretch.arm];
        }
        break;
    case StretchKind::NoDifference:
        found.kind = FoundKind::NoDifference;
        break;
    case StretchKind::Unclear:
        break;
    }
    return found;
}

} // namespace

std::vector<FoundAnswer> foundAnswersOf(const Answer& answer, const Plan& plan)
{
    const std::vector<Arm>& arms = plan.arms;
    std::vector<FoundAnswer> found;
    for (const TargetAnswer& target : answer.targets) {
        if (target.state != AnswerState::Known)
            continue;
        FoundAnswer& kept = found.emplace_back(
            FoundAnswer{.target = target.target, .runtime = target.runtime, .axis = target.axis});
        for (const Stretch& stretch : target.stretches)
            kept.stretches.push_back(foundOf(stretch, arms));
    }
    return found;
}

KeptAnswer keptAnswerOf(const FoundAnswer& found, double leastValue)
{
    KeptAnswer kept;
    kept.plan.arms = {Arm{}};
    for (const FoundStretch& stretch : found.stretches) {
        const auto& arms = kept.plan.arms;
        if (stretch.kind == FoundKind::Best && std::find(arms.begin(), arms.end(), stretch.arm) == arms.end())
            kept.plan.arms.push_back(stretch.arm);
    }
    std::stable_sort(kept.plan.arms.begin(), kept.plan.arms.end(),
                     [](const Arm& one, const Arm& other) { return one.kind < other.kind; });
    TargetAnswer& answer = kept.answer;
    answer.target = found.target;
    answer.runtime = found.runtime;
    answer.axis = found.axis;
    answer.state = AnswerState::Known;
    kept.plan.axis.kind = found.axis;
    if (found.stretches.empty())
        return kept;
    answer.first = found.stretches.front().from;
    answer.last = found.stretches.back().to;
    kept.plan.axis.values = {answer.first};
    if (leastValue > answer.first)
        kept.plan.axis.values.push_back(leastValue);

    const std::vector<Arm>& arms = kept.plan.arms;
    for (const FoundStretch& stretch : found.stretches) {
        Stretch& restored = answer.stretches.emplace_back();
        restored.from = stretch.from;
        restored.to = stretch.to;
        restored.fromInterval = stretch.fromInterval;
        restored.toInterval = stretch.toInterval;
        if (stretch.kind == FoundKind::NoDifference) {
            restored.kind = StretchKind::NoDifference;
        } else if (stretch.kind == FoundKind::Best) {
            const auto arm = std::find(arms.begin(), arms.end(), stretch.arm);
            restored.kind = stretch.arm == Arm{} ? StretchKind::Single : StretchKind::Arm;
            if (restored.kind == StretchKind::Arm)
                restored.arm = static_cast<std::size_t>(arm - arms.begin());
        }
    }
    return kept;
}

} // namespace breakeven
