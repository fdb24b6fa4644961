// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <QByteArray>
#include <QString>

namespace breakeven {

// Reads a run file. Unknown keys and types are passed over; a last line cut short and any damaged line in
// between are left out and named in Run::warnings; a version above ours, no header or no breakeven file at
// all is InvalidInput with a RunReason. NotFound, NotPermitted, InputOutput as the file has it. Never crashes
// on any input. Uses all cores; not for the GUI thread.
[[nodiscard]] Result<Run> readRun(const QString& path);

// The same from memory; `where` names the source in errors.
[[nodiscard]] Result<Run> readRunFromBytes(const QByteArray& bytes, const QString& where);

} // namespace breakeven
