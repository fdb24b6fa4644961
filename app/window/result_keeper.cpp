// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/result_keeper.h"

#include "app/background/when_ready.h"
#include "app/charts/chart_caption.h"
#include "app/charts/chart_export.h"
#include "app/report/report_file.h"
#include "app/window/proposed_name.h"
#include "app/wording/shown_name.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QtConcurrent>

#include <array>

namespace breakeven {

namespace {

constexpr int captionHeight = 160; // of the answers above a chart and the foot below it
const QString folderKey = QStringLiteral("chart-folder");
const QString scaleKey = QStringLiteral("chart-scale");

QString folder()
{
    return QSettings()
        .value(folderKey, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
        .toString();
}

// A name that is there is only taken once the dialog has asked.
QFileDialog* nameDialog(QWidget* window, const QString& title, const ShownResult& shown,
                        const QString& ending)
{
    auto* dialog = new QFileDialog(window, title, folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    const RunHeader& run = shown.run->header;
    dialog->selectFile(shown.comparison ? proposedName(shown.comparison->caption.title,
                                                       shown.comparison->started, ending, folder())
                                        : proposedName(shownTitle(run.title), run.started, ending, folder()));
    return dialog;
}

void keepFolderOf(const QString& path)
{
    QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
}

QSize sizeOf(const ShownResult& shown)
{
    return shown.comparison ? shown.comparison->size : readableSize(shown.chart) + QSize(0, captionHeight);
}

Result<DrawnChart> drawn(const ShownResult& shown, const QString& path, int scale)
{
    if (shown.comparison) {
        const ComparisonPicture& comparison = *shown.comparison;
        const Painting painting = [&](QPainter& painter, QSize size) {
            paintCaptioned(painter, size, comparison.caption, shown.theme, comparison.plots);
        };
        return drawPicture(painting, comparison.caption.title, comparison.size, path, scale);
    }
    std::vector<const RunHeader*> overlays;
    for (const auto& overlay : shown.overlays)
        overlays.push_back(&overlay->run.header);
    ChartCaption caption = captionOf(shown.run->header, shown.answer, overlays);
    if (!shown.chart.title.isEmpty())
        caption.title = shown.chart.title;
    return drawChart(shown.chart, caption, shown.theme, sizeOf(shown), path, scale);
}

QStringList scaleFilters(QSize size)
{
    QStringList filters;
    for (int scale = leastPixelScale; scale <= mostPixelScale; ++scale)
        filters.append(ResultKeeper::tr("PNG, %1 × %2 pixels (%3)")
                           .arg(size.width() * scale)
                           .arg(size.height() * scale)
                           .arg(QStringLiteral("*.png")));
    return filters;
}

int keptScale()
{
    return std::clamp(QSettings().value(scaleKey, usualPixelScale).toInt(), leastPixelScale, mostPixelScale);
}

} // namespace

ResultKeeper::ResultKeeper(QWidget* window, std::function<ShownResult()> shown)
    : QObject(window)
    , m_window(window)
    , m_shown(std::move(shown))
{}

void ResultKeeper::saveChart(const QString& format)
{
    const ShownResult shown = m_shown();
    QFileDialog* dialog = nameDialog(m_window, tr("Save chart"), shown, format);
    const bool isPng = format == QLatin1String("png");
    const QStringList filters = isPng
                                    ? scaleFilters(sizeOf(shown))
                                    : QStringList{QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format)};
    dialog->setNameFilters(filters);
    if (isPng)
        dialog->selectNameFilter(filters[keptScale() - leastPixelScale]);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, shown, dialog, filters, isPng](const QString& path) {
                keepFolderOf(path);
                int scale = usualPixelScale;
                if (isPng) {
                    const auto chosen = filters.indexOf(dialog->selectedNameFilter());
                    scale = chosen < 0 ? keptScale() : leastPixelScale + static_cast<int>(chosen);
                    QSettings().setValue(scaleKey, scale);
                }
                const auto picture = drawn(shown, path, scale);
                if (!picture.ok())
                    return emit failed(picture.error());
                write([chart = picture.value()] { return chart.encoded(); }, path);
            });
    dialog->open();
}

void ResultKeeper::copyChart()
{
    const auto picture = drawn(m_shown(), QStringLiteral("copy.png"), usualPixelScale);
    if (!picture.ok())
        return emit failed(picture.error());
    QImage image = std::get<QImage>(picture.value().drawing);
    image.setDevicePixelRatio(1); // pasted elsewhere it is as large as it has pixels
    QGuiApplication::clipboard()->setImage(image);
    emit told([] { return tr("The chart is on the clipboard."); });
}

void ResultKeeper::saveReport()
{
    const ShownResult shown = m_shown();
    QFileDialog* dialog = nameDialog(m_window, tr("Save report"), shown, QStringLiteral("html"));
    const QStringList filters{QStringLiteral("HTML (*.html)"), QStringLiteral("PDF (*.pdf)")};
    dialog->setNameFilters(filters);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& filter) {
        const bool isPdf = filter == filters.last();
        dialog->setDefaultSuffix(isPdf ? QStringLiteral("pdf") : QStringLiteral("html"));
        const QStringList chosen = dialog->selectedFiles();
        if (chosen.isEmpty())
            return;
        const QFileInfo file(chosen.front()); // only what ends as the other one does follows
        if (file.suffix() == QLatin1String("html") || file.suffix() == QLatin1String("pdf"))
            dialog->selectFile(file.completeBaseName() + QLatin1Char('.') + dialog->defaultSuffix());
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, shown](const QString& path) {
        keepFolderOf(path);
        const ReportedRun run{
            .run = shown.run.get(), .analysis = shown.analysis.get(), .answer = &shown.answer};
        const auto encoded = encodedReport(reportOf(std::array{run}), path);
        if (!encoded.ok())
            return emit failed(encoded.error());
        write([bytes = encoded.value()] { return bytes; }, path);
    });
    dialog->open();
}

void ResultKeeper::write(std::function<QByteArray()> encode, const QString& path)
{
    whenReady(QtConcurrent::run([encode = std::move(encode), path] { return writeChart(encode(), path); }),
              this, [this, path](const Status& written) {
                  if (written.ok())
                      emit told([path] { return tr("Saved: %1").arg(path); });
                  else
                      emit failed(written.error());
              });
}

} // namespace breakeven
