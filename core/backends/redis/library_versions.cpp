// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/library_versions.h"

#include <hiredis/hiredis.h>

namespace breakeven {

QString hiredisVersion()
{
    // Compiled in: the library has no call that tells, and its soname changes with its version.
    return QStringLiteral("%1.%2.%3").arg(HIREDIS_MAJOR).arg(HIREDIS_MINOR).arg(HIREDIS_PATCH);
}

} // namespace breakeven
