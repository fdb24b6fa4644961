// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace breakeven {

namespace {

constexpr int usualDigits = 3;
constexpr int digitsOfWideInterval = 2;
constexpr double wideInterval = 0.02; // half of it, as a share of the value
const QChar noBreakSpace(0x00a0);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Quantity)
};

// Rounded to the digits that carry meaning, in plain notation.
QString number(double value, int digits = usualDigits)
{
    if (value == 0 || !std::isfinite(value))
        return QLocale().toString(value, 'f', 0);
    const double scale = std::pow(10, digits - 1 - std::floor(std::log10(std::abs(value))));
    const double rounded = std::round(value * scale) / scale;
    const int decimals =
        std::max(0, digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(rounded)))));
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(rounded, 'f', decimals);
}

// 2.00 of a value that was asked for reads as 2.
QString plainNumber(double value, int digits = usualDigits)
{
    const QString text = number(value, digits);
    const QString point = QLocale().decimalPoint();
    if (!text.contains(point))
        return text;
    QString cut = text;
    while (cut.endsWith(QLatin1Char('0')))
        cut.chop(1);
    if (cut.endsWith(point))
        cut.chop(point.size());
    return cut;
}

struct Unit
{
    double size;
    const char* name;
};

constexpr std::array timeUnits{Unit{1, "ns"}, Unit{1e3, "µs"}, Unit{1e6, "ms"}, Unit{1e9, "s"}};
constexpr std::array byteUnits{Unit{1, "B"}, Unit{1024, "KiB"}, Unit{1024.0 * 1024, "MiB"},
                               Unit{1024.0 * 1024 * 1024, "GiB"}};

// The largest unit that `value` reaches once it is rounded: 999.9 µs are 1 ms.
template <std::size_t Count>
const Unit& unitOf(const std::array<Unit, Count>& units, double value, int digits = usualDigits)
{
    const double roundedUp = 1 + std::pow(10, -digits) / 2;
    const Unit* best = &units.front();
    for (const Unit& unit : units)
        if (std::abs(value) * roundedUp >= unit.size)
            best = &unit;
    return *best;
}

QString with(const QString& number, const Unit& unit)
{
    return number + noBreakSpace + QString::fromUtf8(unit.name);
}

QString counted(AxisUnit of, const QString& number, double value)
{
    if (of == AxisUnit::Threads)
        return value == 1 ? Words::tr("1 thread") : Words::tr("%1 threads").arg(number);
    return value == 1 ? Words::tr("1 item") : Words::tr("%1 items").arg(number);
}

QString valueText(AxisUnit of, double value, int digits)
{
    switch (of) {
    case AxisUnit::Microseconds: {
        if (value == 0)
            return with(QStringLiteral("0"), timeUnits[1]);
        const Unit& unit = unitOf(timeUnits, value * 1e3, digits);
        return with(plainNumber(value * 1e3 / unit.size, digits), unit);
    }
    case AxisUnit::Bytes: {
        const Unit& unit = unitOf(byteUnits, value, digits);
        return with(plainNumber(value / unit.size, digits), unit);
    }
    case AxisUnit::Threads:
    case AxisUnit::Items:
        break;
    }
    return counted(of, plainNumber(value, digits), value);
}

QString intervalText(AxisUnit of, const Interval& interval, int digits)
{
    const auto joined = [&](const Unit& unit, double scale) {
        return Words::tr("%1 – %2").arg(plainNumber(interval.low * scale / unit.size, digits),
                                        with(plainNumber(interval.high * scale / unit.size, digits), unit));
    };
    switch (of) {
    case AxisUnit::Microseconds:
        return joined(unitOf(timeUnits, interval.high * 1e3, digits), 1e3);
    case AxisUnit::Bytes:
        return joined(unitOf(byteUnits, interval.high, digits), 1);
    case AxisUnit::Threads:
    case AxisUnit::Items:
        break;
    }
    return Words::tr("%1 – %2").arg(plainNumber(interval.low, digits), valueText(of, interval.high, digits));
}

} // namespace

QString durationText(std::chrono::nanoseconds duration)
{
    const auto value = static_cast<double>(duration.count());
    const Unit& unit = unitOf(timeUnits, value);
    return with(number(value / unit.size), unit);
}

QString axisValueText(AxisKind axis, double value)
{
    return quantityText(descriptionOf(axis).unit, value);
}

QString quantityText(AxisUnit unit, double value)
{
    return valueText(unit, value, usualDigits);
}

EstimateText estimateText(AxisKind axis, double value, const Interval& interval)
{
    const AxisUnit unit = descriptionOf(axis).unit;
    const auto text = [&](int digits) {
        return EstimateText{.value = valueText(unit, value, digits),
                            .low = valueText(unit, interval.low, digits),
                            .high = valueText(unit, interval.high, digits),
                            .interval = intervalText(unit, interval, digits)};
    };
    const double half = (interval.high - interval.low) / 2;
    if (half <= wideInterval * std::abs(value))
        return text(usualDigits);
    const EstimateText rounded = text(digitsOfWideInterval);
    return rounded.low == rounded.high ? text(usualDigits) : rounded; // "200 – 200 µs" would hide it
}

QString edgeText(AxisKind axis, double at, const std::optional<Interval>& interval)
{
    if (!interval)
        return axisValueText(axis, at);
    return estimateText(axis, descriptionOf(axis).isWhole ? std::floor(at) : at, *interval).value;
}

QString speedUpText(double ratio)
{
    return QLocale().toString(ratio, 'f', ratio < 10 ? 2 : 1) + QChar(0x00d7);
}

QString speedUpIntervalText(const Interval& interval)
{
    const auto text = [](double ratio) { return QLocale().toString(ratio, 'f', ratio < 10 ? 2 : 1); };
    return Words::tr("%1 – %2").arg(text(interval.low), text(interval.high));
}

bool saysSomething(const Interval& interval)
{
    constexpr double widest = 1000;
    return interval.high < interval.low * widest;
}

QString shareText(double share)
{
    return QLocale().toString(std::round(share * 100), 'f', 0) + noBreakSpace + QLatin1Char('%');
}

QString bytesText(qint64 bytes)
{
    return quantityText(AxisUnit::Bytes, static_cast<double>(bytes));
}

} // namespace breakeven
