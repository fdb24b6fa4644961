// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run.h"

#include <vector>

namespace breakeven {

// What makes a comparison of two runs doubtful, beside what is to be compared: other machines, other
// software, other work, and targets of one name that are not the same thing, as ComparisonWarning
// with its figures; what a run doesn't say differs from nothing.
[[nodiscard]] std::vector<Phrase> differencesOf(const RunHeader& base, const RunHeader& now);

} // namespace breakeven
