// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// Of the hiredis that Redis is spoken to with: "0.14.1". Thread-safe.
[[nodiscard]] QString hiredisVersion();

} // namespace breakeven
