// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/latency_curve.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

// What an emulated distance is held to.
double boundOf(double place)
{
    constexpr double leastUs = 5;
    constexpr double share = 0.03;
    return std::max(leastUs, share * place);
}

struct Pooled
{
    PlaceGroup group;
    double weight = 0;
    bool held = false;

    [[nodiscard]] bool reaches(const Pooled& next) const
    {
        return next.group.place <= group.place + (held && next.held ? boundOf(group.place) : 0);
    }
};

double logOf(std::chrono::nanoseconds latency)
{
    return std::log(std::max(1.0, static_cast<double>(latency.count())));
}

} // namespace

std::vector<PlaceGroup> placeGroups(std::span<const PlacedPoint> points)
{
    std::vector<Pooled> pools;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const PlacedPoint& point = points[i];
        Pooled next{.group = {.from = i, .to = i + 1, .place = point.place},
                    .weight = static_cast<double>(std::max<std::size_t>(point.blocks, 1)),
                    .held = point.held};
        while (!pools.empty() && pools.back().reaches(next)) {
            const Pooled& last = pools.back();
            const double weight = last.weight + next.weight;
            next.group = {.from = last.group.from,
                          .to = next.group.to,
                          .place = std::lerp(last.group.place, next.group.place, next.weight / weight)};
            next.weight = weight;
            next.held = next.held || last.held;
            pools.pop_back();
        }
        pools.push_back(next);
    }
    std::vector<PlaceGroup> groups;
    groups.reserve(pools.size());
    for (const Pooled& pool : pools)
        groups.push_back(pool.group);
    return groups;
}

LatencyCurve LatencyCurve::of(const Analysis& analysis, const QString& target, RuntimeKind runtime,
                              std::size_t arm)
{
    std::vector<const PointResult*> results; // ascending, as an Analysis has them
    std::vector<PlacedPoint> placed;
    for (const PointResult& point : analysis.points) {
        if (point.key.target != target || point.key.runtime != runtime || point.arm != arm)
            continue;
        results.push_back(&point);
        placed.push_back({.place = point.place, .blocks = point.speedUp.blocks, .held = point.held});
    }
    LatencyCurve curve;
    for (const PlaceGroup& group : placeGroups(placed)) {
        double single = 0;
        double logRatio = 0;
        double weights = 0;
        for (std::size_t i = group.from; i < group.to; ++i) {
            const auto weight = static_cast<double>(std::max<std::size_t>(placed[i].blocks, 1));
            single += weight * logOf(results[i]->singleLatency);
            logRatio += weight * std::log(results[i]->speedUp.ratio);
            weights += weight;
        }
        curve.m_places.push_back({.x = group.place,
                                  .single = std::exp(single / weights),
                                  .arm = std::exp((single - logRatio) / weights)});
    }
    return curve;
}

std::optional<LatencyCurve::Place> LatencyCurve::at(double x) const
{
    const auto above =
        std::find_if(m_places.begin(), m_places.end(), [x](const Place& place) { return place.x >= x; });
    if (above == m_places.end())
        return std::nullopt;
    if (above->x == x)
        return *above;
    if (above == m_places.begin())
        return std::nullopt;
    const Place& below = *std::prev(above);
    const double share = (x - below.x) / (above->x - below.x);
    return Place{.x = x,
                 .single = std::lerp(below.single, above->single, share),
                 .arm = std::lerp(below.arm, above->arm, share)};
}

} // namespace breakeven
