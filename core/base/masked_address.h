// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// `address` as typed, right or wrong, for people: a password is taken out, wherever in it it stands: before
// the
// @, in the place of a port, as ?password=… of whatever kind.
[[nodiscard]] QString masked(const QString& address);

// Whether one stands before the @, or is named after a ?.
[[nodiscard]] bool holdsPassword(const QString& address);
// Whether it is named after a ?, where no address of ours has it.
[[nodiscard]] bool namesPassword(const QString& address);

} // namespace breakeven
