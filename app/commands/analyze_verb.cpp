// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/advice_section.h"
#include "app/commands/causes_section.h"
#include "app/commands/opened_run.h"
#include "app/commands/published_table_text.h"
#include "app/commands/result_text.h"
#include "app/commands/verb.h"
#include "app/wording/names.h"
#include "core/analysis/advice_json.h"
#include "core/analysis/analysis_json.h"
#include "core/analysis/analyzer.h"
#include "core/analysis/gil_model_facts.h"
#include "core/analysis/published_table_json.h"
#include "core/runs/run_findings.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QJsonArray>
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
           pythonLines(run.header.environment) +
           gilModelLine(GilModelFacts::of(run.header.plan, run.blocks)) + QLatin1Char('\n');
}

} // namespace

ExitStatus analyzeVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints one JSON object."));
    QCommandLineParser parser;
    parser.addOption(json);
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;

    const auto run = openedRun(parser.positionalArguments().front(), console);
    if (!run)
        return ExitStatus::Failed;
    for (const Failure& failure : run->failures)
        console.warning(failureText(failure, run->header.plan));

    Analysis analysis = analyze(*run);
    if (parser.isSet(json)) {
        QJsonObject object = toJson(analysis);
        addAdvice(*run, analysis, object);
        if (const auto model = GilModelFacts::of(run->header.plan, run->blocks))
            object.insert(QStringLiteral("gil_model"), toJson(*model));
        object.insert(QStringLiteral("findings"), QJsonArray::fromStringList(findingsOf(*run)));
        if (const auto table = publishedTable(*run, analysis); !table.empty())
            object.insert(QStringLiteral("published"), toJson(table));
        console.result(QJsonDocument(object));
        return ExitStatus::Success;
    }
    if (!analysis.status) // nothing more comes: the verdicts are to be final
        analysis.status = RunStatus::Cancelled;
    const QString published = publishedTableText(publishedTable(*run, analysis));
    console.result(headingOf(*run) + resultText(analysis, run->header.plan) +
                   causesSection(analysis, run->header.plan, run->header.environment) +
                   (published.isEmpty() ? QString() : QLatin1Char('\n') + published) + findingsText(*run) +
                   adviceSection(*run, analysis));
    return ExitStatus::Success;
}

} // namespace breakeven
