// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/caveat.h"

#include "core/analysis/curve_finding.h"
#include "core/plan/axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace breakeven {

namespace {

using Points = std::span<const PointResult* const>;

constexpr double loadedShare = 0.25;  // of the cores, from which on other programs compete
constexpr double loadedAverage = 0.5; // likewise, of the average of a minute, which holds runs just ended
constexpr double mostStolen = 0.02;
constexpr double heldWithinUs = 5;       // or ...
constexpr double heldWithinShare = 0.03; // ... whichever is more
// Slow batches that are fewer, or hardly slower, move no median to another answer.
constexpr double notableSlowShare = 0.1;
constexpr double notableSlowness = 1.5;

void addMachine(const RunFacts& facts, std::vector<Caveat>& caveats)
{
    const Environment& environment = facts.environment;
    const double cores = environment.cores;
    if (cores > 0) {
        double load = environment.otherLoad.value_or(0);
        if (facts.strain)
            load = std::max(load, facts.strain->otherLoad.value_or(0));
        bool competes = load > loadedShare * cores;
        if (!environment.otherLoad && environment.load1 > loadedAverage * cores) {
            load = std::max(load, environment.load1);
            competes = true;
        }
        if (competes)
            caveats.push_back(
                {.kind = CaveatKind::OtherLoad, .figure = load, .of = cores, .underminesAnswer = true});
    }
    if (facts.strain && facts.strain->stolen.value_or(0) > mostStolen)
        caveats.push_back({.kind = CaveatKind::StolenTime,
                           .figure = *facts.strain->stolen,
                           .of = 1,
                           .underminesAnswer = true});
}

// Round trips add to both latencies in proportion, so their difference passes 0 once; other axes bend more.
double mostChanges(AxisKind axis)
{
    return axis == AxisKind::RttUs ? 1 : 2;
}

void addChanges(Points points, const Analysis& analysis, std::vector<Caveat>& caveats)
{
    const PointKey& here = points.front()->key;
    std::map<Arm, double> changes;
    for (const Crossover& crossover : analysis.crossovers)
        if (crossover.arm && crossover.target == here.target && crossover.runtime == here.runtime)
            ++changes[*crossover.arm];
    for (const auto& [arm, count] : changes) {
        if (count > mostChanges(here.axis))
            caveats.push_back({.kind = CaveatKind::TooManyChanges,
                               .figure = count,
                               .of = mostChanges(here.axis),
                               .arm = arm,
                               .underminesAnswer = true});
    }
    for (const CurveFinding& finding : curveFindings(analysis)) {
        if (finding.target != here.target || finding.runtime != here.runtime ||
            changes[finding.of] > mostChanges(here.axis))
            continue;
        caveats.push_back({.kind = CaveatKind::TurnsBack,
                           .figure = finding.nearer.value,
                           .of = finding.farther.value,
                           .at = finding.farther.value,
                           .arm = finding.of,
                           .underminesAnswer = true});
    }
}

void addStates(Points points, std::span<const Disturbance> disturbances, std::vector<Caveat>& caveats)
{
    const Disturbance* worst = nullptr;
    for (const Disturbance& disturbance : disturbances) {
        const bool isHere =
            !disturbance.wholeRun && disturbance.kind == DisturbanceKind::Bimodal &&
            disturbance.slowShare >= notableSlowShare && disturbance.slowShare <= 1 - notableSlowShare &&
            disturbance.factor >= notableSlowness &&
            std::any_of(points.begin(), points.end(),
                        [&](const PointResult* point) { return point->key == disturbance.key; });
        if (isHere && (worst == nullptr || disturbance.factor > worst->factor))
            worst = &disturbance;
    }
    if (worst != nullptr)
        caveats.push_back({.kind = CaveatKind::TwoStates,
                           .figure = worst->slowShare,
                           .of = worst->factor,
                           .at = worst->key.value,
                           .arm = worst->what});
}

void addDistance(Points points, std::vector<Caveat>& caveats)
{
    const PointResult* worst = nullptr;
    const auto beyond = [](const PointResult& point) {
        const double bound = std::max(heldWithinUs, heldWithinShare * point.key.value);
        return std::abs(point.place - point.key.value) / bound;
    };
    for (const PointResult* point : points) {
        if (point->key.axis == AxisKind::RttUs && point->emulation && beyond(*point) > 1 &&
            (worst == nullptr || beyond(*point) > beyond(*worst)))
            worst = point;
    }
    if (worst != nullptr)
        caveats.push_back({.kind = CaveatKind::DistanceNotHeld,
                           .figure = worst->place,
                           .of = worst->key.value,
                           .at = worst->key.value});
}

void addRenewals(Points points, std::vector<Caveat>& caveats)
{
    std::map<double, int> renewed; // every arm of a point has the same
    int sum = 0;
    for (const PointResult* point : points)
        if (renewed.try_emplace(point->key.value, point->renewed).second)
            sum += point->renewed;
    if (sum == 0)
        return;
    const auto most = std::max_element(renewed.begin(), renewed.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    caveats.push_back(
        {.kind = CaveatKind::Renewed, .figure = static_cast<double>(sum), .of = 0, .at = most->first});
}

void addBlocks(Points points, std::vector<Caveat>& caveats)
{
    const PointResult* fewest =
        *std::min_element(points.begin(), points.end(), [](const PointResult* a, const PointResult* b) {
            return a->speedUp.blocks < b->speedUp.blocks;
        });
    if (fewest->speedUp.blocks < blocksToBelieve)
        caveats.push_back({.kind = CaveatKind::FewBlocks,
                           .figure = static_cast<double>(fewest->speedUp.blocks),
                           .of = static_cast<double>(blocksToBelieve),
                           .at = fewest->key.value});
}

// Our own compute under CPython gives the GIL away at these many places of an operation: before and after the
// read and the write.
constexpr int ownGilReleases = 4;

bool computesByShape(const Plan& plan, RuntimeKind runtime)
{
    return isPython(runtime) && plan.python.batchFile.isEmpty() &&
           (plan.workload.compute.count() > 0 || sweeps(plan.axis.kind, &Workload::compute));
}

} // namespace

QLatin1String codeOf(CaveatKind kind)
{
    static constexpr std::array names{
        QLatin1String("other-load"),         QLatin1String("stolen-time"),
        QLatin1String("two-states"),         QLatin1String("too-many-changes"),
        QLatin1String("turns-back"),         QLatin1String("distance-not-held"),
        QLatin1String("few-blocks"),         QLatin1String("sleeping-cores"),
        QLatin1String("connection-renewed"), QLatin1String("assumed-gil-shape"),
    };
    return names.at(static_cast<std::size_t>(kind));
}

std::vector<Caveat> caveatsOf(const RunFacts& facts, Points points, const Analysis& analysis,
                              std::span<const Disturbance> disturbances)
{
    std::vector<Caveat> caveats;
    if (points.empty())
        return caveats;
    addMachine(facts, caveats);
    addChanges(points, analysis, caveats);
    addStates(points, disturbances, caveats);
    addDistance(points, caveats);
    addRenewals(points, caveats);
    if (analysis.status) // more blocks come while the run goes on
        addBlocks(points, caveats);
    if (facts.plan.cores == Cores::AsTheyAre)
        caveats.push_back({.kind = CaveatKind::SleepingCores});
    if (computesByShape(facts.plan, points.front()->key.runtime))
        caveats.push_back(
            {.kind = CaveatKind::AssumedGilShape,
             .figure = static_cast<double>(facts.plan.workload.gilReleases.value_or(ownGilReleases))});
    return caveats;
}

} // namespace breakeven
