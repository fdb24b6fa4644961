// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <vector>

namespace breakeven {

// What spoils the measurement of a run, from before it and, once it ended, from its course. Nothing of a run
// without an id, which never began.
[[nodiscard]] std::vector<Phrase> findingsOf(const Run& run);

} // namespace breakeven
