// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/output_options.h"
#include "app/commands/verb.h"
#include "app/wording/error_text.h"
#include "core/runs/csv_export.h"

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
    const OutputOptions output(Words::tr("The CSV file to write."));
    QCommandLineParser parser;
    output.addTo(parser);
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;
    const QString path = output.path(parser);
    if (path.isEmpty())
        return usageError(verb, Words::tr("--output is missing."), console);
    if (!path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return usageError(verb, Words::tr("--output takes a name that ends in .csv."), console);

    if (!output.isFree(parser, console))
        return ExitStatus::Failed;
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
