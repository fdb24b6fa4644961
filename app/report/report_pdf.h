// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/report.h"

#include <QByteArray>

namespace breakeven {

// The report as PDF: A4, pictures as vectors, each page numbered. Needs a QApplication (offscreen will do);
// GUI thread.
[[nodiscard]] QByteArray pdfOf(const Report& report);

} // namespace breakeven
