// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording/verdict_text.h"
#include "core/analysis/analysis.h"
#include "core/plan/plan.h"

#include <QString>

#include <span>
#include <vector>

namespace breakeven {

// Which thread count is best, where the axis is the thread count itself: `arms` are those of one target and
// runtime, at least one. Names the fewest threads that the intervals can't tell from the fastest. Where one
// arm pipelines, a second text holds it against the best thread count.
[[nodiscard]] std::vector<VerdictText> threadCountVerdicts(std::span<const PointResult* const> arms,
                                                           const QString& subject, const Plan& plan);

// The smallest thread count whose speed-up lies within the interval of the fastest's (its own interval may be
// so wide that it says nothing). Requires: `wins` is not empty, all of verdict Threads.
[[nodiscard]] const PointResult& enoughThreads(std::span<const PointResult* const> wins);

} // namespace breakeven
