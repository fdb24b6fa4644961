// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/panel_grid.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr double bestShape = 1.15;  // width by height
constexpr double legendWidth = 250; // beside a single panel
constexpr double legendShare = 0.4;

// How far a panel of `width` and `height` is from the best shape; more where it is too small.
double strainOf(double width, double height)
{
    return std::abs(std::log(width / height / bestShape));
}

} // namespace

PanelGrid PanelGrid::of(const GridWish& asked)
{
    GridWish wish = asked;
    wish.room = wish.room.expandedTo({1, 1}); // as long as nothing is laid out
    PanelGrid grid;
    grid.height = wish.room.height();
    if (wish.panels == 0)
        return grid;
    if (wish.panels == 1) {
        double width = wish.room.width();
        if (wish.hasLegend) {
            const double legend = std::min(legendWidth * wish.scale, width * legendShare);
            width -= legend + gap;
            grid.legend = {width + gap, 0, legend, wish.room.height()};
        }
        if (wish.scrolls)
            grid.height = std::max({grid.height, leastHeight * wish.scale, wish.legendHeight});
        grid.legend.setHeight(wish.hasLegend ? grid.height : 0);
        grid.panels.emplace_back(0, 0, width, grid.height);
        return grid;
    }
    const std::size_t cells = wish.panels + (wish.hasLegend ? 1 : 0);
    const auto most = static_cast<std::size_t>(
        std::max(1.0, std::floor((wish.room.width() + gap) / (leastWidth * wish.scale + gap))));
    double least = 0;
    double cellHeight = 0;
    for (std::size_t columns = 1; columns <= std::min(most, cells); ++columns) {
        const std::size_t rows = (cells + columns - 1) / columns;
        const double width =
            (wish.room.width() - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        const double fitting =
            (wish.room.height() - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
        const double height =
            wish.scrolls ? std::max({fitting, leastHeight * wish.scale, wish.legendHeight}) : fitting;
        constexpr double costOfScrolling = 10;
        constexpr double costOfAnEmptyCell = 0.25;
        const double strain = strainOf(width, height) +
                              (fitting < height ? costOfScrolling * (height / fitting) : 0) +
                              costOfAnEmptyCell * static_cast<double>(rows * columns - cells);
        if (columns == 1 || strain < least) {
            least = strain;
            grid.columns = columns;
            cellHeight = height;
        }
    }
    const std::size_t rows = (cells + grid.columns - 1) / grid.columns;
    const double width =
        (wish.room.width() - gap * static_cast<double>(grid.columns - 1)) / static_cast<double>(grid.columns);
    grid.height =
        std::max(grid.height, static_cast<double>(rows) * cellHeight + gap * static_cast<double>(rows - 1));
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const auto column = static_cast<double>(cell % grid.columns);
        const auto row = static_cast<double>(cell / grid.columns);
        const QRectF rect(column * (width + gap), row * (cellHeight + gap), width, cellHeight);
        if (cell < wish.panels)
            grid.panels.push_back(rect);
        else
            grid.legend = rect;
    }
    return grid;
}

} // namespace breakeven
