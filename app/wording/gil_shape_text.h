// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/python_facts.h"
#include "core/plan/plan.h"

#include <QString>

namespace breakeven {

// How often an operation's compute under `python` let its GIL go, and what that is worth for another program:
// a caveat of the built-in compute, a figure to go by of the user's own. Empty where `plan` doesn't run
// Python, or where there is no GIL.
[[nodiscard]] QString gilShapeText(const PythonFacts& python, const Plan& plan);

} // namespace breakeven
