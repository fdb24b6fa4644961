// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_state.h"

#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr double usualPixels = 13;

QFont sized(QFont font, double pixels, bool bold)
{
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace

PlotFonts PlotFonts::of(const QFont& font)
{
    const double scale = QFontInfo(font).pixelSize() / usualPixels;
    return {.axis = sized(font, 11 * scale, false),
            .label = sized(font, 12 * scale, true),
            .head = sized(font, 13 * scale, true),
            .scale = scale};
}

bool PlotState::isHidden(const ChartSeries& series) const
{
    return series.arm && std::find(hidden.begin(), hidden.end(), *series.arm) != hidden.end();
}

std::vector<const ChartSeries*> PlotState::shownSeries(std::size_t panel) const
{
    std::vector<const ChartSeries*> shown;
    for (const ChartSeries& series : data.series)
        if (series.panel == panel && !isHidden(series))
            shown.push_back(&series);
    return shown;
}

bool PlotState::hasBand(const ChartSeries& series) const
{
    if (series.overlay() || series.predicted)
        return false;
    return data.arms.size() < armsWithoutBands || !series.arm ||
           (looked && looked->panel == series.panel && looked->arm == *series.arm);
}

const ChartCrossing* PlotState::ringOf(std::size_t panel) const
{
    if (!hidden.empty())
        return nullptr; // whose lines cross there may be hidden
    for (const auto* crossings : {&data.crossings, &data.armChanges})
        for (const ChartCrossing& crossing : *crossings)
            if (crossing.panel == panel && crossing.isShown && !crossing.overlay())
                return &crossing;
    return nullptr;
}

std::vector<double> PlotState::placesOf(std::size_t panel) const
{
    std::vector<double> places;
    for (const ChartSeries* series : shownSeries(panel))
        if (!series->overlay() && !series->predicted)
            for (const ChartPoint& point : series->points)
                if (point.figures)
                    places.push_back(point.place());
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

const ChartPoint* PlotState::pointAt(const ChartSeries& series, double place)
{
    const auto found = std::find_if(series.points.begin(), series.points.end(),
                                    [place](const ChartPoint& point) { return point.place() == place; });
    return found == series.points.end() ? nullptr : &*found;
}

} // namespace breakeven
