// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/environment/environment.h"
#include "core/plan/plan.h"

#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace breakeven {

// The parts of core/analysis/causes.h, in the order in which a bar shows them.
enum class Cause { Waiting, Computing, Gil, Queueing, Pool };

inline constexpr std::array allCauses{Cause::Waiting, Cause::Computing, Cause::Gil, Cause::Queueing,
                                      Cause::Pool};

[[nodiscard]] std::chrono::nanoseconds timeOf(const Causes& causes, Cause cause);
[[nodiscard]] QString causeName(Cause cause);    // "Waiting": a word, as room is scarce
[[nodiscard]] QString causeMeaning(Cause cause); // what the figure is, and how it was obtained

// What the causes of `point` say: what its threads overlap and what they pay for it, and how many of them
// its operations can keep busy. Empty without causes.
//
// Operations that compute C and wait W keep cores × (1 + W / C) threads busy (Goetz et al., Java Concurrency
// in Practice, section 8.2); under a GIL one core computes.
[[nodiscard]] QString causesText(const PointResult& point, const Plan& plan, const Environment& environment);

// The point whose arm is the farthest from a draw, as its causes tell most. `shown` stays unless another is
// clearly farther: what a window shows must not jump while a run goes on. Nothing where none has causes.
[[nodiscard]] std::optional<PointResult> tellingPoint(const Analysis& analysis,
                                                      const std::optional<PointResult>& shown);

} // namespace breakeven
