// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/plan_files.h"

#include "core/plan/plan_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSettings>

namespace breakeven {

namespace {

const QString folderKey = QStringLiteral("plans/folder"); // where the last one was

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::MainWindow)
};

void ask(QFileDialog* dialog, const std::function<void(const QString&)>& use)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({Words::tr("Plans (*.json)"), Words::tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog->parentWidget(), [use](const QString& path) {
        QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
        use(path);
    });
    dialog->open();
}

// A name that no file system minds.
QString fileNameOf(const QString& title)
{
    QString name;
    for (const QChar character : title.left(60))
        if (character.isLetterOrNumber())
            name += character.toLower();
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return (name.isEmpty() ? QStringLiteral("plan") : name) + QStringLiteral(".json");
}

} // namespace

bool isPlanFile(const QString& path)
{
    return path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
}

void askForPlanFile(QWidget* window, const std::function<void(const QString&)>& use)
{
    auto* dialog = new QFileDialog(window, Words::tr("Open a plan"),
                                   QSettings().value(folderKey, QDir::homePath()).toString());
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, use);
}

void askWhereToSavePlan(QWidget* window, const QString& title, const std::function<void(const QString&)>& use)
{
    auto* dialog = new QFileDialog(window, Words::tr("Save the plan"),
                                   QSettings().value(folderKey, QDir::homePath()).toString());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(fileNameOf(title));
    ask(dialog, use);
}

Status writePlan(const Plan& plan, const QString& path)
{
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(toJson(plan)).toJson(QJsonDocument::Indented);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return Done{};
}

} // namespace breakeven
