// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target_address.h"

#include "core/backends/target/address_parts.h"
#include "core/backends/target/target_types.h"
#include "core/plan/plan_code.h"

#include <QStringList>

#include <algorithm>

namespace breakeven {

namespace {

Result<AddressedTarget> addressedBy(const QString& text)
{
    for (const TargetType* type : targetTypes())
        if (type->fromText != nullptr)
            if (auto found = type->fromText(text))
                return *std::move(found);
    for (const TargetType* type : targetTypes())
        if (type->fromHost != nullptr && !text.contains(QLatin1String("://")))
            return type->fromHost(text);

    const QString scheme = text.left(text.indexOf(QLatin1String("://"))).toLower();
    QStringList known;
    for (const TargetType* type : targetTypes()) {
        for (const QLatin1String own : type->schemes) {
            if (own == scheme)
                return type->fromUrl(text);
            known.append(own + QLatin1String("://"));
        }
    }
    return invalidAddress(text, phrase(AddressReason::Scheme, scheme, known.join(QLatin1String(", "))));
}

} // namespace

Result<Target> targetFromText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        QStringList examples;
        for (const TargetType* type : targetTypes())
            examples.append(QStringList(type->examples.begin(), type->examples.end()));
        return Error{Error::Code::InvalidInput,
                     QStringLiteral("\"\""),
                     {},
                     phrase(AddressReason::Missing, examples.join(QLatin1String(", ")))};
    }
    if (trimmed.contains(QChar::Null))
        return invalidAddress(trimmed, phrase(AddressReason::NoName));
    auto found = addressedBy(trimmed);
    if (!found.ok())
        return found.error();
    return Target{
        .name = std::move(found.value().name), .backend = std::move(found.value().backend), .network = {}};
}

QString addressOf(const Target& target)
{
    return target.backend.address();
}

} // namespace breakeven
