// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/output_options.h"
#include "app/commands/verb.h"
#include "app/wording/error_text.h"
#include "core/runtimes/batch_template.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

ExitStatus batchTemplateVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const OutputOptions output(Words::tr("The Python file to write, instead of standard output."));
    QCommandLineParser parser;
    output.addTo(parser);
    if (const auto status = parseArguments(verb, parser, arguments, 0, 0, console))
        return *status;
    if (!parser.isSet(output.output)) {
        console.result(QString::fromUtf8(batchTemplate()));
        return ExitStatus::Success;
    }

    const QString path = output.path(parser);
    if (path.isEmpty())
        return usageError(verb, Words::tr("--output takes the name of a file."), console);
    if (!output.isFree(parser, console)) // perhaps filled in by now
        return ExitStatus::Failed;
    if (const Status saved = saveBatchTemplate(path); !saved.ok()) {
        console.error(sentence(saved.error()));
        return ExitStatus::Failed;
    }
    console.result(path + QLatin1Char('\n'));
    return ExitStatus::Success;
}

} // namespace breakeven
