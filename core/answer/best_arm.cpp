// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/best_arm.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace breakeven {

namespace {

using Points = std::vector<const PointResult*>;

bool isSlower(const PointResult* a, const PointResult* b)
{
    return a->speedUp.ratio < b->speedUp.ratio;
}

// Proven to take at most the worth longer than the fastest arm of threads.
bool isAsGood(const PointResult& point, double worth)
{
    return point.behindThreads && point.behindThreads->interval &&
           point.behindThreads->interval->high <= 1 + worth;
}

// A place on the axis where all arms were measured, and which of them is best there.
struct Place
{
    double x = 0;
    Points arms;
    const PointResult* best = nullptr;
};

std::vector<Place> placesOf(std::span<const PointResult* const> points, double worth)
{
    std::map<double, Place> places;
    for (const PointResult* point : points) {
        Place& place = places[point->place];
        place.x = point->place;
        place.arms.push_back(point);
    }
    std::vector<Place> sorted;
    for (auto& [x, place] : places) {
        place.best = bestArm(place.arms, worth);
        sorted.push_back(std::move(place));
    }
    return sorted;
}

const PointResult* armAt(const Place& place, std::size_t arm)
{
    const auto found = std::find_if(place.arms.begin(), place.arms.end(),
                                    [arm](const PointResult* point) { return point->arm == arm; });
    return found == place.arms.end() ? nullptr : *found;
}

// Where the straight latencies of two arms cross between neighbouring places; midway where they don't.
double changeBetween(const Place& from, const Place& to, std::size_t one, std::size_t other)
{
    const auto difference = [&](const Place& place) -> std::optional<double> {
        const PointResult* a = armAt(place, one);
        const PointResult* b = armAt(place, other);
        if (a == nullptr || b == nullptr)
            return std::nullopt;
        return static_cast<double>((a->latency - b->latency).count());
    };
    const auto before = difference(from);
    const auto after = difference(to);
    if (!before || !after || (*before < 0) == (*after < 0) || *before == *after)
        return std::midpoint(from.x, to.x);
    return std::lerp(from.x, to.x, *before / (*before - *after));
}

std::optional<StretchKind> kindAt(const ArmAnswer& arm, double x)
{
    std::optional<StretchKind> kind;
    for (const Stretch& stretch : arm.stretches) {
        if (stretch.from <= x && x <= stretch.to)
            kind = stretch.kind;
        if (stretch.from == x && stretch.to == x) // a point alone goes before what it parts
            break;
    }
    return kind;
}

bool isAlone(std::span<const ArmAnswer> arms, double x)
{
    return std::any_of(arms.begin(), arms.end(), [x](const ArmAnswer& arm) {
        return std::any_of(arm.stretches.begin(), arm.stretches.end(),
                           [x](const Stretch& stretch) { return stretch.from == x && stretch.to == x; });
    });
}

// The best arm at `x`, of those that are worth having there.
std::optional<std::size_t> bestAt(const std::vector<Place>& places, double x,
                                  const std::vector<std::size_t>& worthy)
{
    const auto isWorthy = [&worthy](const PointResult* point) {
        return point != nullptr && std::find(worthy.begin(), worthy.end(), point->arm) != worthy.end();
    };
    const auto behind = std::find_if(places.begin(), places.end(), [x](const Place& p) { return p.x >= x; });
    const Place& to = behind == places.end() ? places.back() : *behind;
    const Place& from = behind == places.begin() || behind == places.end() ? to : *std::prev(behind);
    const PointResult* best = to.best;
    if (isWorthy(from.best) && isWorthy(to.best) && from.best->arm != to.best->arm)
        best = x < changeBetween(from, to, from.best->arm, to.best->arm) ? from.best : to.best;
    else if (!isWorthy(best))
        best = from.best;
    if (isWorthy(best))
        return best->arm;
    Points candidates;
    for (const Place* place : {&from, &to})
        std::copy_if(place->arms.begin(), place->arms.end(), std::back_inserter(candidates), isWorthy);
    if (candidates.empty())
        return std::nullopt;
    return (*std::max_element(candidates.begin(), candidates.end(), isSlower))->arm;
}

// What all arms together come to at `x`.
Stretch stretchAt(std::span<const ArmAnswer> arms, const std::vector<Place>& places, double x)
{
    std::vector<std::size_t> worthy;
    bool isOpen = false;
    bool isSingle = true;
    for (const ArmAnswer& arm : arms) {
        const StretchKind kind = kindAt(arm, x).value_or(StretchKind::Unclear);
        if (kind == StretchKind::Arm)
            worthy.push_back(arm.arm);
        isOpen = isOpen || kind == StretchKind::Unclear;
        isSingle = isSingle && kind == StretchKind::Single;
    }
    if (!worthy.empty())
        return {.kind = StretchKind::Arm, .arm = bestAt(places, x, worthy)};
    if (isOpen)
        return {};
    return {.kind = isSingle ? StretchKind::Single : StretchKind::NoDifference, .arm = std::nullopt};
}

std::optional<Interval> intervalAt(std::span<const ArmAnswer> arms, double x)
{
    for (const ArmAnswer& arm : arms)
        for (const Stretch& stretch : arm.stretches) {
            if (stretch.fromInterval && stretch.from == x)
                return stretch.fromInterval;
            if (stretch.toInterval && stretch.to == x)
                return stretch.toInterval;
        }
    return std::nullopt;
}

} // namespace

