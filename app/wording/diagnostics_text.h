// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"
#include "core/runs/run.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace breakeven {

// What one needs to know to help somebody with this program: versions, the machine, the programs that are
// found, the settings, and how the last runs failed. Without passwords, addresses and the user's name. `more`
// are lines that only the caller knows. In English whatever the language, but for the reasons of failures:
// who reads it is somebody else.
[[nodiscard]] QString diagnosticsText(const Environment& machine, const std::vector<Run>& lastRuns,
                                      const QStringList& more = {});

// The runs that it tells of: the last ones of the folder, as far as they can be read. Reads whole files: not
// for the GUI thread.
[[nodiscard]] std::vector<Run> lastRunsForDiagnostics();

} // namespace breakeven
