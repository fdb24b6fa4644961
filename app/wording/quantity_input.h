// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// Reads what a user types for a value of `axis`, in the axis's own unit: "20 µs", "20us", "2 ms", "1.5s", "64
// KiB", "4M", "8". A number without unit is taken in the axis's own. Nothing where it can't be understood.
[[nodiscard]] std::optional<double> axisValueFromText(AxisKind axis, const QString& text);

// A duration, likewise; a number without unit is in µs. Nothing beyond a day either, which no setting takes.
[[nodiscard]] std::optional<std::chrono::nanoseconds> timeFromText(const QString& text);

} // namespace breakeven
