// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/emulation.h"

#include <QString>

namespace breakeven {

// Figures over a network that isn't there must say so wherever they are shown: these are the words for it.

[[nodiscard]] QString emulationName(Emulation emulation); // "emulated by a relay"

// `name` of a target, a point or a column: "redis, emulated".
[[nodiscard]] QString markedEmulated(const QString& name);

// The axis of the plan's sweep, with what its figures have in common: "Network round trip, emulated by a
// relay", "Object size · network emulated by waits", "Threads".
[[nodiscard]] QString axisTitle(const Plan& plan);

// Whether axisTitle() says of every target of the plan that its network is emulated.
[[nodiscard]] bool titleSaysEmulated(const Plan& plan);

// One sentence: what of the network in front of `target` is emulated, and by what. "The network (round trip
// 400 µs ± 50 µs, 100 Mbit/s) is emulated by a relay." Empty where nothing is.
[[nodiscard]] QString emulationText(const Plan& plan, const Target& target);

} // namespace breakeven
