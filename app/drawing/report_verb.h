// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/verb.h"

namespace breakeven {

// "breakeven report": needs a QApplication.
ExitStatus reportVerb(const Verb& verb, const QStringList& arguments, Console& console);

} // namespace breakeven
