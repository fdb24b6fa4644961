// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QStringList>

namespace breakeven {

// How the figures of a run came about, a paragraph each: what was timed, how it was ordered, how it was
// analysed, and what was asked for.
[[nodiscard]] QStringList methodTexts(const Run& run);

} // namespace breakeven
