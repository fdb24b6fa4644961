// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_export.h"

#include "app/charts/plot_view.h"
#include "app/charts/published_picture.h"
#include "app/charts/xml_text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <utility>

namespace breakeven {

namespace {

constexpr int screenDpi = 96;
constexpr double pointsAPixel = 72.0 / screenDpi;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::ChartExport)
};

QImage imageOf(const Painting& picture, QSize size, int pixelScale)
{
    QImage image(size * pixelScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelScale);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    picture(painter, size);
    return image;
}

// Strokes and texts, to be played to a PDF.
QPicture recording(const Painting& picture, QSize size)
{
    QPicture recorded;
    QPainter painter(&recorded);
    picture(painter, size);
    return recorded;
}

QByteArray svgOf(const Painting& picture, QSize size, const QString& title)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(screenDpi);
    const QString place = QStringLiteral("chart-title"); // not every Qt escapes what it is given
    generator.setTitle(place);
    QPainter painter(&generator);
    picture(painter, size);
    painter.end();
    QString document = QString::fromUtf8(buffer.data());
    document.replace(QStringLiteral("<title>%1</title>").arg(place),
                     QStringLiteral("<title>%1</title>").arg(title.toHtmlEscaped()));
    return fitForXml(std::move(document)).toUtf8();
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

QSize readableSize(const ChartData& data)
{
    constexpr int width = 1000;
    constexpr int ofPost = 820; // no panel beside another
    constexpr int alone = 520;
    constexpr int ofRow = 330;
    constexpr int most = 1400;
    if (data.post)
        return {ofPost, std::max(alone, static_cast<int>(std::ceil(publishedHeight(
                                           *data.post, PlotFonts::of(QGuiApplication::font())))))};
    const std::size_t panels = data.panels.size();
    if (panels <= 1)
        return {width, alone};
    const std::size_t columns = panels <= 4 ? 2 : 3;
    const auto rows = static_cast<int>((panels + columns - 1) / columns);
    return {width, std::min(most, rows * ofRow + 60)};
}

Result<DrawnChart> drawPicture(const Painting& picture, const QString& title, QSize size, const QString& path,
                               int pixelScale)
{
    const QString format = QFileInfo(path).suffix().toLower();
    if (format == QLatin1String("png"))
        return DrawnChart{imageOf(picture, size, pixelScale), size, title};
    if (format == QLatin1String("svg"))
        return DrawnChart{svgOf(picture, size, title), size, title};
    if (format == QLatin1String("pdf"))
        return DrawnChart{recording(picture, size), size, title};
    return Error{Error::Code::InvalidInput, path, Words::tr("a chart's name ends in .png, .svg or .pdf")};
}

Result<DrawnChart> drawChart(const ChartData& data, const Theme& look, QSize size, const QString& path)
{
    PlotView view;
    view.setTheme(look);
    view.setData(data);
    return drawPicture([&view](QPainter& painter, QSize room) { view.renderTo(painter, room); }, data.title,
                       size, path);
}

Result<DrawnChart> drawChart(const ChartData& data, const ChartCaption& caption, const Theme& look,
                             QSize size, const QString& path, int pixelScale)
{
    ChartData untitled = data;
    untitled.title.clear();
    untitled.subtitle.clear();
    PlotView view;
    view.setTheme(look);
    view.setData(untitled);
    const auto paint = [&](QPainter& painter, QSize room) {
        paintCaptioned(painter, room, caption, look,
                       [&view](QPainter& inner, QSize left) { view.renderTo(inner, left); });
    };
    return drawPicture(paint, caption.title, size, path, pixelScale);
}

Status writeChart(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return Done{};
}

Status writeDrawn(const Result<DrawnChart>& drawn, const QString& path)
{
    return drawn.ok() ? writeChart(drawn.value().encoded(), path) : Status(drawn.error());
}

} // namespace breakeven
