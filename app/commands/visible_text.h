// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// `text` as a terminal may have it: what would be obeyed rather than shown, escape sequences and marks that
// turn the direction of writing, stands there as \u001b, as in JSON, of which it thus stays true. Line feeds
// and tabs stay.
[[nodiscard]] QString visible(const QString& text);

} // namespace breakeven
