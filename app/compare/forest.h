// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/compare/compared_runs.h"
#include "app/theme/theme.h"

#include <QFont>
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

    friend bool operator==(const ForestRow&, const ForestRow&) = default;
};

// The arms of a point.
struct ForestGroup
{
    QString label; // of the point, "200 µs"; empty over thread counts
    std::vector<ForestRow> rows;

    friend bool operator==(const ForestGroup&, const ForestGroup&) = default;
};

// A target under a runtime.
struct ForestPanel
{
    QString target;
    QString runtime;
    std::vector<Arm> arms;
    std::vector<MarkerShape> markers; // of the arms
    std::vector<ForestGroup> groups;

    friend bool operator==(const ForestPanel&, const ForestPanel&) = default;
};

// All that the plot shows; a value, free of widgets.
struct Forest
{
    QString title; // of what is held against what; drawn in files only
    std::vector<ForestPanel> panels;
    double low = 0.8; // of the axis that all panels share
    double high = 1.25;

    friend bool operator==(const Forest&, const Forest&) = default;
};

[[nodiscard]] Forest forestOf(const ComparedRun& base, const ComparedRuns::Other& other);

// The height that the panels need at a width, and the drawing of them.
[[nodiscard]] double forestHeight(const Forest& forest, double width, const QFont& font);
void paintForest(QPainter& painter, const QRectF& rect, const Forest& forest, const Theme& theme,
                 const QFont& font);

} // namespace breakeven
