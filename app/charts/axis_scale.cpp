// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axis_scale.h"

#include "app/wording/quantity_text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
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
    , m_zeroPosition(smallest > 0 ? std::log10(smallest) - zeroGap : 0)
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
    case ScaleKind::LogWithZero:
        return value >= 0;
    }
    return false;
}

double AxisScale::position(double value) const
{
    if (m_axis.scale == ScaleKind::Linear)
        return value;
    if (value <= 0)
        return m_zeroPosition;
    return std::log10(value);
}

double AxisScale::valueAt(double position) const
{
    if (m_axis.scale == ScaleKind::Linear)
        return position;
    if (hasBreak() && position <= breakPosition())
        return 0;
    return std::pow(10, position);
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

std::vector<AxisScale::Tick> AxisScale::ticks(double from, double to, int wanted) const
{
    if (!m_axis.values.empty()) {
        std::vector<Tick> measured = ticksAtValues(from, to);
        // Zoomed in between two measured values there is nothing to read.
        if (measured.size() >= 2)
            return measured;
    }
    return m_axis.scale == ScaleKind::Linear ? linearTicks(from, to, wanted) : logTicks(from, to, wanted);
}

std::vector<AxisScale::Tick> AxisScale::ticksAtValues(double from, double to) const
{
    std::vector<Tick> ticks;
    for (const double value : m_axis.values)
        if (holds(value) && position(value) >= from - rounding && position(value) <= to + rounding)
            ticks.push_back({position(value), tickText(value), true});
    return ticks;
}

std::vector<AxisScale::Tick> AxisScale::logTicks(double from, double to, int wanted) const
{
    std::vector<Tick> ticks;
    const double decades = to - from;
    const bool labelAll = decades * 3 <= wanted + 2;
    for (double decade = std::floor(from); decade <= to; ++decade) {
        for (int digit = 1; digit <= 9; ++digit) {
            const double value = digit * std::pow(10, decade);
            const double at = std::log10(value);
            if (at < from - rounding || at > to + rounding)
                continue;
            if (hasBreak() && at < breakPosition())
                continue;
            const bool step = digit == 1 || digit == 2 || digit == 5;
            ticks.push_back({at, digit == 1 || (step && labelAll) ? tickText(value) : QString(), step});
        }
    }
    if (hasBreak() && from <= m_zeroPosition)
        ticks.insert(ticks.begin(), Tick{m_zeroPosition, tickText(0), true});
    const auto labelled =
        std::count_if(ticks.begin(), ticks.end(), [](const Tick& tick) { return !tick.label.isEmpty(); });
    if (labelled >= 2)
        return ticks;
    // Less than a decade in view: even steps of the value read better than two grid lines.
    std::vector<Tick> even;
    const double low = std::pow(10, from);
    const double high = std::pow(10, to);
    const double step = stepAbove((high - low) / std::max(2, wanted));
    for (double value = std::ceil(low / step) * step; value <= high * (1 + rounding); value += step)
        even.push_back({std::log10(value), tickText(value), true});
    return even;
}

std::vector<AxisScale::Tick> AxisScale::linearTicks(double from, double to, int wanted) const
{
    std::vector<Tick> ticks;
    if (!(to > from))
        return ticks;
    double step = stepAbove((to - from) / std::max(2, wanted));
    if (m_axis.unit == ChartUnit::Count)
        step = std::max(1.0, step);
    for (double value = std::ceil(from / step - rounding) * step; value <= to + step * rounding;
         value += step)
        ticks.push_back({value, tickText(std::abs(value) < step * rounding ? 0 : value), true});
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
    Range range{std::log10(stepBelow(std::pow(10, low))), std::log10(stepAbove(std::pow(10, high)))};
    if (range.high - range.low < 0.3) { // one step of height at least
        range.low = std::log10(stepBelow(std::pow(10, range.low) * (1 - 1e-6)));
        range.high = std::log10(stepAbove(std::pow(10, range.high) * (1 + 1e-6)));
    }
    return range;
}

} // namespace breakeven
