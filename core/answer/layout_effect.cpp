// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/layout_effect.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

// One point and arm with both layouts.
struct Pair
{
    const PointResult* shared;
    const PointResult* perItem;
};

const Target* siblingOf(const Plan& plan, const Target& target)
{
    std::optional<Target> wanted = withOtherLayout(target);
    for (const Target& other : plan.targets) {
        if (!wanted)
            break;
        wanted->name = other.name;
        if (other == *wanted)
            return &other;
    }
    return nullptr;
}

std::vector<Pair> pairsOf(const Analysis& analysis, const QString& shared, const QString& perItem,
                          RuntimeKind runtime)
{
    std::vector<Pair> pairs;
    for (const PointResult& one : analysis.points) {
        if (one.key.target != shared || one.key.runtime != runtime || one.what.threads() == 1)
            continue;
        PointKey key = one.key;
        key.target = perItem;
        const auto other =
            std::find_if(analysis.points.begin(), analysis.points.end(),
                         [&](const PointResult& point) { return point.key == key && point.arm == one.arm; });
        if (other != analysis.points.end())
            pairs.push_back({.shared = &one, .perItem = &*other});
    }
    return pairs;
}

bool liesApart(const Pair& pair)
{
    const auto& one = pair.shared->speedUp.interval;
    const auto& other = pair.perItem->speedUp.interval;
    return one && other && (one->low > other->high || one->high < other->low);
}

double distanceOf(const Pair& pair)
{
    return std::abs(std::log(pair.perItem->speedUp.ratio / pair.shared->speedUp.ratio));
}

std::vector<double> placesOf(const std::vector<Pair>& pairs)
{
    std::vector<double> places;
    for (const Pair& pair : pairs) {
        const PointKey& key = pair.shared->key;
        const double place = key.axis == AxisKind::Threads ? pair.shared->what.threads() : key.value;
        if (std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(place);
    }
    return places;
}

std::vector<Pair> withVerdicts(const std::vector<Pair>& pairs, Verdict shared, Verdict perItem)
{
    std::vector<Pair> found;
    std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(found), [=](const Pair& pair) {
        return pair.shared->verdict == shared && pair.perItem->verdict == perItem;
    });
    return found;
}

} // namespace

std::optional<LayoutEffect> layoutEffectOf(const Analysis& analysis, const Plan& plan, const Target& target,
                                           RuntimeKind runtime)
{
    const Target* sibling = layoutOf(target) == Layout::Shared ? siblingOf(plan, target) : nullptr;
    if (sibling == nullptr)
        return std::nullopt;
    const std::vector<Pair> pairs = pairsOf(analysis, target.name, sibling->name, runtime);

    if (const auto turned = withVerdicts(pairs, Verdict::Single, Verdict::Threads); !turned.empty())
        return LayoutEffect{.kind = LayoutEffectKind::LockDecides, .places = placesOf(turned)};
    if (const auto turned = withVerdicts(pairs, Verdict::Threads, Verdict::Single); !turned.empty())
        return LayoutEffect{.kind = LayoutEffectKind::LayoutDecides, .places = placesOf(turned)};

    const auto farthest =
        std::max_element(pairs.begin(), pairs.end(), [](const Pair& one, const Pair& other) {
            return (liesApart(one) ? distanceOf(one) : 0) < (liesApart(other) ? distanceOf(other) : 0);
        });
    if (farthest == pairs.end() || !liesApart(*farthest))
        return std::nullopt;
    return LayoutEffect{.kind = LayoutEffectKind::GainDiffers,
                        .places = placesOf({*farthest}),
                        .threads = farthest->shared->what.threads(),
                        .sharedRatio = farthest->shared->speedUp.ratio,
                        .perItemRatio = farthest->perItem->speedUp.ratio};
}

bool isOtherLayoutUnknown(const Analysis& analysis, const Plan& plan, const Target& target)
{
    return layoutOf(target) == Layout::Shared && siblingOf(plan, target) == nullptr &&
           std::any_of(analysis.points.begin(), analysis.points.end(), [&](const PointResult& point) {
               return point.key.target == target.name && point.what.threads() > 1;
           });
}

} // namespace breakeven
