// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawing/report_verb.h"

#include "app/charts/chart_export.h"
#include "app/commands/opened_run.h"
#include "app/commands/output_options.h"
#include "app/commands/worth_option.h"
#include "app/report/report_file.h"
#include "app/wording/error_text.h"
#include "core/analysis/analyzer.h"

#include <QCoreApplication>

#include <list>
#include <vector>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

struct Reported
{
    Run run;
    Analysis analysis;
    Answer answer;
};

// Of a run that was killed nothing more comes: the answer is to be final.
Reported reported(Run run)
{
    Reported all{.run = std::move(run), .analysis = {}, .answer = {}};
    all.analysis = analyze(all.run);
    if (!all.analysis.status)
        all.analysis.status = RunStatus::Cancelled;
    all.answer = answerOf(all.run, all.analysis);
    return all;
}

} // namespace

ExitStatus reportVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const OutputOptions output(Words::tr("The file to write; its ending (html, pdf) says the format."));
    const WorthOption worth;
    QCommandLineParser parser;
    output.addTo(parser);
    worth.addTo(parser);
    if (const auto status = parseArguments(verb, parser, arguments, 1, 64, console))
        return *status;
    const QString path = output.path(parser);
    if (path.isEmpty())
        return usageError(verb, Words::tr("--output is missing."), console);
    if (!isReportName(path))
        return usageError(verb, Words::tr("--output takes a name that ends in .html or .pdf."), console);
    if (!output.isFree(parser, console))
        return ExitStatus::Failed;

    std::list<Reported> all; // which stay where they are
    std::vector<ReportedRun> runs;
    for (const QString& name : parser.positionalArguments()) {
        auto run = openedRun(name, console);
        if (!run)
            return ExitStatus::Failed;
        if (const QString problem = worth.applyTo(run->header.plan, parser); !problem.isEmpty())
            return usageError(verb, problem, console);
        const Reported& one = all.emplace_back(reported(*std::move(run)));
        runs.push_back({.run = &one.run, .analysis = &one.analysis, .answer = &one.answer});
    }
    const auto encoded = encodedReport(reportOf(runs), path);
    const Status written = encoded.ok() ? writeChart(encoded.value(), path) : Status(encoded.error());
    if (!written.ok()) {
        console.error(sentence(written.error()));
        return ExitStatus::Failed;
    }
    console.result(path + QLatin1Char('\n'));
    return ExitStatus::Success;
}

} // namespace breakeven
