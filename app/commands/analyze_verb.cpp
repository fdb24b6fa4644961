// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/published_table_text.h"
#include "app/commands/result_text.h"
#include "app/commands/verb.h"
#include "app/wording/advice_text.h"
#include "app/wording/disturbance_text.h"
#include "app/wording/names.h"
#include "core/analysis/advice_json.h"
#include "core/analysis/analysis_json.h"
#include "core/analysis/analyzer.h"
#include "core/analysis/gil_model_facts.h"
#include "core/analysis/published_table_json.h"

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

QString adviceOf(const Run& run, const Analysis& analysis)
{
    const std::vector<ThreadAdvice> advice = threadAdvice(run);
    QStringList disturbances;
    for (const Disturbance& disturbance : disturbancesOf(run))
        disturbances.append(disturbanceText(disturbance));
    QStringList theory;
    for (const ThreadAdvice& point : advice) {
        if (const QString text = theoryText(point); !text.isEmpty())
            theory.append(text);
    }
    QStringList settings;
    for (const Knob knob : {Knob::Gnocchi, Knob::Python, Knob::Qt})
        settings += settingTexts(knob, analysis, advice, run.header.plan);
    return sectionText(Words::tr("Advice"), settings) +
           sectionText(Words::tr("Thread counts, measured and by the book"), theory) +
           sectionText(Words::tr("Disturbances"), disturbances);
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
        console.warning(failureText(failure, run->header.plan.axis.kind));

    Analysis analysis = analyze(*run);
    if (parser.isSet(json)) {
        QJsonObject object = toJson(analysis);
        addAdvice(*run, object);
        if (const auto model = GilModelFacts::of(run->header.plan, run->blocks))
            object.insert(QStringLiteral("gil_model"), toJson(*model));
        object.insert(QStringLiteral("findings"),
                      QJsonArray::fromStringList(findings(run->header.environment)));
        if (const auto table = publishedTable(*run, analysis); !table.empty())
            object.insert(QStringLiteral("published"), toJson(table));
        console.result(QJsonDocument(object));
        return ExitStatus::Success;
    }
    if (!analysis.status) // nothing more comes: the verdicts are to be final
        analysis.status = RunStatus::Cancelled;
    const QString published = publishedTableText(publishedTable(*run, analysis));
    console.result(headingOf(*run) + resultText(analysis, run->header.plan) +
                   (published.isEmpty() ? QString() : QLatin1Char('\n') + published) +
                   findingsText(run->header.environment) + adviceOf(*run, analysis));
    return ExitStatus::Success;
}

} // namespace breakeven
