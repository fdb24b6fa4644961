// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "core/base/result.h"

#include <QSize>
#include <QString>

namespace breakeven {

// Writes the chart to `path`, whose ending says the format: png (at 2x), svg, pdf; anything else is
// InvalidInput. `size` in logical pixels. Needs a QApplication (offscreen will do); GUI thread.
// An existing file is replaced only once the new one is whole.
[[nodiscard]] Status exportChart(const ChartData& data, const Theme& theme, QSize size, const QString& path);

} // namespace breakeven
