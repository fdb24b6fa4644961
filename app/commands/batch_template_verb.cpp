// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/verb.h"
#include "core/runtimes/batch_template.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QFileInfo>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

ExitStatus batchTemplateVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption output(QStringLiteral("output"),
                                    Words::tr("The Python file to write, instead of standard output."),
                                    QStringLiteral("file"));
    QCommandLineParser parser;
    parser.addOption(output);
    if (const auto status = parseArguments(verb, parser, arguments, 0, 0, console))
        return *status;
    if (!parser.isSet(output)) {
        console.result(QString::fromUtf8(batchTemplate()));
        return ExitStatus::Success;
    }

    const QString path = parser.value(output);
    if (path.isEmpty())
        return usageError(verb, Words::tr("--output takes the name of a file."), console);
    if (const QFileInfo there(path); there.exists() || there.isSymLink()) { // perhaps filled in by now
        console.error(Words::tr("%1 exists already; choose another name or remove it.").arg(path));
        return ExitStatus::Failed;
    }
    if (const Status saved = saveBatchTemplate(path); !saved.ok()) {
        console.error(sentence(saved.error()));
        return ExitStatus::Failed;
    }
    console.result(path + QLatin1Char('\n'));
    return ExitStatus::Success;
}

} // namespace breakeven
