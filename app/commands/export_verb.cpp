// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/verb.h"
#include "core/runs/csv_export.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QSaveFile>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

Status writeCsv(const Run& run, const QString& path)
{
    QSaveFile file(path); // an older file stays until the new one is whole
    if (!file.open(QIODevice::WriteOnly))
        return Error{Error::Code::NotPermitted, path, file.errorString()};
    const Status written = exportCsv(run, file, path);
    if (!written.ok())
        return written;
    if (!file.commit())
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return Done{};
}

} // namespace

ExitStatus exportVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption output(QStringLiteral("output"), Words::tr("The CSV file to write."),
                                    QStringLiteral("file"));
    QCommandLineParser parser;
    parser.addOption(output);
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;
    const QString path = parser.value(output);
    if (path.isEmpty())
        return usageError(verb, Words::tr("--output is missing."), console);
    if (!path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return usageError(verb, Words::tr("--output takes a name that ends in .csv."), console);

    const auto run = openedRun(parser.positionalArguments().front(), console);
    if (!run)
        return ExitStatus::Failed;
    if (const Status written = writeCsv(*run, path); !written.ok()) {
        console.error(sentence(written.error()));
        return ExitStatus::Failed;
    }
    console.result(path + QLatin1Char('\n'));
    return ExitStatus::Success;
}

} // namespace breakeven
