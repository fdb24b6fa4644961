// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace breakeven {

// Draws the chart as the file `path` would hold it; its ending says the format: png (at 2x), svg, pdf;
// anything else is InvalidInput. `size` in logical pixels. Needs a QApplication (offscreen will do); GUI
// thread.
[[nodiscard]] Result<QByteArray> drawChart(const ChartData& data, const Theme& theme, QSize size,
                                           const QString& path);

// Writes what was drawn; an existing file is replaced only once the new one is whole. Any thread.
[[nodiscard]] Status writeChart(const QByteArray& bytes, const QString& path);

// Both in one; GUI thread.
[[nodiscard]] Status exportChart(const ChartData& data, const Theme& theme, QSize size, const QString& path);

} // namespace breakeven
