// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/report.h"

#include <QByteArray>

namespace breakeven {

// The report as one HTML file that needs nothing else: well-formed XML, with its style and its pictures (SVG)
// in it, light, and made to be printed, too. Needs a QApplication (offscreen will do); GUI thread.
[[nodiscard]] QByteArray htmlOf(const Report& report);

} // namespace breakeven
