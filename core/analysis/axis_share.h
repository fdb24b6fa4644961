// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// Places between two values of an axis, low < high: by the log axis, or by the axis itself where low is 0.

// How far along `value` lies: 0 at `low`, 1 at `high`.
[[nodiscard]] double axisShare(double value, double low, double high);

// The value that lies `share` of the way along.
[[nodiscard]] double axisValueAt(double share, double low, double high);

} // namespace breakeven
