// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/published_table.h"

#include <QString>

namespace breakeven {

// The post's table for a terminal; empty where there is none.
[[nodiscard]] QString publishedTableText(const PublishedTable& table);

// What explains the differences, as a section; empty where there are none.
[[nodiscard]] QString publishedDifferencesText(const PublishedTable& table);

} // namespace breakeven
