// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/report.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace breakeven {

// Whether the ending of `path` says a format that there is: html, pdf.
[[nodiscard]] bool isReportName(const QString& path);

// What the file `path` holds of the report; its ending says the format; without one it is InvalidInput.
// GUI thread.
[[nodiscard]] Result<QByteArray> encodedReport(const Report& report, const QString& path);

} // namespace breakeven
