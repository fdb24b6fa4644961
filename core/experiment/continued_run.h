// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"
#include "core/runs/run.h"
#include "core/runs/run_writer.h"

#include <memory>

namespace breakeven {

// Whether a run that ended or was interrupted may go on in its file: it has something measured, and `here`
// (as readEnvironment() has it) is its machine, with its software and this version of Breakeven. Blocks of
// one run are of one kind. ExperimentCode::NothingMeasured, OtherVersion and OtherConditions.
[[nodiscard]] Status mayGoOn(const Run& run, const Environment& here);

// The same of what is known once the targets are open: servers, Pythons, the condition of the cores.
[[nodiscard]] Status sameConditions(const RunHeader& before, const Environment& now);

// A run that ended or was interrupted, and is to be measured longer.
struct ContinuedRun
{
    std::shared_ptr<const Run> earlier; // never null
    RunWriter writer;                   // holds the file
    // Its plan with the budget and the passwords of the plan that was asked for, and other lots than before.
    Plan plan;

    // Locks the file, and reads it then. Errors as mayGoOn(), readRun() and RunWriter::goOn().
    [[nodiscard]] static Result<ContinuedRun> open(const QString& path, const Plan& asked);
};

} // namespace breakeven
