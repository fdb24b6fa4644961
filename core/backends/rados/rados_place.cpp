// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados/rados_place.h"

#include "core/backends/rados/target/rados_target.h"

namespace breakeven {

RadosPlace::operator ItemPlace() const
{
    const TargetType& type = RadosTarget::type();
    return {.kind = type.id,
            .client = type.python,
            .fields = {{QStringLiteral("conf"), conf},
                       {QStringLiteral("user"), user},
                       {QStringLiteral("keyring"), keyring},
                       {QStringLiteral("pool"), pool},
                       {QStringLiteral("namespace"), space},
                       {QStringLiteral("handle"), toString(handle)},
                       {QStringLiteral("waits"), waitsFor(waits)}},
            .network = waits,
            .roundTrip = roundTrip};
}

} // namespace breakeven
