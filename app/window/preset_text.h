// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/presets.h"

namespace breakeven {

// `preset` with its title, its description and its targets' names in the user's language. What it measures is
// the same.
[[nodiscard]] Preset inYourLanguage(const Preset& preset);

} // namespace breakeven
