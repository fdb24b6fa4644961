// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/runs/run.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace breakeven {

// What a run does at the moment.
struct Doing
{
    enum class Step { Nothing, LooksForPython, Opens, Measures };

    Step step = Step::Nothing;
    PointKey point{}; // that it measures, or whose target it opens

    friend bool operator==(const Doing&, const Doing&) = default;
};

// How far a run is.
struct Progress
{
    int pass = 1;     // from 1
    int settled = 0;  // points and arms that need no more blocks
    int total = 0;    // of all points and arms
    int visited = 0;  // points with a block at least
    int points = 0;   // of all
    double share = 0; // 0 ... 1, never falls
    std::chrono::milliseconds elapsed{};
    std::chrono::milliseconds left{}; // at most, by the budget
    Doing doing{};
    // The run waits for a quiet machine while others use so many cores' worth of it; none: it doesn't wait.
    std::optional<double> awaitedLoad{};

    friend bool operator==(const Progress&, const Progress&) = default;
};

// The run file can be opened; everything is ready to be measured.
struct Started
{
    RunHeader header;
    QString path;                         // of the run file; empty: none is written
    std::shared_ptr<const Run> earlier{}; // what is in that already, where a run goes on; else null
};

// What a run says while it goes, in order: Progress (while it prepares), Started, then any number of Block,
// Failure, Progress and Analysis (at most 15 a second, and one at the end), at last RunEnd. Values: safe to
// hand to another thread.
using ExperimentEvent = std::variant<Progress, Started, Block, Failure, Analysis, RunEnd>;

} // namespace breakeven
