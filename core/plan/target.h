// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/backend_target.h"
#include "core/plan/cores.h"

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// The network that is emulated in front of a target; all zero means none.
struct Network
{
    std::chrono::nanoseconds rtt{};    // round trip, >= 0
    std::chrono::nanoseconds jitter{}; // each round trip varies evenly by up to this much either way, <= rtt
    double bandwidthMbit = 0;          // megabits a second each way; 0: unlimited

    [[nodiscard]] bool isEmulated() const { return *this != Network{}; }

    friend bool operator==(const Network&, const Network&) = default;
};

// Where the items live: a back end, its endpoint, and the network in front of it.
struct Target
{
    QString name; // unique in a plan; how the run file and every view call it
    BackendTarget backend;
    std::optional<Network> network; // overrides the plan's
    std::optional<Cores> cores{};   // likewise

    friend bool operator==(const Target&, const Target&) = default;
};

} // namespace breakeven
