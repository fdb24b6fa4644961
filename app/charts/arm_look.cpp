// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/arm_look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace breakeven {

namespace {

struct UsualCount
{
    int threads;
    MarkerShape marker;
    ArmColours light;
    ArmColours dark;
};

// Ascending.
const std::array<UsualCount, 7>& usualCounts()
{
    static const std::array<UsualCount, 7> counts{{
        {1, MarkerShape::Circle, {0xd55e00, 0xad4a00}, {0xff9248, 0xff9248}},
        {2, MarkerShape::Triangle, {0x4a9ad4, 0x1f6fae}, {0xcbe8ff, 0xcbe8ff}},
        {4, MarkerShape::Diamond, {0x2385c6, 0x176ca9}, {0x97d1ff, 0x97d1ff}},
        {6, MarkerShape::Square, {0x0072b2, 0x0068a3}, {0x5cb8ff, 0x5cb8ff}},
        {8, MarkerShape::TriangleDown, {0x005a96, 0x005a96}, {0x3a9cf0, 0x4aa5f5}},
        {16, MarkerShape::Pentagon, {0x004276, 0x004276}, {0x2f84dc, 0x4c9bea}},
        {32, MarkerShape::Star, {0x072a52, 0x072a52}, {0x2b6cc4, 0x5b97e6}},
    }};
    return counts;
}

constexpr MarkerShape pipelinedMarker = MarkerShape::Plus;

// What no usual count has, for the others; those of usual counts that are not there come after them.
constexpr std::array spareMarkers{
    MarkerShape::TriangleLeft, MarkerShape::TriangleRight, MarkerShape::Hourglass, MarkerShape::Hexagon,
    MarkerShape::Cross,        MarkerShape::Star,          MarkerShape::Pentagon,  MarkerShape::TriangleDown,
    MarkerShape::Square,       MarkerShape::Diamond,       MarkerShape::Triangle,  MarkerShape::Circle};

const ArmColours& shown(const UsualCount& count, Appearance appearance)
{
    return appearance == Appearance::Dark ? count.dark : count.light;
}

QColor between(const QColor& low, const QColor& high, double share)
{
    const auto mixed = [share](int one, int other) {
        return static_cast<int>(std::lround(one + (other - one) * share));
    };
    return {mixed(low.red(), high.red()), mixed(low.green(), high.green()), mixed(low.blue(), high.blue())};
}

const UsualCount* usual(int threads)
{
    const auto& counts = usualCounts();
    const auto found = std::find_if(counts.begin(), counts.end(),
                                    [threads](const UsualCount& count) { return count.threads == threads; });
    return found == counts.end() ? nullptr : &*found;
}

} // namespace

ArmColours coloursOf(const Arm& arm, Appearance appearance)
{
    const bool dark = appearance == Appearance::Dark;
    if (arm.kind == ArmKind::Pipelined)
        return dark ? ArmColours{0x5bca93, 0x5bca93} : ArmColours{0x288d4f, 0x1c7440};
    if (const UsualCount* own = usual(arm.count))
        return shown(*own, appearance);
    const auto& counts = usualCounts();
    const auto above = std::find_if(counts.begin(), counts.end(),
                                    [&](const UsualCount& count) { return count.threads > arm.count; });
    if (above == counts.end())
        return shown(counts.back(), appearance);
    const UsualCount& below = *std::prev(above);
    const double share = std::log2(static_cast<double>(arm.count) / below.threads) /
                         std::log2(static_cast<double>(above->threads) / below.threads);
    const ArmColours& low = shown(below, appearance);
    const ArmColours& high = shown(*above, appearance);
    return {between(low.mark, high.mark, share), between(low.text, high.text, share)};
}

QColor over(const QColor& ground, const QColor& colour, double share)
{
    return between(ground, colour, share);
}

QColor pastMark(const QColor& mark, const Theme& theme)
{
    return over(theme.card, mark, 0.7);
}

QColor softFill(const Arm& arm, const Theme& theme)
{
    return over(theme.card, coloursOf(arm, theme.appearance).mark,
                theme.appearance == Appearance::Dark ? 0.16 : 0.12);
}

std::vector<MarkerShape> markersOf(std::span<const Arm> arms)
{
    std::vector<MarkerShape> markers(arms.size(), MarkerShape::None);
    for (std::size_t i = 0; i < arms.size(); ++i) {
        if (arms[i].kind == ArmKind::Pipelined)
            markers[i] = pipelinedMarker;
        else if (const UsualCount* own = usual(arms[i].count))
            markers[i] = own->marker;
    }
    std::size_t next = 0;
    for (MarkerShape& marker : markers) {
        if (marker != MarkerShape::None)
            continue;
        for (std::size_t tried = 0; tried < spareMarkers.size() && marker == MarkerShape::None; ++tried) {
            const MarkerShape spare = spareMarkers.at(next++ % spareMarkers.size());
            if (std::find(markers.begin(), markers.end(), spare) == markers.end())
                marker = spare;
        }
        if (marker == MarkerShape::None) // more arms than shapes
            marker = spareMarkers.at(next++ % spareMarkers.size());
    }
    return markers;
}

ArmColours coloursOf(const ChartSeries& series, const Theme& theme)
{
    return series.arm ? coloursOf(*series.arm, theme.appearance)
                      : ArmColours{theme.mutedText, theme.mutedText};
}

} // namespace breakeven
