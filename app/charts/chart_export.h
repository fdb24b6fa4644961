// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_caption.h"
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

// How many pixels of a PNG a logical one has.
constexpr int leastPixelScale = 1;
constexpr int usualPixelScale = 2;
constexpr int mostPixelScale = 4;

// In logical pixels, for a page: as wide as one, and as high as its panels need to be read, but no higher
// than a page.
[[nodiscard]] QSize readableSize(const ChartData& data);

// Draws the picture as the file `path` shall show it; its ending says the format: png, svg, pdf; anything
// else is InvalidInput. `size` in logical pixels. GUI thread.
[[nodiscard]] Result<DrawnChart> drawPicture(const Painting& picture, const QString& title, QSize size,
                                             const QString& path, int pixelScale = usualPixelScale);

// The same of a chart, with its own title, or with a caption in its place. Needs a QApplication (offscreen
// will do).
[[nodiscard]] Result<DrawnChart> drawChart(const ChartData& data, const Theme& theme, QSize size,
                                           const QString& path);
[[nodiscard]] Result<DrawnChart> drawChart(const ChartData& data, const ChartCaption& caption,
                                           const Theme& theme, QSize size, const QString& path,
                                           int pixelScale = usualPixelScale);

// Writes what was drawn; an existing file is replaced only once the new one is whole. Any thread.
[[nodiscard]] Status writeChart(const QByteArray& bytes, const QString& path);

// Encodes what was drawn and writes it, or says why nothing was drawn.
[[nodiscard]] Status writeDrawn(const Result<DrawnChart>& drawn, const QString& path);

} // namespace breakeven
