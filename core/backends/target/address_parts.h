// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <utility>
#include <vector>

namespace breakeven {

// An address SCHEME://AUTHORITY/PATH?KEY=VALUE&… in its parts, each as its user means it. A # is part of a
// name, as in a shell: no address of ours has a fragment.
struct AddressParts
{
    QString authority; // before the first slash, still with its %XX
    QString path;      // from there on
    std::vector<std::pair<QString, QString>> query;

    [[nodiscard]] static AddressParts of(const QString& address);
};

// What a path ends at, for percentEncoded().
inline constexpr QLatin1String endsOfPath("?#");

// "?key=value&…" of those that have a value; empty where none has.
[[nodiscard]] QString asQuery(const std::vector<std::pair<QString, QString>>& values);

// InvalidInput: `address` as shown to people, without what may be its password, and what is wrong with it.
[[nodiscard]] Error invalidAddress(const QString& address, const Phrase& reason);

} // namespace breakeven
