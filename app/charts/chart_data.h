// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/plan/plan.h"

#include <QString>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace breakeven {

enum class ChartView { Latency, SpeedUp, Distribution, Timeline };

enum class ScaleKind {
    Linear,
    Log,         // all positive
    LogWithZero, // log, with a place of its own for 0 at the left, before a gap that is drawn as a break
};

enum class ChartUnit { Nanoseconds, Microseconds, Bytes, Ratio, Count, Share, Seconds };

struct ChartAxis
{
    QString title;
    ScaleKind scale = ScaleKind::Log;
    ChartUnit unit = ChartUnit::Nanoseconds; // of the values; labels are scaled ("200 µs", "1 ms")
    std::vector<double>
        values; // measured, and where a model's line ends, to be labelled where they fit; may be empty

    friend bool operator==(const ChartAxis&, const ChartAxis&) = default;
};

struct ChartPoint
{
    double x = 0;
    double y = 0;
    double low = 0; // the band; low == high == y: none
    double high = 0;
    std::optional<Interval> extremes{}; // all that was measured, drawn as a thin whisker

    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

// Tells runtimes apart.
enum class LinePattern { Solid, Dotted, DashDotted };

enum class MarkerShape { None, Circle, Square, Triangle, Diamond };

// Where along its line a series has its label.
enum class LabelPlace {
    End,    // near the last points
    Middle, // beside the middle of its height: a curve that rises steeply and flattens out among others
};

// What of a run a series shows, so that a click on it can be answered.
struct ChartSource
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    std::optional<std::size_t>
        arm; // index in the plan's arms; none: the single arm, or all of them as a curve

    friend bool operator==(const ChartSource&, const ChartSource&) = default;
};

struct ChartSeries
{
    QString key;             // stable from one update to the next
    QString label;           // drawn beside the line: "6 threads", "redis · 6 threads"
    QString subject{};       // the part of it that says whose it is; empty where there is one only
    QString armText{};       // the part that says which arm
    int hue = 0;             // index into Theme::hues
    bool strong = false;     // thick line: a multi-threaded arm
    bool overlay = false;    // of an opened run laid over: dashed, no band, no markers
    bool pointsOnly = false; // no line between the points
    MarkerShape marker = MarkerShape::Circle;
    LabelPlace labelPlace = LabelPlace::End;
    std::vector<ChartPoint> points;           // ascending in x
    LinePattern pattern = LinePattern::Solid; // of an overlay: dashed all the same
    bool predicted = false;                   // by a model: finely dotted all the same, no band, no markers
    std::optional<ChartSource> source{};      // none: nothing that could be chosen

    friend bool operator==(const ChartSeries&, const ChartSeries&) = default;
};

struct ChartCrossing
{
    QString key;
    double x = 0;
    double y = 0;
    Interval interval; // along x
    QString headline;  // "Threads pay off from 76 µs"
    QString brief{};   // "76 µs", where many share the chart
    QString detail;    // "95 % interval 66 – 88 µs"
    bool overlay = false;

    friend bool operator==(const ChartCrossing&, const ChartCrossing&) = default;
};

// All that a chart shows, free of widgets and of Qt Charts; made off the GUI thread where it is costly.
struct ChartData
{
    QString title; // drawn in exports only
    ChartAxis x;
    ChartAxis y;
    std::vector<ChartSeries> series;
    std::vector<ChartCrossing> crossings;
    std::optional<double> referenceY; // a horizontal line: speed-up 1
    QString referenceText;            // written on it; may be empty
    QString empty;                    // shown in the middle where there is no point yet
    QString subject{};                // tells whose data it is: with another one the axes start anew

    // Without any the axes' ranges mean nothing.
    [[nodiscard]] bool hasPoints() const
    {
        return std::any_of(series.begin(), series.end(),
                           [](const ChartSeries& one) { return !one.points.empty(); });
    }

    [[nodiscard]] bool hasPredictions() const
    {
        return std::any_of(series.begin(), series.end(),
                           [](const ChartSeries& one) { return one.predicted; });
    }

    friend bool operator==(const ChartData&, const ChartData&) = default;
};

} // namespace breakeven
