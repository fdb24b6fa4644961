// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/chart_saver.h"

#include "app/charts/chart_export.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSettings>
#include <QStandardPaths>
#include <QtConcurrent>

namespace breakeven {

namespace {

constexpr QSize chartSize{1000, 640};
const QString folderKey = QStringLiteral("chart-folder");

QString proposedName(const QString& title, const QString& format)
{
    QString name = title.isEmpty() ? QStringLiteral("breakeven") : title;
    for (const QChar forbidden : QStringLiteral("/\\:*?\"<>|"))
        name.replace(forbidden, QLatin1Char('-'));
    return name + QLatin1Char('.') + format;
}

} // namespace

void ChartSaver::ask(QWidget* window, const ChartData& data, const Theme& look, const QString& format)
{
    const QString folder =
        QSettings()
            .value(folderKey, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
            .toString();
    auto* dialog = new QFileDialog(window, tr("Save chart"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
    dialog->selectFile(proposedName(data.title, format));
    connect(dialog, &QFileDialog::fileSelected, this, [this, data, look](const QString& path) {
        QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
        save(data, look, path);
    });
    dialog->open();
}

void ChartSaver::save(const ChartData& data, const Theme& look, const QString& path)
{
    const auto drawn = drawChart(data, look, chartSize, path);
    if (!drawn.ok()) {
        emit failed(drawn.error());
        return;
    }
    auto* watcher = new QFutureWatcher<Status>(this);
    connect(watcher, &QFutureWatcher<Status>::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        const Status written = watcher->result();
        if (written.ok())
            emit saved(path);
        else
            emit failed(written.error());
    });
    watcher->setFuture(
        QtConcurrent::run([chart = drawn.value(), path] { return writeChart(chart.encoded(), path); }));
}

} // namespace breakeven
