// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/file_place.h"

namespace breakeven {

FilePlace::operator ItemPlace() const
{
    return {.kind = QLatin1String("file"),
            .client = {},
            .fields = {{QStringLiteral("folder"), folder},
                       {QStringLiteral("layout"), toString(layout)},
                       {QStringLiteral("fsync"), fsync},
                       {QStringLiteral("waits"), waitsFor(waits)}},
            .network = waits};
}

} // namespace breakeven
