// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/plot_state.h"

#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QPainter;

namespace breakeven {

// The legend of many arms: with the speed-ups of each at one place.
struct LegendTable
{
    QString caption;     // "speed-up at 64 kB"; empty: no figures are known
    QString band;        // what the bands of all arms are; empty: they have none
    QStringList columns; // the panels' names
    struct Row
    {
        ChartArm arm;
        QStringList cells;               // as many as columns
        std::optional<qsizetype> best{}; // the column in which it is the fastest
    };
    std::vector<Row> rows;

    // Of the chosen place, else of the last one. More than a few panels have no room: then of the chosen one.
    [[nodiscard]] static LegendTable of(const PlotState& state);
};

// The sample of an arm: its marker, on its line where `withLine`, and its name. `at`: left, in the middle.
void paintLegendEntry(QPainter& painter, QPointF at, const ChartArm& arm, const PlotFonts& fonts,
                      const Theme& look, bool withLine);
[[nodiscard]] double legendEntryWidth(const ChartArm& arm, const PlotFonts& fonts);

// Where a row's cell stands in a row as wide as `width`.
[[nodiscard]] QRectF legendCell(const LegendTable& table, const QRectF& row, qsizetype column,
                                const PlotFonts& fonts);
void paintLegendRow(QPainter& painter, const QRectF& rect, const LegendTable& table,
                    const LegendTable::Row& row, const PlotFonts& fonts, const Theme& look);
void paintLegendHead(QPainter& painter, const QRectF& rect, const LegendTable& table, const PlotFonts& fonts,
                     const Theme& look);
[[nodiscard]] double legendHeadHeight(const LegendTable& table, const PlotFonts& fonts);
[[nodiscard]] double legendRowHeight(const LegendTable& table, const PlotFonts& fonts, double room);

// All of it, for an export.
void paintLegendTable(QPainter& painter, const QRectF& rect, const PlotState& state);

} // namespace breakeven
