// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run.h"

#include <chrono>
#include <optional>
#include <vector>

namespace breakeven {

// What the held round trips of a block come to; nothing without any. Takes the middle as the mean of both
// where their count is even, p5 and p95 by nearest rank.
[[nodiscard]] std::optional<HeldRoundTrip> heldRoundTripOf(std::vector<std::chrono::nanoseconds> held);

// ExperimentCode::Impossible where a batch of `samples` is shorter than `least`, with both figures: then the
// distance wasn't there, and what was measured says nothing about it.
[[nodiscard]] Status checkAgainst(std::chrono::nanoseconds least, const ArmSamples& samples);

} // namespace breakeven
