// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace breakeven {

// Decides what is measured next; measures nothing itself. Deterministic for a plan's seed and the same analyses.
//
// Pass 1 visits every point once in shuffled order. Later passes visit the points that are not settled, or that
// bracket a crossover not narrow enough, and put new points between the two that bracket it.
class Schedule
{
public:
    struct Visit
    {
        PointKey point;
        int block = 0;              // of this point
        std::vector<std::size_t> order; // indices of the arms, in the order to measure them
    };

    explicit Schedule(const Plan& plan);

    // The next block to measure, or nothing when all is settled. `analysis` is of all blocks so far.
    [[nodiscard]] std::optional<Visit> next(const Analysis& analysis);

    // Leaves a point (or, without `value`, a whole target and runtime) out from now on.
    void drop(const QString& target, RuntimeKind runtime, std::optional<double> value);

    [[nodiscard]] int pass() const { return m_pass; }

private:
    Plan m_plan;
    std::mt19937_64 m_random;
    int m_pass = 0;
    // the rest is the implementer's
};

} // namespace breakeven
