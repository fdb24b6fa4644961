// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/verb.h"

namespace breakeven {

// "breakeven chart": needs a QApplication.
ExitStatus chartVerb(const Verb& verb, const QStringList& arguments, Console& console);

} // namespace breakeven
