// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace breakeven {

// The system's words for its error number `number`. Thread-safe, unlike strerror().
[[nodiscard]] QString systemWords(int number);

// What the system's error number `number` of a failed call at `where` means.
[[nodiscard]] Error systemError(int number, const QString& where);

} // namespace breakeven
