// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bimodality.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace breakeven {

namespace {

constexpr double leastFactor = 1.25;
constexpr double leastShare = 0.05;
constexpr double leastSize = 20; // independent batches

using Places = std::vector<std::size_t>;

// Steps of the distribution function are counted by their places; the height of a place is its number.
double rise(std::size_t from, std::size_t to)
{
    return static_cast<double>(to) - static_cast<double>(from);
}

// For each place the corner before it on the greatest convex minorant of all up to it.
Places convexCorners(std::span<const double> x)
{
    Places before(x.size(), 0);
    for (std::size_t j = 1; j < x.size(); ++j) {
        before[j] = j - 1;
        for (;;) {
            const std::size_t corner = before[j];
            const std::size_t earlier = before[corner];
            if (corner == 0 ||
                (x[j] - x[corner]) * rise(earlier, corner) < (x[corner] - x[earlier]) * rise(corner, j))
                break;
            before[j] = earlier;
        }
    }
    return before;
}

// For each place the corner after it on the least concave majorant of all from it.
Places concaveCorners(std::span<const double> x)
{
    const std::size_t last = x.size() - 1;
    Places after(x.size(), last);
    for (std::size_t k = last; k-- > 0;) {
        after[k] = k + 1;
        for (;;) {
            const std::size_t corner = after[k];
            const std::size_t later = after[corner];
            if (corner == last ||
                (x[corner] - x[k]) * rise(corner, later) < (x[later] - x[corner]) * rise(k, corner))
                break;
            after[k] = later;
        }
    }
    return after;
}

Places cornersDown(const Places& before, std::size_t high, std::size_t low)
{
    Places corners{high};
    while (corners.back() > low)
        corners.push_back(before[corners.back()]);
    return corners;
}

Places cornersUp(const Places& after, std::size_t low, std::size_t high)
{
    Places corners{low};
    while (corners.back() < high)
        corners.push_back(after[corners.back()]);
    return corners;
}

// Where minorant and majorant are farthest apart.
struct Gap
{
    double height = 0;
    std::size_t convex = 0; // indices of corners
    std::size_t concave = 0;
};

Gap widestGap(std::span<const double> x, const Places& convex, const Places& concave)
{
    Gap gap{.height = 0, .convex = convex.size() - 1, .concave = concave.size() - 1};
    if (convex.size() == 2 && concave.size() == 2) {
        gap.height = 1;
        return gap;
    }
    std::size_t ix = convex.size() - 2;
    std::size_t iv = 1;
    do {
        const std::size_t lower = convex[ix];
        const std::size_t upper = concave[iv];
        if (lower > upper) {
            const std::size_t start = convex[ix + 1];
            const double height =
                rise(start, upper) + 1 - (x[upper] - x[start]) * rise(start, lower) / (x[lower] - x[start]);
            if (height >= gap.height)
                gap = {.height = height, .convex = ix + 1, .concave = iv};
            iv = std::min(iv + 1, concave.size() - 1);
        } else {
            const std::size_t start = concave[iv - 1];
            const double height =
                (x[lower] - x[start]) * rise(start, upper) / (x[upper] - x[start]) - rise(start, lower) + 1;
            if (height >= gap.height)
                gap = {.height = height, .convex = ix, .concave = iv};
            ix = ix == 0 ? 0 : ix - 1;
        }
    } while (convex[ix] != concave[iv]);
    return gap;
}

// How far the distribution function rises above the chord between two corners, or falls below it.
double farthestFromChord(std::span<const double> x, std::size_t from, std::size_t to, bool above)
{
    double farthest = 1;
    if (to - from <= 1 || x[to] == x[from])
        return farthest;
    const double slope = rise(from, to) / (x[to] - x[from]);
    for (std::size_t j = from; j <= to; ++j) {
        const double chord = (x[j] - x[from]) * slope;
        farthest = std::max(farthest, above ? rise(from, j) + 1 - chord : chord - rise(from, j) + 1);
    }
    return farthest;
}

// Of being slow: how alike the batches of a block are in that, by the analysis of variance. 0 ... 1.
double intraclassCorrelation(std::span<const std::vector<double>> blocks, double cut)
{
    double n = 0;
    double slow = 0;
    double count = 0;
    double sizes = 0;  // squared
    double shares = 0; // of slow batches: squared, by the block's size
    for (const std::vector<double>& block : blocks) {
        if (block.empty())
            continue;
        const auto size = static_cast<double>(block.size());
        const auto slowHere = static_cast<double>(
            std::count_if(block.begin(), block.end(), [cut](double value) { return value > cut; }));
        n += size;
        slow += slowHere;
        sizes += size * size;
        shares += slowHere * slowHere / size;
        ++count;
    }
    if (count < 2 || n <= count)
        return 1; // nothing tells
    const double between = (shares - slow * slow / n) / (count - 1);
    const double within = (slow - shares) / (n - count);
    const double size = (n - sizes / n) / (count - 1);
    const double whole = between + (size - 1) * within;
    return whole > 0 ? std::clamp((between - within) / whole, 0.0, 1.0) : 1;
}

// How many independent batches say as much as all.
double effectiveSize(std::span<const std::vector<double>> blocks, double size, double cut)
{
    const auto count = static_cast<double>(
        std::count_if(blocks.begin(), blocks.end(), [](const auto& block) { return !block.empty(); }));
    return size / (1 + (size / count - 1) * intraclassCorrelation(blocks, cut));
}

double medianOf(std::span<const double> sorted)
{
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// Requires at least two values.
Bimodality parted(std::span<const double> sorted)
{
    std::vector<double> sums(sorted.size() + 1, 0);
    std::partial_sum(sorted.begin(), sorted.end(), sums.begin() + 1);
    const auto distances = [&](std::size_t from, std::size_t to) { // to the median of from ... to - 1
        const std::size_t half = (to - from) / 2;
        return (sums[to] - sums[to - half]) - (sums[from + half] - sums[from]);
    };
    std::size_t best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t at = 1; at < sorted.size(); ++at) {
        const double sum = distances(0, at) + distances(at, sorted.size());
        if (sum < least) {
            least = sum;
            best = at;
        }
    }
    return {.cut = (sorted[best - 1] + sorted[best]) / 2,
            .logFast = medianOf(sorted.first(best)),
            .logSlow = medianOf(sorted.subspan(best)),
            .slowShare = static_cast<double>(sorted.size() - best) / static_cast<double>(sorted.size())};
}

} // namespace

