// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/target.h"

#include <QString>

namespace breakeven {

// The address of the server that `target` may need a password for, written one way whatever way the target
// writes it; empty: it never will.
[[nodiscard]] QString serverOf(const Target& target);

[[nodiscard]] QString passwordOf(const Target& target);
[[nodiscard]] Target withPassword(Target target, const QString& password); // as it is without a server

} // namespace breakeven
