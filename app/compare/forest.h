// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/compare/compared_runs.h"
#include "app/theme/theme.h"

#include <QDateTime>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace breakeven {

// A row of a forest plot: how an arm's latency at a point changed.
struct ForestRow
{
    Arm arm;
    double ratio = 1;
    std::optional<Interval> interval; // none: too few blocks
    LatencyChange change = LatencyChange::NotClear;
    bool isThere = true; // else another run of the row of panels has it

    friend bool operator==(const ForestRow&, const ForestRow&) = default;
};

// The arms of a point.
struct ForestGroup
{
    QString label;    // of the point, "200 µs"; empty over thread counts
    double value = 0; // of it, on the axis
    std::vector<ForestRow> rows;

    friend bool operator==(const ForestGroup&, const ForestGroup&) = default;
};

// A target under a runtime, of one new run.
struct ForestPanel
{
    QString target;
    QString runtime;
    std::size_t other = 0; // which of the new runs
    QString run;           // its name and when it began; empty where there is one only
    bool isChosen = false; // of several
    std::vector<Arm> arms;
    std::vector<MarkerShape> markers; // of the arms
    std::vector<ForestGroup> groups;

    friend bool operator==(const ForestPanel&, const ForestPanel&) = default;
};

// All that the plot shows; a value, free of widgets. Several new runs are a row of panels for each target
// under a runtime, with the same points.
struct Forest
{
    QString title; // of what is held against what; drawn in files only
    std::vector<ForestPanel> panels;
    double low = 0.8; // of the axis that all panels share
    double high = 1.25;

    friend bool operator==(const Forest&, const Forest&) = default;
};

// `chosen`: which of the new runs is looked at; one of them.
[[nodiscard]] Forest forestOf(const ComparedRuns& runs, std::size_t chosen, const QDateTime& now);

// The height that the panels need at a width, and the drawing of them.
[[nodiscard]] double forestHeight(const Forest& forest, double width, const QFont& font);
// The panel at a place, of as wide a plot; null: none.
[[nodiscard]] const ForestPanel* forestPanelAt(const Forest& forest, double width, const QFont& font,
                                               QPointF place);
void paintForest(QPainter& painter, const QRectF& rect, const Forest& forest, const Theme& theme,
                 const QFont& font);

} // namespace breakeven
