// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// What a process writes into the names of all that it makes at a target, so that a later one can tell what a
// dead run left: "bBOOTmMACHINEpPIDtSTART", of letters and digits only. BOOT stands for this start of the
// machine, MACHINE for its machine-id, host name and process namespace, START is when the process began, as a
// process number comes back.
[[nodiscard]] QString processMark();

// `runId` with this process' mark behind it, as the names of a run carry it.
[[nodiscard]] QString markedRunId(const QString& runId);

enum class Maker {
    Alive,
    Dead,    // it ran on this machine and is gone, be it with an earlier start of the machine
    Unknown, // no mark, or one of another machine or container
};

// Who made what is called `name`. Thread-safe.
[[nodiscard]] Maker makerOf(const QString& name);

} // namespace breakeven
