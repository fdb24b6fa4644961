// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// A 95 % confidence interval, both ends included. low <= high.
struct Interval
{
    double low = 0;
    double high = 0;

    [[nodiscard]] bool holds(double value) const { return low <= value && value <= high; }

    friend bool operator==(const Interval&, const Interval&) = default;
};

} // namespace breakeven
