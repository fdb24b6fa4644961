// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/worth_change.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

void addChanges(std::vector<CurvePoint> curve, Margin margin, double level, std::size_t curves,
                std::vector<WorthChange>& changes)
{
    for (CurvePoint& point : curve)
        point.y.mean -= level;
    for (const CurveCrossing& crossing : findCrossings(curve, curves))
        changes.push_back({.target = {},
                           .margin = margin,
                           .at = crossing.at,
                           .interval = crossing.interval,
                           .threadsPay = crossing.threadsPay,
                           .believable = crossing.blocks >= blocksToBelieve});
}

} // namespace

std::vector<WorthChange> worthChangesOf(std::span<const CurvePoint> curve, double worth, std::size_t curves)
{
    const std::vector<CurvePoint> points(curve.begin(), curve.end());
    std::vector<WorthChange> changes;
    addChanges(points, Margin::Upper, std::log1p(worth), curves, changes);
    if (worth > 0)
        addChanges(points, Margin::Lower, -std::log1p(worth), curves, changes);
    std::stable_sort(changes.begin(), changes.end(),
                     [](const WorthChange& a, const WorthChange& b) { return a.at < b.at; });
    return changes;
}

} // namespace breakeven
