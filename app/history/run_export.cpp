// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/run_export.h"

#include "app/background/when_ready.h"
#include "core/runs/csv_export.h"
#include "core/runs/run_reader.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QtConcurrent>

namespace breakeven {

namespace {

const QString ending = QStringLiteral(".csv");

QString stemOf(const QString& path)
{
    return QFileInfo(path).fileName().section(QLatin1Char('.'), 0, 0);
}

QString freePath(const QDir& folder, const QString& stem)
{
    QString path = folder.filePath(stem + ending);
    for (int count = 2; QFile::exists(path); ++count)
        path = folder.filePath(QStringLiteral("%1-%2%3").arg(stem).arg(count).arg(ending));
    return path;
}

Status exportOne(const QString& path, const QString& output)
{
    const auto run = readRun(path);
    if (!run.ok())
        return run.error();
    QSaveFile file(output);
    if (!file.open(QIODevice::WriteOnly))
        return Error{Error::Code::InputOutput, output, file.errorString()};
    if (const Status written = exportCsv(run.value(), file, output); !written.ok())
        return written;
    if (!file.commit())
        return Error{Error::Code::InputOutput, output, file.errorString()};
    return Done{};
}

QString usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

void RunExport::ask(QWidget* window, const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    auto* dialog = new QFileDialog(window, tr("Export runs"), usualFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (paths.size() > 1) {
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, [this, paths](const QString& folder) {
            QStringList outputs;
            for (const QString& path : paths) {
                QString output = freePath(QDir(folder), stemOf(path));
                for (int count = 2; outputs.contains(output); ++count)
                    output = freePath(QDir(folder), QStringLiteral("%1-%2").arg(stemOf(path)).arg(count));
                outputs.append(output);
            }
            start(paths, outputs, folder);
        });
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave); // which asks before it replaces a file
        dialog->setDefaultSuffix(QStringLiteral("csv"));
        dialog->setNameFilter(QStringLiteral("CSV (*.csv)"));
        dialog->selectFile(stemOf(paths.front()) + ending);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, paths](const QString& output) { start(paths, {output}, output); });
    }
    dialog->open();
}

void RunExport::start(const QStringList& paths, const QStringList& outputs, const QString& place)
{
    whenReady(QtConcurrent::run([paths, outputs]() -> Status {
                  for (qsizetype i = 0; i < paths.size(); ++i)
                      if (const Status written = exportOne(paths[i], outputs[i]); !written.ok())
                          return written;
                  return Done{};
              }),
              this, [this, place, runs = static_cast<int>(paths.size())](const Status& written) {
                  if (written.ok())
                      emit exported(runs, place);
                  else
                      emit failed(written.error());
              });
}

} // namespace breakeven
