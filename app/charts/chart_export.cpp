// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_export.h"

#include "app/charts/plot_view.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace breakeven {

namespace {

constexpr int pixelScale = 2;
constexpr int screenDpi = 96;
constexpr double pointsAPixel = 72.0 / screenDpi;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::ChartExport)
};

QImage picture(PlotView& view, QSize size)
{
    QImage image(size * pixelScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelScale);
    QPainter painter(&image);
    view.renderTo(painter, size);
    return image;
}

// Strokes and texts, to be played to a PDF.
QPicture recording(PlotView& view, QSize size)
{
    QPicture recorded;
    QPainter painter(&recorded);
    view.renderTo(painter, size);
    return recorded;
}

QByteArray svg(PlotView& view, QSize size, const QString& title)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(screenDpi);
    generator.setTitle(title);
    QPainter painter(&generator);
    view.renderTo(painter, size);
    painter.end();
    return buffer.data();
}

QByteArray pngOf(const QImage& image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray pdfOf(const QPicture& recorded, QSize size, const QString& title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QSizeF(size) * pointsAPixel, QPageSize::Point));
    writer.setPageMargins({});
    writer.setResolution(screenDpi);
    writer.setTitle(title);
    QPainter painter(&writer);
    painter.drawPicture(0, 0, recorded);
    painter.end();
    return buffer.data();
}

} // namespace

QByteArray DrawnChart::encoded() const
{
    if (const auto* image = std::get_if<QImage>(&drawing))
        return pngOf(*image);
    if (const auto* recorded = std::get_if<QPicture>(&drawing))
        return pdfOf(*recorded, size, title);
    return std::get<QByteArray>(drawing);
}

Result<DrawnChart> drawChart(const ChartData& data, const Theme& look, QSize size, const QString& path)
{
    const QString format = QFileInfo(path).suffix().toLower();
    PlotView view;
    view.setTheme(look);
    view.setData(data);
    if (format == QLatin1String("png"))
        return DrawnChart{picture(view, size), size, data.title};
    if (format == QLatin1String("svg"))
        return DrawnChart{svg(view, size, data.title), size, data.title};
    if (format == QLatin1String("pdf"))
        return DrawnChart{recording(view, size), size, data.title};
    return Error{Error::Code::InvalidInput, path, Words::tr("a chart's name ends in .png, .svg or .pdf")};
}

Status writeChart(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return Done{};
}

Status exportChart(const ChartData& data, const Theme& look, QSize size, const QString& path)
{
    const auto drawn = drawChart(data, look, size, path);
    return drawn.ok() ? writeChart(drawn.value().encoded(), path) : drawn.error();
}

} // namespace breakeven
