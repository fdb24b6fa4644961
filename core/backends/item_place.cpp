// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/item_place.h"

namespace breakeven {

QJsonObject waitsFor(const Network& network)
{
    return {{QStringLiteral("rtt_ns"), static_cast<qint64>(network.rtt.count())},
            {QStringLiteral("jitter_ns"), static_cast<qint64>(network.jitter.count())},
            {QStringLiteral("bandwidth_mbit"), network.bandwidthMbit}};
}

} // namespace breakeven
