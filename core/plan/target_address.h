// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/target.h"

#include <QString>

namespace breakeven {

// Reads what a user types or pastes: an address with a scheme, a path or word, or a bare host's name, as the
// back ends know them (TargetType). In a name # stands for itself, ? is %3F and % is %25.
// InvalidInput says what would be understood, by an AddressReason. Touches nothing but the current and the
// home folder's names.
[[nodiscard]] Result<Target> targetFromText(const QString& text);

// The address that targetFromText() reads back, but for the password and the options that addresses don't
// have.
[[nodiscard]] QString addressOf(const Target& target);

} // namespace breakeven
