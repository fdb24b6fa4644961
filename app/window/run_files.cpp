// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_files.h"

#include "app/window/plan_files.h"
#include "core/runs/run_library.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>

namespace breakeven {

QStringList filesIn(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile() &&
            (url.toLocalFile().endsWith(QLatin1String(".jsonl")) || isPlanFile(url.toLocalFile())))
            paths.append(url.toLocalFile());
    return paths;
}

void askForRunFiles(QWidget* window, const QString& title, const std::function<void(const QStringList&)>& use)
{
    auto* dialog =
        new QFileDialog(window, title, runFolder(),
                        QCoreApplication::translate("breakeven::MainWindow",
                                                    "Breakeven runs (*.breakeven.jsonl);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, window, use);
    dialog->open();
}

void askForRunFolder(QWidget* window, const std::function<void(const QString&)>& use)
{
    auto* dialog = new QFileDialog(
        window, QCoreApplication::translate("breakeven::MainWindow", "Folder of the runs"), runFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, use);
    dialog->open();
}

} // namespace breakeven
