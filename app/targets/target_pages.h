// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_page.h"

#include <vector>

namespace breakeven {

// A page for each back end, in the order of targetTypes().
[[nodiscard]] std::vector<TargetPage*> makeTargetPages(QWidget* parent);

} // namespace breakeven
