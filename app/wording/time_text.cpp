// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/time_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Quantity)
};

// As read: what people type for them, whatever their language shows.
struct Unit
{
    const char* pattern;
    double milliseconds;
};
constexpr std::array units{Unit{"s|sec|seconds?", 1e3}, Unit{"ms", 1}, Unit{"min|minutes?|m", 60e3},
                           Unit{"h|hours?|std", 3600e3}, Unit{"d|days?", 86'400e3}};

QString number(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', 12);
}

struct Shown
{
    double milliseconds;
    const char* name;
};
constexpr Shown hours{3600e3, "h"};
constexpr Shown minutes{60e3, "min"};
constexpr Shown seconds{1e3, "s"};

QString in(const Shown& unit, double milliseconds)
{
    return number(milliseconds / unit.milliseconds) + QChar(0x00a0) + QLatin1String(unit.name);
}

// To `digits` that carry meaning.
double rounded(double value, int digits)
{
    if (value <= 0)
        return 0;
    const double scale = std::pow(10, digits - 1 - std::floor(std::log10(value)));
    return std::round(value * scale) / scale;
}

} // namespace

QString timeText(std::chrono::milliseconds time)
{
    const auto exact = static_cast<double>(time.count());
    for (const Shown& unit : {hours, minutes})
        if (exact >= unit.milliseconds &&
            time % std::chrono::milliseconds(std::llround(unit.milliseconds)) == 0ms)
            return in(unit, exact);
    return in(seconds, exact);
}

QString roughTimeText(std::chrono::milliseconds time)
{
    const auto exact = static_cast<double>(time.count());
    if (exact < 1e3)
        return Words::tr("less than a second");
    constexpr double longSeconds = 90e3;
    constexpr double longMinutes = 90 * 60e3;
    if (exact < longSeconds)
        return in(seconds, std::round(exact / 1e3) * 1e3);
    const Shown& unit = exact < longMinutes ? minutes : hours;
    return in(unit, rounded(exact / unit.milliseconds, 2) * unit.milliseconds);
}

std::optional<std::chrono::milliseconds> timeSpanFromText(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^\\s*([0-9]+(?:[.,][0-9]+)?)\\s*([a-z]*)\\.?\\s*$"),
                                          QRegularExpression::CaseInsensitiveOption);
    QString plain = text;
    plain.replace(QChar(0x00a0), QLatin1Char(' ')); // as timeText() writes it
    const auto match = shape.match(plain);
    if (!match.hasMatch())
        return std::nullopt;
    const double value = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    const QString name = match.captured(2).isEmpty() ? QStringLiteral("s") : match.captured(2);
    for (const Unit& unit : units) {
        const QRegularExpression known(QStringLiteral("^(?:%1)$").arg(QLatin1String(unit.pattern)),
                                       QRegularExpression::CaseInsensitiveOption);
        constexpr double month = 31 * 86'400e3;
        if (known.match(name).hasMatch() && value * unit.milliseconds <= month)
            return std::chrono::milliseconds(std::llround(value * unit.milliseconds));
    }
    return std::nullopt;
}

} // namespace breakeven
