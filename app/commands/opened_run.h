// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/runs/run.h"

#include <QString>

#include <optional>

namespace breakeven {

// Reads a run for a command: what the reader passed over becomes a warning, a failure an error, on standard
// error. Nothing on failure.
[[nodiscard]] std::optional<Run> openedRun(const QString& path, Console& console);

} // namespace breakeven
