// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/block_medians.h"
#include "core/analysis/disturbance.h"

#include <cstddef>
#include <span>
#include <vector>

namespace breakeven {

// How the arms of one point are judged by parts of its blocks. All of a point without a reference, or with
// one that is past the end, is Same.
class JudgedPoint
{
public:
    // `point` must outlive this. `reference` is the single arm's index.
    JudgedPoint(const PointMedians& point, std::size_t reference) : m_point(point), m_reference(reference) {}

    // Of `arm`, or for the reference of all others, by the blocks before `at` and by those from it on.
    [[nodiscard]] VerdictEffect ofCut(std::size_t arm, std::size_t at) const;
    // ... by two log latencies of its own in each block, NaN where there is none, each against all of the
    // other arm.
    [[nodiscard]] VerdictEffect ofHumps(std::size_t arm, std::span<const double> fast,
                                        std::span<const double> slow) const;

private:
    const PointMedians& m_point;
    std::size_t m_reference;
};

// Of several: that one turns is said, then that one is unknown.
[[nodiscard]] VerdictEffect together(VerdictEffect one, VerdictEffect other);

} // namespace breakeven
