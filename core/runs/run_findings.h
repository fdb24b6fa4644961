// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <QStringList>

namespace breakeven {

// What spoils the measurement of a run, from before it and, once it ended, from its course: sentences in the
// user's language. Nothing of a run without an id, which never began.
[[nodiscard]] QStringList findingsOf(const Run& run);

} // namespace breakeven