double dipOf(std::span<const double> sorted)
{
    const auto n = static_cast<double>(sorted.size());
    double dip = 1;
    if (sorted.size() < 2 || sorted.front() == sorted.back())
        return dip / (2 * n);
    const Places before = convexCorners(sorted);
    const Places after = concaveCorners(sorted);
    std::size_t low = 0;
    std::size_t high = sorted.size() - 1;
    for (;;) { // the mode's interval shrinks
        const Places convex = cornersDown(before, high, low);
        const Places concave = cornersUp(after, low, high);
        const Gap gap = widestGap(sorted, convex, concave);
        if (gap.height < dip)
            break;
        for (std::size_t j = gap.convex; j + 1 < convex.size(); ++j)
            dip = std::max(dip, farthestFromChord(sorted, convex[j + 1], convex[j], true));
        for (std::size_t j = gap.concave; j + 1 < concave.size(); ++j)
            dip = std::max(dip, farthestFromChord(sorted, concave[j], concave[j + 1], false));
        if (low == convex[gap.convex] && high == concave[gap.concave])
            break;
        low = convex[gap.convex];
        high = concave[gap.concave];
    }
    return dip / (2 * n);
}

double dipChance(double dip, double size)
{
    // Simulated, 200,000 times for 20 to 200 values and 40,000 for 1,000: the quantiles of
    // sqrt(size) * dip are 0.534, 0.616 and 0.715 at 5, 1 and 0.1 % for many values and less for few.
    return std::min(1.0, 7.5 * std::exp(-17.4 * size * dip * dip));
}

std::optional<Bimodality> findBimodality(std::span<const std::vector<double>> logLatencies, double level)
{
    std::vector<double> sorted;
    for (const std::vector<double>& block : logLatencies)
        sorted.insert(sorted.end(), block.begin(), block.end());
    const auto size = static_cast<double>(sorted.size());
    if (size < leastSize)
        return std::nullopt;
    std::sort(sorted.begin(), sorted.end());
    const Bimodality humps = parted(sorted);
    if (humps.logSlow - humps.logFast < std::log(leastFactor) ||
        std::min(humps.slowShare, 1 - humps.slowShare) < leastShare)
        return std::nullopt;
    const double independent = effectiveSize(logLatencies, size, humps.cut);
    if (independent < leastSize || dipChance(dipOf(sorted), independent) >= level)
        return std::nullopt;
    return humps;
}

} // namespace breakeven
