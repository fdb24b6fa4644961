// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// `path` with the home folder in place of a leading ~ or ~user, as a shell has it; as it is where there is
// none or no such user.
[[nodiscard]] QString atHome(const QString& path);

} // namespace breakeven
