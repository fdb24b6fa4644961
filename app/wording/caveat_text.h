// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/caveat.h"

#include <QString>

namespace breakeven {

// One sentence: what may make the answer another one, in figures. "Other programs used 1.8 of 2 cores: on a
// quiet machine the answer may be another one."
[[nodiscard]] QString caveatText(const Caveat& caveat, AxisKind axis);

} // namespace breakeven
