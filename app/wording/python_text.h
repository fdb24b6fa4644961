// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/python_facts.h"

#include <QString>

namespace breakeven {

// "CPython 3.11.2 with its GIL", "CPython 3.13.1, free-threaded"
[[nodiscard]] QString pythonName(const QString& implementation, const QString& version, bool gil);

// The name, what it ran, with which libraries, and where it is.
[[nodiscard]] QString pythonText(const PythonFacts& python);

} // namespace breakeven
