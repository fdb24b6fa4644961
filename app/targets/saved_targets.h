// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/target.h"

#include <vector>

namespace breakeven {

// The targets that the user added, kept between starts in the settings, without passwords.
[[nodiscard]] std::vector<Target> loadSavedTargets();
void saveTargets(const std::vector<Target>& targets);

} // namespace breakeven
