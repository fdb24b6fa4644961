// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/plan/target.h"
#include "core/runs/run.h"

#include <span>

namespace breakeven {

// Warns of what runs that were killed left at the targets of one that has just ended; nobody else tells who
// didn't ask. After the run, which a search through a target would disturb, and not where a signal comes
// meanwhile.
void tellWhatDeadRunsLeft(std::span<const Target> targets, std::span<const Failure> failures,
                          Console& console);

} // namespace breakeven
