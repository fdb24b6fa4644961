// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"

#include <QString>

#include <vector>

namespace breakeven {

// Where the values of an axis lie on it and how they read: the arithmetic of a chart, free of painting.
//
// A position is the value itself on a linear axis and its logarithm to base 10 on the others. A value.
class AxisScale
{
public:
    struct Tick
    {
        double position = 0;
        QString label; // empty: a grid line only
        bool major = false;
    };

    AxisScale() = default;

    // `smallest` is the smallest positive value on the axis; it says where 0 has its place on LogWithZero.
    AxisScale(ChartAxis axis, double smallest);

    // Whether the value has a place at all: not 0 or below on a logarithmic axis, finite.
    [[nodiscard]] bool holds(double value) const;
    // Requires holds(value).
    [[nodiscard]] double position(double value) const;
    [[nodiscard]] double valueAt(double position) const;

    // Where the gap behind 0 is drawn; only on LogWithZero.
    [[nodiscard]] bool hasBreak() const { return m_axis.scale == ScaleKind::LogWithZero; }
    [[nodiscard]] double breakPosition() const { return m_zeroPosition + zeroGap / 2; }

    // Ascending ticks within [from, to], about `wanted` of them with a label.
    [[nodiscard]] std::vector<Tick> ticks(double from, double to, int wanted) const;

    // "200 µs", "1.5×", whatever the unit.
    [[nodiscard]] QString text(double value) const;

    // The next calm range that holds [low, high]: whole 1-2-5 steps on a logarithmic axis, tenths on a linear
    // one.
    struct Range
    {
        double low = 0;
        double high = 1;

        friend bool operator==(const Range&, const Range&) = default;
    };
    [[nodiscard]] Range calmRange(double lowPosition, double highPosition) const;

private:
    static constexpr double zeroGap = 0.5; // decades from 0 to the smallest value

    [[nodiscard]] QString tickText(double value) const;
    [[nodiscard]] std::vector<Tick> ticksAtValues(double from, double to) const;
    [[nodiscard]] std::vector<Tick> logTicks(double from, double to, int wanted) const;
    [[nodiscard]] std::vector<Tick> linearTicks(double from, double to, int wanted) const;

    ChartAxis m_axis;
    double m_zeroPosition = 0;
};

} // namespace breakeven
