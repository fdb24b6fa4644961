// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/compared_runs.h"
#include "app/theme/theme.h"

#include <QDateTime>
#include <QFont>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace breakeven {

// Where a run has its crossover, if it has one.
struct TrendPoint
{
    QString run; // when it began
    std::optional<double> at;
    Interval interval;

    friend bool operator==(const TrendPoint&, const TrendPoint&) = default;
};

// The crossover of one arm of a target under a runtime, from run to run.
struct TrendPanel
{
    QString target;
    QString subject; // "C++ threads · break-even, 1 against 6 threads"
    AxisKind axis = AxisKind::RttUs;
    Arm arm;                        // whose colour it has
    std::vector<TrendPoint> points; // the base first

    friend bool operator==(const TrendPanel&, const TrendPanel&) = default;
};

[[nodiscard]] std::vector<TrendPanel> trendOf(const ComparedRuns& runs, const QDateTime& now);

// For who can't see it: where the crossover of each run is.
[[nodiscard]] QString spokenTrend(const std::vector<TrendPanel>& panels);

[[nodiscard]] double trendHeight(const std::vector<TrendPanel>& panels, double width, const QFont& font);
void paintTrend(QPainter& painter, const QRectF& rect, const std::vector<TrendPanel>& panels,
                const Theme& theme, const QFont& font);

} // namespace breakeven
