// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/decision_strip.h"
#include "app/charts/published_dots.h"
#include "core/base/interval.h"
#include "core/plan/plan.h"

#include <QPointF>
#include <QString>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace breakeven {

enum class ScaleKind {
    Linear,
    Log,   // all positive
    Asinh, // holds 0: by the value near it, by its logarithm far from it, without a break between
};

enum class ChartUnit { Nanoseconds, Microseconds, Bytes, Ratio, Count, Share, Seconds };

struct ChartAxis
{
    QString title;
    ScaleKind scale = ScaleKind::Log;
    ChartUnit unit = ChartUnit::Nanoseconds; // of the values; labels are scaled ("200 µs", "1 ms")
    std::vector<double>
        values; // planned, and where a model's line ends: the axis reaches to them; may be empty

    friend bool operator==(const ChartAxis&, const ChartAxis&) = default;
};

// What a point says beside its height, to be read under the pointer.
struct PointReading
{
    double latency = 0; // ns
    Interval batches;   // p5 and p95 of them, in ns
    std::optional<double> speedUp{};
    std::optional<Interval> speedUpInterval{};

    friend bool operator==(const PointReading&, const PointReading&) = default;
};

struct ChartPoint
{
    double x = 0;
    double y = 0;
    double low = 0; // the band; low == high == y: none
    double high = 0;
    std::optional<Interval> extremes{};    // all that was measured, drawn as a thin whisker
    std::optional<double> asked{};         // the axis value that was asked for, where it isn't x
    std::optional<Arm> arm{};              // whose marker it has, where it isn't the series'
    std::optional<PointReading> figures{}; // of a measured place; none: x and y are all there is to read

    [[nodiscard]] double place() const { return asked.value_or(x); } // as it was planned

    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

enum class MarkerShape {
    None,
    Circle,
    Square,
    Triangle,
    Diamond,
    TriangleDown,
    Pentagon,
    Star,
    Plus,
    Cross,
    Hexagon,
    TriangleLeft,
    TriangleRight,
    Hourglass
};

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
    QString key{};            // stable from one update to the next
    QString label{};          // drawn beside the line: "6 threads"; empty: none
    std::size_t panel = 0;    // of ChartData::panels
    std::optional<Arm> arm{}; // whose colour and marker it has; none: of no arm, neutral
    bool strong = true;       // one of those that matter; else thin
    QString letter{};         // of a run laid over: dashed, no band, no markers; empty: the current run's
    bool pointsOnly = false;  // no line between the points
    MarkerShape marker = MarkerShape::Circle;
    LabelPlace labelPlace = LabelPlace::End;
    std::vector<ChartPoint> points{};    // ascending in x
    std::vector<QPointF> curve{};        // the line, ascending in x; empty: straight from point to point
    bool predicted = false;              // by a model: finely dotted, no band, no markers
    std::optional<ChartSource> source{}; // none: nothing that could be chosen

    [[nodiscard]] bool overlay() const { return !letter.isEmpty(); }

    // What is drawn from end to end; nothing where there are points only.
    [[nodiscard]] std::vector<QPointF> line() const
    {
        if (pointsOnly || !curve.empty())
            return pointsOnly ? std::vector<QPointF>() : curve;
        std::vector<QPointF> straight;
        for (const ChartPoint& point : points)
            straight.emplace_back(point.x, point.y);
        return straight;
    }

    friend bool operator==(const ChartSeries&, const ChartSeries&) = default;
};

struct ChartCrossing
{
    QString key;
    std::size_t panel = 0;
    double x = 0;
    double y = 0;
    Interval interval;   // along x; low == high: not known
    QString headline;    // "Threads pay off from 76 µs"
    QString brief{};     // "76 µs"
    QString detail;      // "66 – 88 µs"; empty where the interval isn't known
    bool isShown = true; // by a ring: the one of its panel that the answer is about
    QString letter{};    // of a run laid over

    [[nodiscard]] bool overlay() const { return !letter.isEmpty(); }

    friend bool operator==(const ChartCrossing&, const ChartCrossing&) = default;
};

// The head of a panel and its strip: one target under one runtime.
struct ChartPanelHead
{
    QString key; // stable from one update to the next
    QString name;
    QString detail{}; // "C++ threads"
    QString answer{}; // "6 threads from 27 µs on"
    std::optional<Arm> answerArm{};
    std::optional<DecisionStrip> strip{}; // none: the axis has no best arm along it
    Interval stripRange{};                // of x, from the strip's begin to its end
    QString missing{};                    // what was asked for and not measured; empty: nothing

    friend bool operator==(const ChartPanelHead&, const ChartPanelHead&) = default;
};

// An arm of a chart, for its legend.
struct ChartArm
{
    Arm arm;
    QString name;
    MarkerShape marker = MarkerShape::Circle;

    friend bool operator==(const ChartArm&, const ChartArm&) = default;
};

// A run that is laid over.
struct PastRun
{
    QString letter; // "A"
    QString text;   // "First look · yesterday 18:02"

    friend bool operator==(const PastRun&, const PastRun&) = default;
};

// From how many arms on the lesser ones stand back, and the legend has a place of its own.
constexpr std::size_t manyArms = 5;
// From how many on a band is for the one that is looked at.
constexpr std::size_t armsWithoutBands = 3;

// All that a chart shows, free of widgets and of Qt Charts; made off the GUI thread where it is costly.
struct ChartData
{
    QString title{};    // drawn in exports only
    QString subtitle{}; // likewise; may be empty
    ChartAxis x;
    ChartAxis y;
    std::vector<ChartPanelHead> panels{}; // each has the axes; all have the same range of them
    std::vector<ChartArm> arms{};         // in the plan's order
    bool armsAreTheAxis = false;          // which then is their legend
    std::vector<PastRun> pastRuns{};
    std::vector<ChartSeries> series{};
    std::vector<ChartCrossing> crossings{};  // where an arm and one thread take as long
    std::vector<ChartCrossing> armChanges{}; // where the best of several arms gives way to another
    std::optional<double> referenceY{};      // a horizontal line: speed-up 1
    QString referenceText{};                 // written on it; may be empty
    QString empty;                           // shown in the middle where there is no point yet
    std::optional<PublishedDots> post{};     // drawn instead of panels
    QString subject{};                       // tells whose data it is: with another one the axes start anew

    [[nodiscard]] bool hasLegend() const { return !arms.empty() && !armsAreTheAxis; }
    [[nodiscard]] bool hasLegendTable() const { return hasLegend() && arms.size() >= manyArms; }

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
