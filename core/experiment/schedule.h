// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace breakeven {

// Decides what is measured next; measures nothing itself. Deterministic for a plan's seed and the same
// analyses.
//
// Pass 1 visits every point once in shuffled order. Later passes visit the points that are not settled, or
// that bracket a crossover not narrow enough, and put new points between the two that bracket it. Of eight
// visits six are for the brackets, one for the neediest of the other points that are not settled, and one for
// whichever of all waits longest, settled ones too, where that is long: blocks near in time are alike, so
// that each point's are to be spread over all of the run, by turns and not one after the other, and those of
// a point that is settled early go on. Turns of a kind that nothing needs fall to the others; a point has two
// visits in a row only where nothing else is left to visit.
class Schedule
{
public:
    // A point with fewer blocks is never called settled.
    static constexpr int minimumBlocks = 5;

    struct Visit
    {
        PointKey point;
        int block = 0;                  // of this point
        std::vector<std::size_t> order; // indices of the arms, in the order to measure them
    };

    explicit Schedule(const Plan& plan);

    // As if it had asked for these blocks: numbers go on from theirs, points that were put in are there.
    // Before the first next().
    void goOnFrom(const std::vector<Block>& blocks);

    // The next block to measure, or nothing when all is settled. `analysis` is of all blocks so far.
    [[nodiscard]] std::optional<Visit> next(const Analysis& analysis);

    // A block more where all is settled: at the point that was visited longest ago. Nothing where there is
    // none.
    [[nodiscard]] std::optional<Visit> nextOfSettled();

    // Leaves a point (or, without `value`, a whole target and runtime) out from now on.
    void drop(const QString& target, RuntimeKind runtime, std::optional<double> value);

    // Of the last visit, from 1: every point that is still visited has had as many blocks, less one.
    [[nodiscard]] int pass() const { return m_pass; }

    // Those that were not dropped.
    [[nodiscard]] int points() const;
    [[nodiscard]] int visitedPoints() const;
    // Points and arms but the single one, and how many of these `analysis` calls settled.
    [[nodiscard]] int comparisons() const;
    [[nodiscard]] int settledComparisons(const Analysis& analysis) const;

private:
    struct Point
    {
        PointKey key;
        std::size_t arms = 2;
        int blocks = 0;
        bool dropped = false;
        std::size_t lastVisit = 0; // its number among all visits, from 1
    };
    struct Need; // what the analysis says of a point

    [[nodiscard]] std::vector<Need> needsOf(const Analysis& analysis) const;
    void markBrackets(const Analysis& analysis, std::vector<Need>& needs);
    struct Wanted; // the points that want a visit, by what they want it for
    [[nodiscard]] Wanted wantedOf(const std::vector<Need>& needs) const;
    [[nodiscard]] std::size_t takeTurn(Wanted wanted, const std::vector<Need>& needs);
    Visit visit(std::size_t point);
    [[nodiscard]] std::size_t mostWanted(const std::vector<std::size_t>& candidates,
                                         const std::vector<Need>& needs) const;
    [[nodiscard]] std::size_t fewestBlocks(const std::vector<std::size_t>& candidates);
    [[nodiscard]] std::size_t longestAgo(const std::vector<std::size_t>& candidates) const;

    Plan m_plan;
    std::mt19937_64 m_random;
    std::vector<Point> m_points;       // by target and runtime in the plan's order, then value
    std::vector<PointKey> m_unvisited; // of pass 1, in reverse order
    std::size_t m_turn = 0;
    std::size_t m_visits = 0;
    std::size_t m_inserted = 0;
    int m_pass = 1;
};

} // namespace breakeven
