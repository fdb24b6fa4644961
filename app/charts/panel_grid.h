// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>

#include <cstddef>
#include <vector>

namespace breakeven {

// What a grid of panels is made for.
struct GridWish
{
    std::size_t panels = 1;
    bool hasLegend = false;  // in a cell of its own
    double legendHeight = 0; // that it needs at least
    QSizeF room;
    double scale = 1;    // of the text
    bool scrolls = true; // else the panels are as small as the room makes them
};

// Where panels stand: as near to the shape of a chart as the room allows, never smaller than can be read.
// What has no room makes the grid higher than the room, which then scrolls.
struct PanelGrid
{
    std::vector<QRectF> panels;
    QRectF legend; // empty: none
    std::size_t columns = 1;
    double height = 0; // of all of it, at least the room's

    [[nodiscard]] static PanelGrid of(const GridWish& asked);

    // Of a row of panels, the least height of a panel and the least width.
    static constexpr double leastWidth = 220;
    static constexpr double leastHeight = 200;
    static constexpr double gap = 22;
};

} // namespace breakeven
