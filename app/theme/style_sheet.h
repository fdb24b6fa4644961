// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QString>

namespace breakeven {

// The application's style sheet in `theme`'s colours, its sizes `scale` times the usual ones; theme.h names
// the roles.
[[nodiscard]] QString styleSheetOf(const Theme& theme, double scale = 1);

} // namespace breakeven
