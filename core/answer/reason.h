// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <chrono>
#include <optional>
#include <span>

namespace breakeven {

// Why an arm of threads wins or loses, by how much of its time one thread waits.
enum class ReasonKind {
    WaitsOverlap,     // it waits, and the arm's threads wait at once
    CoresCompute,     // it hardly waits: the arm wins by computing on several cores
    LittleWaiting,    // it hardly waits: there is little to overlap
    WaitsTooShort,    // it waits, but too briefly at a time to pay for handing operations out
    WaitsStay,        // it waits, and for something that doesn't get faster with threads
    Waits,            // and no verdict says what follows
    GainsWithWaiting, // the more it waits along the axis, the more is gained
    StaysWithWaiting, // ... the waiting grows and nothing is gained
    WaitsChange,      // ... and no verdict says what follows
};

// The share of one thread's time that it waits at a place of the axis.
struct WaitingShare
{
    double value = 0; // of the axis, in its own unit
    double share = 0; // 0 ... 1

    friend bool operator==(const WaitingShare&, const WaitingShare&) = default;
};

struct Reason
{
    ReasonKind kind = ReasonKind::Waits;
    int threads = 1; // of the arm
    WaitingShare least;
    WaitingShare most;               // the same place as `least` for the first six kinds
    std::chrono::nanoseconds wait{}; // of an operation, there

    friend bool operator==(const Reason&, const Reason&) = default;
};

// From the I/O shares of the single arm: `points` are those of one target, runtime and arm, ascending along
// the axis. Nothing where the shares were not measured.
[[nodiscard]] std::optional<Reason> reasonOf(std::span<const PointResult* const> points, const Plan& plan);

} // namespace breakeven
