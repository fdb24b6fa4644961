// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_library.h"

#include <QDateTime>
#include <QString>

namespace breakeven {

// A past run in a line: when it began, how it ended, and what it found, which may be elided. "Yesterday 18:02
// · settled · 76 µs", "20 Nov 09:41 · settled · 10 targets". `now` is local time.
[[nodiscard]] QString runLine(const RunSummary& run, const QDateTime& now);

} // namespace breakeven
