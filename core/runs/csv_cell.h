// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// `text` as a spreadsheet may have it: one that begins as a formula does gets an apostrophe before it, as it
// would be computed, and obeyed.
[[nodiscard]] QString withoutFormula(const QString& text);

// A cell of CSV: without a formula, quoted where it must be (RFC 4180).
[[nodiscard]] QString csvCell(const QString& text);

} // namespace breakeven
