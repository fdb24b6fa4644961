// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/disturbance.h"
#include "core/environment/environment.h"
#include "core/plan/plan.h"

#include <QLatin1String>

#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// What may make an answer another one.
enum class CaveatKind {
    OtherLoad,      // figure: cores' worth that other programs used; of: the machine's cores
    StolenTime,     // figure: share of the cores' time that the host took away
    TwoStates,      // figure: share of the batches in the slow state; of: slow / fast. `at`, `arm`: where
    TooManyChanges, // figure: changes between one thread and the arm; of: the most that waiting explains
    TurnsBack, // figure: a place where the arm wins; of: a farther one where it loses, against the physics
    DistanceNotHeld, // figure: µs of round trip held; of: those asked for. `at`: the same as `of`
    FewBlocks,       // figure: of the point that has the fewest; of: those from which intervals are believed
    SleepingCores,   // the cores were left to fall asleep while blocks were measured
    Renewed,         // figure: how often the connection was lost and made anew. `at`: where most often
    AssumedGilShape, // figure: how often an operation's added compute gives the GIL away, as assumed
};

struct Caveat
{
    CaveatKind kind = CaveatKind::OtherLoad;
    double figure = 0;
    double of = 0;
    std::optional<double> at{};    // of the axis, in its own unit
    std::optional<Arm> arm{};      // whom it is about; none: all
    bool underminesAnswer = false; // the answer is to be worded with reservations

    friend bool operator==(const Caveat&, const Caveat&) = default;
};

[[nodiscard]] QLatin1String codeOf(CaveatKind kind); // "other-load", as JSON has it

// What is known of the machine and of the run that the answer is about.
struct RunFacts
{
    Plan plan;
    Environment environment;
    std::optional<MachineStrain> strain{}; // none: the run has not ended
};

// Of one target and runtime, the weightiest first. `points`: those of all its arms; `disturbances`: those of
// the whole run, as far as they are known.
[[nodiscard]] std::vector<Caveat> caveatsOf(const RunFacts& facts, std::span<const PointResult* const> points,
                                            const Analysis& analysis,
                                            std::span<const Disturbance> disturbances);

} // namespace breakeven
