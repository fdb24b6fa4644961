// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording/verdict_text.h"

#include <QString>

#include <span>

namespace breakeven {

// Whether one thread that sends a batch's requests together is the better answer than threads. `pipelined`
// are the points of that arm, ascending along the axis and not empty; `all` those of all arms of the same
// target and runtime.
//
// The pipelined arm beats an arm of threads where the whole interval of its speed-up lies above the other's.
[[nodiscard]] VerdictText pipelineVerdict(std::span<const PointResult* const> pipelined,
                                          std::span<const PointResult* const> all, const QString& subject);

} // namespace breakeven
