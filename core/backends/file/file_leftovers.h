// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_type.h"

#include <QString>

namespace breakeven {

// The folders that dead runs left in the open folder `folder`, which people know as `where`. `onlyOwn`: those
// of this user alone, as others may use the folder too.
[[nodiscard]] Result<LeftoverNames> leftoversIn(int folder, const QString& where, bool onlyOwn);

} // namespace breakeven
