// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/target/address_parts.h"

#include "core/base/masked_address.h"
#include "core/base/percent_code.h"

#include <QStringList>

namespace breakeven {

AddressParts AddressParts::of(const QString& address)
{
    const QString rest = address.mid(address.indexOf(QLatin1String("://")) + 3);
    const qsizetype question = rest.indexOf(QLatin1Char('?'));
    const QString place = question < 0 ? rest : rest.left(question);
    const qsizetype slash = place.indexOf(QLatin1Char('/'));
    AddressParts parts;
    parts.authority = slash < 0 ? place : place.left(slash);
    parts.path = slash < 0 ? QString() : percentDecoded(place.mid(slash));
    if (question >= 0)
        for (const QString& pair : rest.mid(question + 1).split(QLatin1Char('&')))
            parts.query.emplace_back(percentDecoded(pair.section(QLatin1Char('='), 0, 0)),
                                     percentDecoded(pair.section(QLatin1Char('='), 1)));
    return parts;
}

QString asQuery(const std::vector<std::pair<QString, QString>>& values)
{
    QString query;
    for (const auto& [key, value] : values)
        if (!value.isEmpty())
            query += (query.isEmpty() ? QLatin1Char('?') : QLatin1Char('&')) + key + QLatin1Char('=') +
                     percentEncoded(value, QLatin1String("&#"));
    return query;
}

Error invalidAddress(const QString& address, const Phrase& reason)
{
    return {Error::Code::InvalidInput, masked(address), {}, reason};
}

} // namespace breakeven
