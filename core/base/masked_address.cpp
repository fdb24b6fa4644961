// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/masked_address.h"

#include <QRegularExpression>

namespace breakeven {

namespace {

// "redis://cache?password=secret". First of all, as the password may hold an @ or a colon.
QString withoutNamed(QString text)
{
    static const QRegularExpression secret(
        QStringLiteral("([?&#;][^=&#;]*(?:pass|pwd|pw|secret|token|auth|credential)[^=&#;]*=)[^&#;]+"),
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(secret, QStringLiteral("\\1***"));
}

// "redis://me:secret@cache" and what is left of it when the @ is part of the password, too.
QString withoutCredentials(const QString& text)
{
    const qsizetype scheme = text.indexOf(QLatin1String("://"));
    const qsizetype start = scheme < 0 ? 0 : scheme + 3;
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    const qsizetype colon = text.indexOf(QLatin1Char(':'), start);
    if (at < start || colon < 0 || colon > at)
        return text;
    return text.left(colon) + text.mid(at);
}

// "redis://me:secret", whose host is missing.
QString withoutWordsForPort(const QString& text)
{
    static const QRegularExpression host(QStringLiteral("^(?:[^/?#]*://)?[^/?#:@\\[\\]]*:([^/?#:@]+)"));
    const auto match = host.match(text);
    static const QRegularExpression number(QStringLiteral("^-?[0-9]+$"));
    if (!match.hasMatch() || number.match(match.captured(1)).hasMatch() || match.captured(1).size() < 2)
        return text;
    return text.left(match.capturedStart(1)) + QLatin1String("***") + text.mid(match.capturedEnd(1));
}

} // namespace

QString masked(const QString& address)
{
    return withoutWordsForPort(withoutCredentials(withoutNamed(address)));
}

bool holdsPassword(const QString& address)
{
    return withoutCredentials(withoutNamed(address)) != address;
}

bool namesPassword(const QString& address)
{
    return withoutNamed(address) != address;
}

} // namespace breakeven
