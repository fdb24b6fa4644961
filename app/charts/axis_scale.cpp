// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axis_scale.h"

#include "app/wording/quantity_text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace breakeven {

namespace {

constexpr std::array mantissas{1.0, 2.0, 5.0};
constexpr double rounding = 1e-9;

// The 1-2-5 step at or below (or at or above) `value`.
double stepBelow(double value)
{
    const double decade = std::pow(10, std::floor(std::log10(value) + rounding));
    double best = decade;
    for (const double mantissa : mantissas)
        if (mantissa * decade <= value * (1 + rounding))
            best = mantissa * decade;
    return best;
}

double stepAbove(double value)
{
    const double below = stepBelow(value);
    if (below >= value * (1 - rounding))
        return below;
    return stepBelow(below * 2.5 * (1 + rounding)); // 1 -> 2, 2 -> 5, 5 -> 10
}

// As all other figures are: "1000", not "1,000".
QLocale ungrouped()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

} // namespace

AxisScale::AxisScale(ChartAxis axis, double smallest)
    : m_axis(std::move(axis))
    , m_near(smallest > 0 ? smallest * 2 / 3 : 1)
{}

bool AxisScale::holds(double value) const
{
    if (!std::isfinite(value))
        return false;
    switch (m_axis.scale) {
    case ScaleKind::Linear:
        return true;
    case ScaleKind::Log:
        return value > 0;
    case ScaleKind::Asinh:
        return value >= 0;
    }
    return false;
}

double AxisScale::position(double value) const
{
    switch (m_axis.scale) {
    case ScaleKind::Linear:
        break;
    case ScaleKind::Log:
        return std::log10(value);
    case ScaleKind::Asinh:
        return std::asinh(value / m_near) / std::numbers::ln10;
    }
    return value;
}

double AxisScale::valueAt(double position) const
{
    switch (m_axis.scale) {
    case ScaleKind::Linear:
        break;
    case ScaleKind::Log:
        return std::pow(10, position);
    case ScaleKind::Asinh:
        return m_near * std::sinh(position * std::numbers::ln10);
    }
    return position;
}

QString AxisScale::text(double value) const
{
    switch (m_axis.unit) {
    case ChartUnit::Nanoseconds:
        return durationText(std::chrono::nanoseconds(std::llround(value)));
    case ChartUnit::Microseconds:
        return axisValueText(AxisKind::RttUs, value);
    case ChartUnit::Seconds:
        return durationText(std::chrono::nanoseconds(std::llround(value * 1e9)));
    case ChartUnit::Bytes:
        return axisValueText(AxisKind::PayloadBytes, value);
    case ChartUnit::Ratio:
        return speedUpText(value);
    case ChartUnit::Share:
        return shareText(value);
    case ChartUnit::Count:
        break;
    }
    return QLocale().toString(value, 'g', 6);
}

// A tick's value is a round one: without the zeros that say how exactly something was measured.
QString AxisScale::tickText(double value) const
{
    switch (m_axis.unit) {
    case ChartUnit::Nanoseconds:
        return axisValueText(AxisKind::RttUs, value / 1e3);
    case ChartUnit::Seconds:
        // One unit for the ticks of an axis that begins at 0.
        if (value == 0 || value >= 0.1)
            return ungrouped().toString(value, 'g', 6) + QStringLiteral("\u00a0s");
        return axisValueText(AxisKind::RttUs, value * 1e6);
    case ChartUnit::Ratio:
        return (value < 1000 ? QLocale().toString(value, 'g', 3) : ungrouped().toString(value, 'f', 0)) +
               QChar(0x00d7);
    case ChartUnit::Microseconds:
    case ChartUnit::Bytes:
    case ChartUnit::Share:
    case ChartUnit::Count:
        break;
    }
    return text(value);
}

AxisScale::Tick AxisScale::tickAt(double value) const
{
    return {.position = position(value), .label = tickText(value), .major = true};
}

std::vector<AxisScale::Tick> AxisScale::ticks(double from, double to, int wanted) const
{
    if (m_axis.scale == ScaleKind::Linear)
        return linearTicks(from, to, wanted);
    const bool isBinary = m_axis.unit == ChartUnit::Bytes || m_axis.unit == ChartUnit::Count;
    std::vector<Tick> ticks = isBinary ? binaryTicks(from, to, wanted) : logTicks(from, to, wanted);
    const auto labelled =
        std::count_if(ticks.begin(), ticks.end(), [](const Tick& tick) { return !tick.label.isEmpty(); });
    return labelled >= 2 ? ticks : evenTicks(from, to, wanted);
}

