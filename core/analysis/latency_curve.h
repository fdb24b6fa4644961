// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace breakeven {

// Where a point lies on its axis, as far as a curve needs it.
struct PlacedPoint
{
    double place = 0;
    std::size_t blocks = 0;
    bool held = false; // measured, not asked for: as exact as an emulation is
};

// Neighbouring points that are one place of a curve: [from, to) of them.
struct PlaceGroup
{
    std::size_t from = 0;
    std::size_t to = 0;
    double place = 0;

    friend bool operator==(const PlaceGroup&, const PlaceGroup&) = default;
};

// The strictly ascending places of a curve. Points, in the order asked for, that a machine held at the same
// place (76, 76 and 78 µs where 10, 25 and 50 were asked for), or in the wrong order, are repeats of one
// measurement: they are pooled, as pool-adjacent-violators does in isotonic regression (Barlow et al., 1972),
// at the mean of their places, weighted by their blocks. Held places count as the same within the bound of an
// emulation, 5 µs or 3 %; places that were asked for only where they are equal. O(n) for n points.
[[nodiscard]] std::vector<PlaceGroup> placeGroups(std::span<const PlacedPoint> points);

// The curve of one arm along an axis, as findCrossings() has it: between places both latencies run straight
// over the axis. Not for AxisKind::Threads.
class LatencyCurve
{
public:
    struct Place
    {
        double x = 0;
        double single = 0; // latencies in ns
        double arm = 0;
    };

    // Of the arm with this index in the plan's arms; empty where `analysis` has no point of it.
    [[nodiscard]] static LatencyCurve of(const Analysis& analysis, const QString& target, RuntimeKind runtime,
                                         std::size_t arm);

    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }

    // Both latencies at `x`; nothing where the curve doesn't reach.
    [[nodiscard]] std::optional<Place> at(double x) const;

private:
    std::vector<Place> m_places; // ascending
};

} // namespace breakeven
