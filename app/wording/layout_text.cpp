// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/layout_text.h"

#include "app/wording/quantity_text.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

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
        if (one.key.target != shared || one.key.runtime != runtime || one.threads == 1)
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

QString placesOf(const std::vector<Pair>& pairs)
{
    QStringList places;
    for (const Pair& pair : pairs)
        places.append(axisValueText(pair.shared->key.axis, pair.shared->key.axis == AxisKind::Threads
                                                               ? pair.shared->threads
                                                               : pair.shared->key.value));
    places.removeDuplicates();
    return places.join(QLatin1String(", "));
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

QString layoutText(const Analysis& analysis, const Plan& plan, const Target& target, RuntimeKind runtime)
{
    const Target* sibling = layoutOf(target) == Layout::Shared ? siblingOf(plan, target) : nullptr;
    if (sibling == nullptr)
        return {};
    const std::vector<Pair> pairs = pairsOf(analysis, target.name, sibling->name, runtime);

    if (const auto turned = withVerdicts(pairs, Verdict::Single, Verdict::Threads); !turned.empty())
        return verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText", "The folder's lock decides: at %1 threads lose in the shared "
                                             "folder, and win with a folder for each item."),
            0, {placesOf(turned)});
    if (const auto turned = withVerdicts(pairs, Verdict::Threads, Verdict::Single); !turned.empty())
        return verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText",
                              "The layout decides: at %1 threads win in the shared folder, and "
                              "lose with a folder for each item."),
            0, {placesOf(turned)});

    const auto farthest =
        std::max_element(pairs.begin(), pairs.end(), [](const Pair& one, const Pair& other) {
            return (liesApart(one) ? distanceOf(one) : 0) < (liesApart(other) ? distanceOf(other) : 0);
        });
    if (farthest == pairs.end() || !liesApart(*farthest))
        return {};
    return verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText",
                            "With a folder for each item the speed-up of %n threads at %1 is %2 "
                            "instead of %3."),
        farthest->shared->threads,
        {placesOf({*farthest}), speedUpText(farthest->perItem->speedUp.ratio),
         speedUpText(farthest->shared->speedUp.ratio)});
}

bool isOtherLayoutUnknown(const Analysis& analysis, const Plan& plan, const Target& target)
{
    return layoutOf(target) == Layout::Shared && siblingOf(plan, target) == nullptr &&
           std::any_of(analysis.points.begin(), analysis.points.end(), [&](const PointResult& point) {
               return point.key.target == target.name && point.threads > 1;
           });
}

} // namespace breakeven
