// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"

#include <QString>

#include <vector>

namespace breakeven {

// Where the values of an axis lie on it and how they read: the arithmetic of a chart, free of painting.
//
// A position is the value itself on a linear axis, its logarithm to base 10 on a logarithmic one, and
// asinh(value / c) in decades on one that holds 0, where c is two thirds of the smallest positive value. A
// value.
class AxisScale
{
public:
    struct Tick
    {
        double position = 0;
        QString label; // empty: a grid line only
        bool major = false;
        bool isWhole = false; // the first of a unit's decade: its label keeps the unit

        // Without its unit, for where a neighbour has it.
        [[nodiscard]] QString brief() const { return label.section(QChar::Nbsp, 0, 0); }
        [[nodiscard]] QString unit() const { return label.section(QChar::Nbsp, 1); }
    };

    AxisScale() = default;

    // `smallest` is the smallest positive value on the axis; it says where 0 has its place beside it.
    AxisScale(ChartAxis axis, double smallest);

    // Whether the value has a place at all: not 0 or below on a logarithmic axis, finite.
    [[nodiscard]] bool holds(double value) const;
    // Requires holds(value).
    [[nodiscard]] double position(double value) const;
    [[nodiscard]] double valueAt(double position) const;

    // Ascending ticks at round values within [from, to], about `wanted` of them with a label.
    [[nodiscard]] std::vector<Tick> ticks(double from, double to, int wanted) const;
    [[nodiscard]] Tick tickAt(double value) const; // requires holds(value)

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
    [[nodiscard]] QString tickText(double value) const;
    [[nodiscard]] std::vector<Tick> logTicks(double from, double to, int wanted) const;
    [[nodiscard]] std::vector<Tick> binaryTicks(double from, double to, int wanted) const;
    [[nodiscard]] std::vector<Tick> linearTicks(double from, double to, int wanted) const;
    [[nodiscard]] std::vector<Tick> evenTicks(double from, double to, int wanted) const;

    ChartAxis m_axis;
    double m_near = 1; // c
};

// The smallest positive one of the planned values, else 1: what says where 0 has its place.
[[nodiscard]] double smallestPositive(const std::vector<double>& values);

} // namespace breakeven
