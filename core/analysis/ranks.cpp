// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ranks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace breakeven {

namespace {

double pairsOf(double count)
{
    return count * (count - 1) / 2;
}

// Sorts, and counts the pairs of which the earlier value is larger.
double sortAndCount(std::span<double> values, std::span<double> spare)
{
    if (values.size() < 2)
        return 0;
    const std::size_t half = values.size() / 2;
    double falling = sortAndCount(values.first(half), spare.first(half)) +
                     sortAndCount(values.subspan(half), spare.subspan(half));
    std::size_t left = 0;
    std::size_t right = half;
    for (double& place : spare) {
        const bool takesLeft = right == values.size() || (left < half && values[left] <= values[right]);
        if (!takesLeft)
            falling += static_cast<double>(half - left);
        place = takesLeft ? values[left++] : values[right++];
    }
    std::copy(spare.begin(), spare.end(), values.begin());
    return falling;
}

} // namespace

std::vector<double> ranksOf(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](auto one, auto other) { return values[one] < values[other]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        const double rank = static_cast<double>(from + to + 1) / 2;
        for (; from < to; ++from)
            ranks[order[from]] = rank;
    }
    return ranks;
}

double kendallStatistic(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::vector<double> spare(values.size());
    const double falling = sortAndCount(sorted, spare);
    double tied = 0;
    for (std::size_t from = 0; from < sorted.size();) {
        std::size_t to = from;
        while (to < sorted.size() && sorted[to] == sorted[from])
            ++to;
        tied += pairsOf(static_cast<double>(to - from));
        from = to;
    }
    return pairsOf(static_cast<double>(values.size())) - tied - 2 * falling;
}

double pettittStatistic(std::span<const double> values)
{
    const double all = static_cast<double>(values.size()) + 1;
    double largest = 0;
    double u = 0;
    for (const double rank : ranksOf(values)) {
        u += 2 * rank - all; // how many are smaller, less how many are larger
        largest = std::max(largest, std::abs(u));
    }
    return largest;
}

} // namespace breakeven
