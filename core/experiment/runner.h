// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/experiment/experiment_event.h"

#include <functional>
#include <stop_token>

namespace breakeven {

// Runs `plan` in the calling thread to its end: opens the targets, measures block by block as Schedule says,
// writes the run file, removes everything made. `report` is called in this thread, never inside a block.
// Returns the RunEnd that was also reported.
//
// A run that goes on (ExperimentOptions::continues) is measured as its file says; points that failed are
// tried anew. Errors as ContinuedRun::open(), and the file is as it was.
RunEnd runPlan(const Plan& plan, const ExperimentOptions& options, const std::stop_token& stop,
               const std::function<void(ExperimentEvent)>& report);

} // namespace breakeven