const PointResult* bestArm(std::span<const PointResult* const> arms, double worth)
{
    Points worthy;
    std::copy_if(arms.begin(), arms.end(), std::back_inserter(worthy), [worth](const PointResult* point) {
        return !point->what.isSingle() && kindOf(point->speedUp, worth) == StretchKind::Arm;
    });
    if (worthy.empty())
        return nullptr;
    const PointResult* fastest = *std::max_element(worthy.begin(), worthy.end(), isSlower);
    const PointResult* best = fastest;
    for (const PointResult* point : worthy) {
        const bool isCheaper = point->what.threads() < best->what.threads();
        if (isCheaper && isAsGood(*point, worth))
            best = point;
    }
    return best;
}

std::vector<Stretch> bestStretches(std::span<const ArmAnswer> arms,
                                   std::span<const PointResult* const> points, double worth)
{
    const std::vector<Place> places = placesOf(points, worth);
    if (places.empty() || arms.empty())
        return {};
    std::vector<double> cuts;
    for (const ArmAnswer& arm : arms)
        for (const Stretch& stretch : arm.stretches)
            cuts.insert(cuts.end(), {stretch.from, stretch.to});
    for (std::size_t i = 0; i < places.size(); ++i) {
        cuts.push_back(places[i].x);
        if (i > 0 && places[i - 1].best != nullptr && places[i].best != nullptr &&
            places[i - 1].best->arm != places[i].best->arm)
            cuts.push_back(
                changeBetween(places[i - 1], places[i], places[i - 1].best->arm, places[i].best->arm));
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<Stretch> stretches;
    const auto add = [&stretches](const Stretch& next, double from, double to) {
        if (!stretches.empty() && stretches.back().kind == next.kind && stretches.back().arm == next.arm) {
            stretches.back().to = to;
            return;
        }
        stretches.push_back(next);
        stretches.back().from = from;
        stretches.back().to = to;
    };
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        if (isAlone(arms, cuts[i]))
            add(stretchAt(arms, places, cuts[i]), cuts[i], cuts[i]);
        if (i + 1 < cuts.size())
            add(stretchAt(arms, places, std::midpoint(cuts[i], cuts[i + 1])), cuts[i], cuts[i + 1]);
    }
    for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
        stretches[i].toInterval = intervalAt(arms, stretches[i].to);
        stretches[i + 1].fromInterval = stretches[i].toInterval;
    }
    return stretches;
}

Stretch bestOfCounts(std::span<const PointResult* const> arms, double worth)
{
    if (const PointResult* best = bestArm(arms, worth))
        return {.kind = StretchKind::Arm, .arm = best->arm};
    const auto all = [&](StretchKind kind) {
        return std::all_of(arms.begin(), arms.end(), [&](const PointResult* point) {
            const StretchKind is = kindOf(point->speedUp, worth);
            return is == StretchKind::Single || is == kind;
        });
    };
    if (arms.empty())
        return {};
    if (all(StretchKind::Single))
        return {.kind = StretchKind::Single, .arm = std::nullopt};
    return {.kind = all(StretchKind::NoDifference) ? StretchKind::NoDifference : StretchKind::Unclear,
            .arm = std::nullopt};
}

} // namespace breakeven
