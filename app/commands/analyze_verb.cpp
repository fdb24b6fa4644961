// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/report.h"
#include "app/commands/result_text.h"
#include "app/commands/verb.h"
#include "app/commands/worth_option.h"
#include "core/analysis/analyzer.h"
#include "core/answer/answer.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QJsonDocument>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString headingOf(const Run& run)
{
    return Words::tr("%1, %2, on %3\n")
               .arg(run.header.title,
                    run.header.started.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm 'UTC'")),
                    run.header.environment.host.isEmpty() ? Words::tr("an unnamed host")
                                                          : run.header.environment.host) +
           machineLine(run.header) + pythonLines(run.header.environment) + QLatin1Char('\n');
}

} // namespace

ExitStatus analyzeVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints one JSON object."));
    QCommandLineParser parser;
    const WorthOption worth;
    worth.addTo(parser);
    parser.addOption(json);
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;

    auto run = openedRun(parser.positionalArguments().front(), console);
    if (!run)
        return ExitStatus::Failed;
    for (const Failure& failure : run->failures)
        console.warning(failureText(failure, run->header.plan));

    if (const QString problem = worth.applyTo(run->header.plan, parser); !problem.isEmpty())
        return usageError(verb, problem, console);

    Analysis analysis = analyze(*run);
    if (parser.isSet(json)) {
        console.result(QJsonDocument(reportJson(*run, analysis, answerOf(*run, analysis))));
        return ExitStatus::Success;
    }
    if (!analysis.status) // nothing more comes: the answer is to be final
        analysis.status = RunStatus::Cancelled;
    const Answer answer = answerOf(*run, analysis);
    console.result(headingOf(*run) + reportText(*run, analysis, answer) +
                   detailsText(*run, analysis, answer));
    return ExitStatus::Success;
}

} // namespace breakeven
