// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/curve_finding.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace breakeven {

namespace {

constexpr double beyondChance = 1.5; // times the reach of an interval

// Above 1 or below it, beyond chance.
Verdict certainly(const PointResult& point)
{
    if (!point.speedUp.interval || !isBelievable(point.speedUp))
        return Verdict::Unclear;
    const double height = std::log(point.speedUp.ratio);
    const double reach = std::log(point.speedUp.interval->high / point.speedUp.interval->low) / 2;
    if (std::abs(height) <= beyondChance * reach)
        return Verdict::Unclear;
    return height > 0 ? Verdict::Threads : Verdict::Single;
}

bool isSameCurve(const PointResult& one, const PointResult& other)
{
    return one.key.target == other.key.target && one.key.runtime == other.key.runtime && one.arm == other.arm;
}

// The strongest pair of a curve, whose points are ascending.
std::optional<CurveFinding> turningBack(const std::vector<const PointResult*>& curve)
{
    const PointResult* best = nullptr; // of those that win so far
    std::optional<CurveFinding> found;
    for (const PointResult* point : curve) {
        const Verdict verdict = certainly(*point);
        if (verdict == Verdict::Threads && (best == nullptr || point->speedUp.ratio > best->speedUp.ratio))
            best = point;
        if (verdict != Verdict::Single || best == nullptr || point->place <= best->place)
            continue;
        const double ratio = best->speedUp.ratio / point->speedUp.ratio;
        if (!found || ratio > found->nearer.speedUp / found->farther.speedUp)
            found = CurveFinding{.kind = CurveFindingKind::TwoStates,
                                 .target = point->key.target,
                                 .runtime = point->key.runtime,
                                 .arm = point->arm,
                                 .of = point->what,
                                 .nearer = {best->key.value, best->speedUp.ratio},
                                 .farther = {point->key.value, point->speedUp.ratio}};
    }
    return found;
}

} // namespace

std::vector<CurveFinding> curveFindings(const Analysis& analysis)
{
    std::vector<std::vector<const PointResult*>> curves;
    for (const PointResult& point : analysis.points) {
        if (point.key.axis != AxisKind::RttUs)
            continue;
        const auto curve = std::find_if(curves.begin(), curves.end(), [&](const auto& other) {
            return isSameCurve(*other.front(), point);
        });
        if (curve == curves.end())
            curves.push_back({&point});
        else
            curve->push_back(&point);
    }
    std::vector<CurveFinding> findings;
    for (const auto& curve : curves) {
        if (std::optional<CurveFinding> found = turningBack(curve))
            findings.push_back(std::move(*found));
    }
    return findings;
}

} // namespace breakeven
