// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/gil_model_facts.h"

#include <QString>

namespace breakeven {

// Under which Python the model ran: what was set, and what was calibrated. "GIL model: switch interval 500 µs
// (set), held in a call as measured beside Python; an operation holds the GIL 61 µs (redis)."
[[nodiscard]] QString gilModelText(const GilModelFacts& facts);

} // namespace breakeven
