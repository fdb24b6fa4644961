// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/axis_scale.h"
#include "app/charts/chart_data.h"
#include "app/theme/theme.h"

#include <QFont>

#include <optional>
#include <vector>

namespace breakeven {

// A measured place of a panel.
struct PlotPlace
{
    std::size_t panel = 0;
    double place = 0; // as ChartPoint::place() has it

    friend bool operator==(const PlotPlace&, const PlotPlace&) = default;
};

// The sizes of text in a plot, after the font round it.
struct PlotFonts
{
    QFont axis;  // 11 of 13
    QFont label; // 12, bold
    QFont head;  // 13, bold
    double scale = 1;

    [[nodiscard]] static PlotFonts of(const QFont& font);
};

// What all panels of a plot are drawn from.
struct PlotState
{
    ChartData data;
    Theme look = theme(Appearance::Light);
    PlotFonts fonts;
    AxisScale x;
    AxisScale y;
    AxisScale::Range xRange; // in positions
    AxisScale::Range yRange;
    std::vector<Arm> hidden;
    std::optional<PlotPlace> cross;  // whose figures are read
    std::optional<PlotPlace> chosen; // that other parts of the window tell about
    // The arm that is looked at, of a panel.
    struct Looked
    {
        std::size_t panel = 0;
        Arm arm;

        friend bool operator==(const Looked&, const Looked&) = default;
    };
    std::optional<Looked> looked;

    [[nodiscard]] bool isHidden(const ChartSeries& series) const;
    // Those of a panel, or of all, that are drawn.
    [[nodiscard]] std::vector<const ChartSeries*> shownSeries(std::size_t panel) const;
    [[nodiscard]] bool hasBand(const ChartSeries& series) const;
    // The crossing with the ring; null where there is none, or an arm of it is hidden.
    [[nodiscard]] const ChartCrossing* ringOf(std::size_t panel) const;
    // Ascending, without repeats: the measured places of what is shown.
    [[nodiscard]] std::vector<double> placesOf(std::size_t panel) const;
    // The point of `series` that was planned at `place`; null where it has none.
    [[nodiscard]] static const ChartPoint* pointAt(const ChartSeries& series, double place);
};

} // namespace breakeven
