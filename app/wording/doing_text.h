// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment_event.h"

#include <QString>

namespace breakeven {

[[nodiscard]] QString doingText(const Doing& doing); // "opening redis", "redis · 200 µs"; may be empty

} // namespace breakeven
