// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/plan/axis.h"

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// Figures as people read them: three significant digits, a scaled unit, a no-break space between ("76.3 µs",
// "1.25 ms", "64 KiB"), the decimal sign of the default QLocale.

[[nodiscard]] QString durationText(std::chrono::nanoseconds duration);

// `value` in the unit of `axis`: "200 µs", "64 KiB", "8 items", "6 threads".
[[nodiscard]] QString axisValueText(AxisKind axis, double value);

// The same in a unit by itself.
[[nodiscard]] QString quantityText(AxisUnit unit, double value);

// A measured value with its interval, to the digits that they carry: two where half the interval is above 2 %
// of the value (but enough to tell its ends apart), three otherwise; zeros behind are left out.
struct EstimateText
{
    QString value;    // "83 µs"
    QString low;      // "66 µs"
    QString high;     // "99 µs"
    QString interval; // both ends in one unit: "66 – 99 µs"
};

// `value` and `interval` in the unit of `axis`.
[[nodiscard]] EstimateText estimateText(AxisKind axis, double value, const Interval& interval);

// Where a stretch of `axis` begins or ends: to as many digits as its interval bears, and to whole values where
// the axis has no others, though a change lies between two of them. Without an interval it is one of the plan's.
[[nodiscard]] QString edgeText(AxisKind axis, double at, const std::optional<Interval>& interval);

[[nodiscard]] QString speedUpText(double ratio);                     // "1.52×"
[[nodiscard]] QString speedUpIntervalText(const Interval& interval); // "1.48 – 1.57"
// Two blocks that differ make an interval from 0.00 to some thousands, which is as good as none.
[[nodiscard]] bool saysSomething(const Interval& interval);
[[nodiscard]] QString shareText(double share); // 0.83: "83 %"
[[nodiscard]] QString bytesText(qint64 bytes);

} // namespace breakeven
