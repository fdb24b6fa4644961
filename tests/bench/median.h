// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace breakeven {

// Requires at least one value, as the next does.
template <typename Value>
Value medianOf(std::vector<Value> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// 95 %, by the binomial distribution of how many values lie below the median.
inline std::pair<double, double> intervalOfMedian(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto count = static_cast<double>(values.size());
    const double reach = 1.96 * std::sqrt(count) / 2;
    const auto low = static_cast<std::size_t>(std::max(0.0, std::floor(count / 2 - reach)));
    const auto high = static_cast<std::size_t>(std::min(count - 1, std::ceil(count / 2 + reach)));
    return {values[low], values[high]};
}

} // namespace breakeven
