// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_line.h"

namespace breakeven {

// What a program has to bring to draw from its command line, on Qt's offscreen platform.
[[nodiscard]] Drawing drawing();

} // namespace breakeven
