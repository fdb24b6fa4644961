// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// What `target`'s back end does where a network is asked for.
[[nodiscard]] Emulation emulationFor(const Target& target);

// How the network in front of a target of `plan` is emulated at `axisValue`, in the axis's own unit; nothing
// where none is, or where the plan has no target of that name.
[[nodiscard]] std::optional<Emulation> emulationAt(const Plan& plan, const QString& target, double axisValue);

// The same at any value of the plan's axis.
[[nodiscard]] std::optional<Emulation> emulationOf(const Plan& plan, const Target& target);

// The shortest that a batch of `arm` can take: the emulated round trips that it makes one after another, of
// which an operation makes `perOperation`, each as short as the jitter lets it be.
[[nodiscard]] std::chrono::nanoseconds leastLatency(const Arm& arm, int items, int perOperation,
                                                    const Network& network);

// Whether the plan's sweep is one of emulated round trips, in front of whichever target.
[[nodiscard]] bool sweepsEmulatedRoundTrips(const Plan& plan);

} // namespace breakeven
