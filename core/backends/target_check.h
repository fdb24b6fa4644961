// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/environment/target_facts.h"
#include "core/plan/target.h"

#include <stop_token>

namespace breakeven {

// Connects, measures the round trip (median of 20), and tries whether the user may write, overwrite, read and
// remove, on an item of its own. Blocks for up to the connect timeout, or until a stop of `stop`, which ends
// it as it ends Backend::open(); not for the GUI thread. Thread-safe.
[[nodiscard]] Result<TargetFacts> checkTarget(const Target& target, const std::stop_token& stop = {});

} // namespace breakeven
