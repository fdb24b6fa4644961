// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/plan/plan.h"

#include <QString>

#include <chrono>

namespace breakeven {

// Figures as people read them: three significant digits, a scaled unit, a no-break space between ("76.3 µs",
// "1.25 ms", "64 KiB"), the decimal sign of the default QLocale.

[[nodiscard]] QString durationText(std::chrono::nanoseconds duration);

// `value` in the unit of `axis`: "200 µs", "64 KiB", "8 items", "6 threads".
[[nodiscard]] QString axisValueText(AxisKind axis, double value);

// Both ends in one unit: "66 – 88 µs".
[[nodiscard]] QString axisIntervalText(AxisKind axis, const Interval& interval);

[[nodiscard]] QString speedUpText(double ratio);                     // "1.52×"
[[nodiscard]] QString speedUpIntervalText(const Interval& interval); // "1.48 – 1.57"
[[nodiscard]] QString shareText(double share);                       // 0.83: "83 %"
[[nodiscard]] QString bytesText(qint64 bytes);

} // namespace breakeven
