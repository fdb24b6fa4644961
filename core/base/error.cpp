// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/secrets.h"

#include <QStringList>

namespace breakeven {

namespace {

QString codedText(const Phrase& phrase)
{
    QStringList parts{phrase.code.id()};
    for (const Figure& figure : phrase.figures) {
        if (const auto* number = std::get_if<double>(&figure))
            parts.append(QString::number(*number, 'g', 15));
        else
            parts.append(std::get<QString>(figure));
    }
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

} // namespace

QString shownDetail(const Error& error)
{
    constexpr qsizetype beginning = 1'000;
    constexpr qsizetype end = 3'000; // of a traceback the telling part
    QString detail = redacted(error.detail);
    if (detail.size() <= beginning + end)
        return detail;
    return detail.left(beginning) + QStringLiteral(" […] ") + detail.right(end);
}

QString codedText(const Error& error)
{
    QString text = error.code.id();
    for (const QString& place : {error.where, codedText(error.place)})
        if (!place.isEmpty())
            text += QStringLiteral(": ") + place;
    for (const QString& why : {redacted(codedText(error.reason)), shownDetail(error)})
        if (!why.isEmpty())
            text += QStringLiteral(" (") + why + QLatin1Char(')');
    return text;
}

} // namespace breakeven