std::vector<AxisScale::Tick> AxisScale::logTicks(double from, double to, int wanted) const
{
    std::vector<Tick> ticks;
    const bool labelAll = (to - from) * 3 <= wanted + 2;
    const double lowest = std::max(valueAt(from), m_axis.scale == ScaleKind::Asinh ? m_near : 0.0);
    for (double decade = std::floor(std::log10(lowest) + rounding);
         decade <= std::log10(valueAt(to)) + rounding; ++decade) {
        for (int digit = 1; digit <= 9; ++digit) {
            const double value = digit * std::pow(10, decade);
            const double at = position(value);
            if (at < from - rounding || at > to + rounding)
                continue;
            const bool step = digit == 1 || digit == 2 || digit == 5;
            ticks.push_back({.position = at,
                             .label = digit == 1 || (step && labelAll) ? tickText(value) : QString(),
                             .major = step,
                             .isWhole = digit == 1});
        }
    }
    if (m_axis.scale == ScaleKind::Asinh && from <= rounding)
        ticks.insert(ticks.begin(), {.position = 0, .label = tickText(0), .major = true});
    return ticks;
}

// Sizes and counts are powers of two more often than of ten.
std::vector<AxisScale::Tick> AxisScale::binaryTicks(double from, double to, int wanted) const
{
    constexpr int exponentOfUnit = 10; // 1 KiB
    const double lowest = std::max({valueAt(from), 1.0, m_axis.scale == ScaleKind::Asinh ? m_near : 0.0});
    const int first = static_cast<int>(std::ceil(std::log2(lowest) - rounding));
    const int last = static_cast<int>(std::floor(std::log2(std::max(valueAt(to), 1.0)) + rounding));
    int step = 1;
    for (const int wider : {2, 5, exponentOfUnit})
        if ((last - first) / step + 1 > wanted + 2)
            step = wider;
    std::vector<Tick> ticks;
    if (m_axis.scale == ScaleKind::Asinh && from <= rounding)
        ticks.push_back({.position = 0, .label = tickText(0), .major = true});
    for (int exponent = first; exponent <= last; ++exponent) {
        const double value = std::exp2(exponent);
        const bool isStep = exponent % step == 0;
        ticks.push_back({.position = position(value),
                         .label = isStep ? tickText(value) : QString(),
                         .major = isStep,
                         .isWhole = exponent % exponentOfUnit == 0});
    }
    return ticks;
}

// Less than a decade in view: even steps of the value read better than two grid lines.
std::vector<AxisScale::Tick> AxisScale::evenTicks(double from, double to, int wanted) const
{
    std::vector<Tick> even;
    const double low = valueAt(from);
    const double high = valueAt(to);
    const double least = m_axis.unit == ChartUnit::Count ? 1 : 0;
    const double step = std::max(least, stepAbove((high - low) / std::max(2, wanted)));
    for (double value = std::ceil(low / step - rounding) * step; value <= high * (1 + rounding);
         value += step)
        even.push_back(tickAt(value));
    return even;
}

std::vector<AxisScale::Tick> AxisScale::linearTicks(double from, double to, int wanted) const
{
    std::vector<Tick> ticks;
    if (!(to > from))
        return ticks;
    double step = stepAbove((to - from) / std::max(2, wanted));
    if (m_axis.unit == ChartUnit::Share && to - from > 0.5) // quarters are what a distribution is read by
        step = wanted >= 4 ? 0.25 : 0.5;
    if (m_axis.unit == ChartUnit::Count)
        step = std::max(1.0, step);
    for (double value = std::ceil(from / step - rounding) * step; value <= to + step * rounding;
         value += step)
        ticks.push_back({.position = value,
                         .label = tickText(std::abs(value) < step * rounding ? 0 : value),
                         .major = true,
                         .isWhole = m_axis.unit == ChartUnit::Share}); // a lone number is no share
    return ticks;
}

AxisScale::Range AxisScale::calmRange(double low, double high) const
{
    if (m_axis.scale == ScaleKind::Linear) {
        if (m_axis.unit == ChartUnit::Share)
            return {0, 1};
        const double step = stepAbove(std::max(high - low, 1.0) / 8);
        return {std::floor(low / step) * step, std::ceil(high / step + rounding) * step};
    }
    if (m_axis.scale == ScaleKind::Asinh)
        return {low, high};
    Range range{std::log10(stepBelow(std::pow(10, low))), std::log10(stepAbove(std::pow(10, high)))};
    if (range.high - range.low < 0.3) { // one step of height at least
        range.low = std::log10(stepBelow(std::pow(10, range.low) * (1 - 1e-6)));
        range.high = std::log10(stepAbove(std::pow(10, range.high) * (1 + 1e-6)));
    }
    return range;
}

double smallestPositive(const std::vector<double>& values)
{
    double smallest = std::numeric_limits<double>::infinity();
    for (const double value : values)
        if (value > 0)
            smallest = std::min(smallest, value);
    return std::isfinite(smallest) ? smallest : 1;
}

} // namespace breakeven
