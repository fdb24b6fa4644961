// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/quantity_input.h"

#include "core/plan/axis.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace breakeven {

namespace {

struct Unit
{
    QLatin1String name; // lower case
    double size;
};

constexpr std::array timeUnits{Unit{QLatin1String("ns"), 1e-3}, Unit{QLatin1String("us"), 1},
                               Unit{QLatin1String("ms"), 1e3}, Unit{QLatin1String("s"), 1e6},
                               Unit{QLatin1String(""), 1}};
constexpr std::array byteUnits{Unit{QLatin1String("b"), 1},         Unit{QLatin1String("kib"), 1024},
                               Unit{QLatin1String("kb"), 1024},     Unit{QLatin1String("k"), 1024},
                               Unit{QLatin1String("mib"), 1048576}, Unit{QLatin1String("mb"), 1048576},
                               Unit{QLatin1String("m"), 1048576},   Unit{QLatin1String(""), 1}};
constexpr std::array plainUnits{Unit{QLatin1String(""), 1}, Unit{QLatin1String("items"), 1},
                                Unit{QLatin1String("threads"), 1}};

template <std::size_t Count>
std::optional<double> sizeOf(const std::array<Unit, Count>& units, const QString& name)
{
    for (const Unit& unit : units)
        if (name == unit.name)
            return unit.size;
    return std::nullopt;
}

} // namespace

std::optional<double> axisValueFromText(AxisKind axis, const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^([0-9.,]+)\\s*(\\p{L}*)$"));
    QString plain = text.trimmed();
    plain.replace(QChar(0x00a0), QLatin1Char(' '));
    const auto match = shape.match(plain);
    if (!match.hasMatch())
        return std::nullopt;

    bool known = false;
    double number = QLocale().toDouble(match.captured(1), &known);
    if (!known)
        number = QLocale::c().toDouble(match.captured(1), &known);
    if (!known)
        return std::nullopt;

    QString unit = match.captured(2).toLower();
    unit.replace(QChar(0x00b5), QLatin1Char('u'))
        .replace(QChar(0x03bc), QLatin1Char('u')); // both letters that look like µ
    std::optional<double> size;
    switch (descriptionOf(axis).unit) {
    case AxisUnit::Microseconds:
        size = sizeOf(timeUnits, unit);
        break;
    case AxisUnit::Bytes:
        size = sizeOf(byteUnits, unit);
        break;
    case AxisUnit::Items:
    case AxisUnit::Threads:
        size = sizeOf(plainUnits, unit);
        break;
    }
    if (!size)
        return std::nullopt;
    return number * *size;
}

std::optional<std::chrono::nanoseconds> timeFromText(const QString& text)
{
    constexpr double day = 86.4e9; // µs
    const auto us = axisValueFromText(AxisKind::RttUs, text);
    if (!us || !(*us <= day))
        return std::nullopt;
    return std::chrono::nanoseconds(std::llround(*us * 1e3));
}

} // namespace breakeven
