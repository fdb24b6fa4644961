// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_export.h"

#include "app/charts/plot_view.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
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

QString tr(const char* text)
{
    return QCoreApplication::translate("breakeven::ChartExport", text);
}

QByteArray png(PlotView& view, QSize size)
{
    QImage image(size * pixelScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelScale);
    QPainter painter(&image);
    view.renderTo(painter, size);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
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

QByteArray pdf(PlotView& view, QSize size, const QString& title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QSizeF(size) * pointsAPixel, QPageSize::Point));
    writer.setPageMargins({});
    writer.setResolution(screenDpi);
    writer.setTitle(title);
    QPainter painter(&writer);
    view.renderTo(painter, size);
    painter.end();
    return buffer.data();
}

} // namespace

Status exportChart(const ChartData& data, const Theme& theme, QSize size, const QString& path)
{
    const QString format = QFileInfo(path).suffix().toLower();
    PlotView view;
    view.setTheme(theme);
    view.setData(data);

    QByteArray bytes;
    if (format == QLatin1String("png"))
        bytes = png(view, size);
    else if (format == QLatin1String("svg"))
        bytes = svg(view, size, data.title);
    else if (format == QLatin1String("pdf"))
        bytes = pdf(view, size, data.title);
    else
        return Error{Error::Code::InvalidInput, path, tr("a chart's name ends in .png, .svg or .pdf")};

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return Done{};
}

} // namespace breakeven
