// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace breakeven {

// The line of shell that measures what `plan` asks for, without a window: a preset with what is changed of it
// where that says all, else the whole plan. No password is in it.
[[nodiscard]] QString shellLineFor(const Plan& plan);

// `word` as one word of a POSIX shell, whatever is in it.
[[nodiscard]] QString shellQuoted(const QString& word);

} // namespace breakeven
