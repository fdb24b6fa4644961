// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/disturbance.h"

#include <QString>

namespace breakeven {

// One sentence: what happened to whom, and whether the verdict hangs on it.
// "The latency of redis at 200 µs with 6 threads rose by 40 % half way; the verdict is the same before and
// after."
[[nodiscard]] QString disturbanceText(const Disturbance& disturbance);

} // namespace breakeven
