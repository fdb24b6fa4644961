// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace breakeven {

// The rank of each value among all, from 1; equal ones share the mean of theirs. None is NaN. O(n log n).
[[nodiscard]] std::vector<double> ranksOf(std::span<const double> values);

// Kendall's S: pairs of values that climb from the earlier to the later, less those that fall. O(n log n).
[[nodiscard]] double kendallStatistic(std::span<const double> values);

// Pettitt's K, the largest |sum over i < at, j >= at of sign(value i - value j)| over all places `at` to cut.
// O(n log n).
[[nodiscard]] double pettittStatistic(std::span<const double> values);

} // namespace breakeven
