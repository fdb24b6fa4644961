// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QPicture>
#include <QSize>
#include <QString>

#include <variant>

namespace breakeven {

// A chart as it was drawn, before it is a file: what takes long is left for encoded(). A value; any thread.
struct DrawnChart
{
    std::variant<QImage, QPicture, QByteArray> drawing; // of a PNG, a PDF, an SVG
    QSize size;                                         // in logical pixels
    QString title;

    // What the file holds.
    [[nodiscard]] QByteArray encoded() const;
};

// Draws the chart as the file `path` shall show it; its ending says the format: png (at 2x), svg, pdf;
// anything else is InvalidInput. `size` in logical pixels. Needs a QApplication (offscreen will do); GUI
// thread.
[[nodiscard]] Result<DrawnChart> drawChart(const ChartData& data, const Theme& theme, QSize size,
                                           const QString& path);

// Writes what was drawn; an existing file is replaced only once the new one is whole. Any thread.
[[nodiscard]] Status writeChart(const QByteArray& bytes, const QString& path);

// All in one; GUI thread.
[[nodiscard]] Status exportChart(const ChartData& data, const Theme& theme, QSize size, const QString& path);

} // namespace breakeven
