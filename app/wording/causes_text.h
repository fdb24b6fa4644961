// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording/verdict_text.h"
#include "core/analysis/analysis.h"
#include "core/environment/environment.h"
#include "core/plan/plan.h"

#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace breakeven {

// The parts of core/analysis/causes.h, in the order in which a bar shows them.
enum class Cause { Waiting, Computing, Holding, Gil, Queueing, Switching, Pool };

inline constexpr std::array allCauses{Cause::Waiting,  Cause::Computing, Cause::Holding, Cause::Gil,
                                      Cause::Queueing, Cause::Switching, Cause::Pool};

[[nodiscard]] std::chrono::nanoseconds timeOf(const Causes& causes, Cause cause);
[[nodiscard]] QString causeName(Cause cause);    // "Waiting": a word, as room is scarce
[[nodiscard]] QString causeMeaning(Cause cause); // what the figure is, and how it was obtained

// What the causes of `point` say: what its threads overlap and what they pay for it, and how many of them
// its operations can keep busy. Empty without causes.
//
// Operations that compute C and wait W keep cores × (1 + W / C) threads busy (Goetz et al., Java Concurrency
// in Practice, section 8.2). Under a GIL operations that take T and hold it for H keep T / H threads busy, as
// only one holds it at a time; the kernel's part of their CPU time is not in H. Nothing is said of a GIL
// where H is not known.
[[nodiscard]] QString causesText(const PointResult& point, const Plan& plan, const Environment& environment);

// How often operations switch threads, with one thread and with the point's: "Context switches an
// operation: 4.0 with 1 thread, 6.2 with 6 threads, 0.3 of them forced." Empty where they were not counted.
[[nodiscard]] QString switchesText(const PointResult& point);

// Of the points that `verdict` is about the one whose arm is the farthest from a draw, as its causes tell
// most; where the verdict is for the arm, one at which the arm wins, as bars that say the contrary would
// explain nothing. `shown` stays unless another is clearly farther: what a window shows must not jump while a
// run goes on. Nothing where none has causes.
[[nodiscard]] std::optional<PointResult> tellingPoint(const Analysis& analysis, const VerdictText& verdict,
                                                      const std::optional<PointResult>& shown);

} // namespace breakeven
