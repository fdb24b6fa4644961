// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// What a process writes into the names of all that it makes at a target, so that a later one can tell what a
// dead run left: "bBOOTpPIDtSTART", of letters and digits only. BOOT stands for this start of the machine and
// the process' namespace, START is when the process began, as a process number comes back.
[[nodiscard]] QString processMark();

// `runId` with this process' mark behind it, as the names of a run carry it.
[[nodiscard]] QString markedRunId(const QString& runId);

enum class Maker {
    Alive,
    Dead,    // it ran under this very kernel and is gone
    Unknown, // no mark, or one of another machine, of another container or of an earlier start
};

// Who made what is called `name`. Thread-safe.
[[nodiscard]] Maker makerOf(const QString& name);

} // namespace breakeven
