// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/role.h"

#include <QLabel>

namespace breakeven {

// A label that wraps and may be selected, for running text on a card.
[[nodiscard]] QLabel* textLabel(Role role, QWidget* parent);

} // namespace breakeven
