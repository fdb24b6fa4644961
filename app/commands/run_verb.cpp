// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/advice_section.h"
#include "app/commands/causes_section.h"
#include "app/commands/password_input.h"
#include "app/commands/progress_line.h"
#include "app/commands/published_table_text.h"
#include "app/commands/python_options.h"
#include "app/commands/result_text.h"
#include "app/commands/termination.h"
#include "app/commands/verb.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_text.h"
#include "core/analysis/advice_json.h"
#include "core/analysis/analysis_json.h"
#include "core/analysis/gil_model_facts.h"
#include "core/analysis/published_table_json.h"
#include "core/backends/target_check.h"
#include "core/environment/environment.h"
#include "core/experiment/experiment.h"
#include "core/experiment/presets.h"
#include "core/plan/plan_json.h"
#include "core/plan/target_password.h"
#include "core/runs/run_findings.h"
#include "core/runs/run_reader.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <optional>
#include <utility>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

// What is left of a run's events once it is over.
struct Outcome
{
    std::optional<Started> started;
    Analysis analysis;
    std::vector<Failure> failures;
    RunEnd end;
};

// Takes the events as they come, says at once what can't wait, keeps the rest.
class Listener
{
public:
    Listener(const Plan& plan, Console& console) : m_plan(plan), m_console(console) {}

    void operator()(const Progress& progress) { m_progress.show(progress); }
    void operator()(const Started& started)
    {
        m_progress.clear();
        for (const QString& finding : findings(started.header.environment))
            m_console.warning(finding);
        m_outcome.started = started;
    }
    void operator()(const Block&) {} // they are in the run file
    void operator()(const Failure& failure)
    {
        m_progress.clear();
        m_console.error(failureText(failure, m_plan));
        m_outcome.failures.push_back(failure);
    }
    void operator()(const Analysis& analysis) { m_outcome.analysis = analysis; }
    void operator()(const RunEnd& end)
    {
        m_progress.clear();
        if (m_outcome.started)
            for (const QString& finding : findings(m_outcome.started->header.environment, end.strain))
                m_console.warning(finding);
        m_outcome.end = end;
    }

    [[nodiscard]] Outcome take() { return std::move(m_outcome); }

private:
    const Plan& m_plan;
    Console& m_console;
    ProgressLine m_progress;
    Outcome m_outcome;
};

Outcome runToEnd(const Plan& plan, const QString& path, Console& console)
{
    Listener listener(plan, console);
    Termination termination;
    QEventLoop loop;
    QFutureWatcher<ExperimentEvent> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::resultsReadyAt, &loop, [&](int begin, int end) {
        for (int i = begin; i < end; ++i)
            std::visit(listener, watcher.resultAt(i));
    });
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);

    const auto experiment = Experiment::start(plan, {.runPath = path, .writeRun = true});
    QObject::connect(&termination, &Termination::requested, &loop, [&] { experiment->cancel(); });
    watcher.setFuture(experiment->events());
    loop.exec();
    return listener.take();
}

// With its blocks, of which a long run has too many to be kept meanwhile.
std::optional<Run> writtenRun(const QString& path, Console& console)
{
    auto run = readRun(path);
    if (run.ok())
        return std::move(run).value();
    console.warning(sentence(run.error()));
    return std::nullopt;
}

QJsonObject jsonOf(const Outcome& outcome, const std::optional<Run>& run, const Plan& plan)
{
    Analysis analysis = outcome.analysis;
    analysis.status = outcome.end.status; // of a run that never began, too
    QJsonObject object = toJson(analysis);
    QJsonArray sentences;
    for (const VerdictText& verdict : verdictTexts(analysis, plan))
        sentences.append(verdict.headline);
    QJsonArray failures;
    for (const Failure& failure : outcome.failures)
        failures.append(failureText(failure, plan));
    if (!outcome.started && !outcome.end.reason.isEmpty())
        failures.append(outcome.end.reason); // which kept it from beginning
    object.insert(QStringLiteral("verdicts"), sentences);
    object.insert(QStringLiteral("failures"), failures);
    if (!outcome.end.reason.isEmpty())
        object.insert(QStringLiteral("reason"), outcome.end.reason);
    if (outcome.started)
        object.insert(QStringLiteral("path"), outcome.started->path);
    if (!run)
        return object;
    addAdvice(*run, outcome.analysis, object);
    if (const auto model = GilModelFacts::of(plan, run->blocks))
        object.insert(QStringLiteral("gil_model"), toJson(*model));
    object.insert(QStringLiteral("findings"), QJsonArray::fromStringList(findingsOf(*run)));
    if (const auto table = publishedTable(*run, outcome.analysis); !table.empty())
        object.insert(QStringLiteral("published"), toJson(table));
    return object;
}

QString textOf(const Outcome& outcome, const std::optional<Run>& run, const Plan& plan)
{
    const RunHeader& header = outcome.started->header;
    const auto took = std::chrono::milliseconds(header.started.msecsTo(outcome.end.finished));
    return header.title + QLatin1Char('\n') + pythonLines(header.environment) +
           (run ? gilModelLine(GilModelFacts::of(plan, run->blocks)) : QString()) + QLatin1Char('\n') +
           resultText(outcome.analysis, plan) + causesSection(outcome.analysis, plan, header.environment) +
           QLatin1Char('\n') +
           (run ? publishedTableText(publishedTable(*run, outcome.analysis)) + findingsText(*run) +
                      adviceSection(*run, outcome.analysis)
                : QString()) +
           QLatin1Char('\n') +
           Words::tr("Ended after %1: %2.\n").arg(durationText(took), statusName(outcome.end.status)) +
           Words::tr("Run file: %1\n").arg(outcome.started->path);
}

Result<Plan> planAskedFor(const QCommandLineParser& parser, const QCommandLineOption& preset,
                          const QCommandLineOption& planFile)
{
    if (!parser.isSet(planFile)) {
        if (!parser.isSet(preset))
            return presets().front().plan;
        auto found = presetById(parser.value(preset));
        if (!found.ok())
            return found.error();
        return found.value().plan;
    }
    const QString path = parser.value(planFile);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.exists() ? Error::Code::NotPermitted : Error::Code::NotFound, path,
                     file.errorString()};
    return planFromBytes(file.readAll(), path);
}

// Of seconds, as far as a plan's budget goes.
std::optional<std::chrono::milliseconds> budgetFrom(const QString& text)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0.1) || seconds > 604'800)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

// Servers say only when they are asked that they want a password. Without a terminal nobody could give it.
void askWhereNeeded(std::vector<Target>& targets, Console& console)
{
    if (!canAsk())
        return;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (serverOf(targets[i]).isEmpty() || !passwordOf(targets[i]).isEmpty())
            continue;
        const auto facts = checkTarget(targets[i]);
        if (!facts.ok() && facts.error().code == Error::Code::CredentialsNeeded)
            static_cast<void>(PasswordInput::ask(Target(targets[i]), targets, console));
    }
}

ExitStatus statusOf(const RunEnd& end)
{
    switch (end.status) {
    case RunStatus::Settled:
    case RunStatus::Budget:
        return ExitStatus::Success;
    case RunStatus::Cancelled:
        return ExitStatus::Cancelled;
    case RunStatus::Failed:
        break;
    }
    return ExitStatus::Failed;
}

} // namespace

ExitStatus runVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption preset(QStringLiteral("preset"),
                                    Words::tr("The experiment, as `presets` lists them."),
                                    QStringLiteral("name"));
    const QCommandLineOption planFile(
        QStringLiteral("plan"), Words::tr("The experiment, in a file of your own."), QStringLiteral("file"));
    const QCommandLineOption out(
        QStringLiteral("out"),
        Words::tr("The run file to write; it must not exist. Otherwise a new one in the "
                  "user's data folder."),
        QStringLiteral("file"));
    const QCommandLineOption budget(QStringLiteral("budget"), Words::tr("How long to measure at most."),
                                    QStringLiteral("seconds"));
    const QCommandLineOption pipelined(
        QStringLiteral("pipelined"),
        Words::tr("Adds an arm on Redis: one thread that sends a batch's requests together."));
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints the result as one JSON object."));
    QCommandLineParser parser;
    const PythonOptions python;
    parser.addOptions({preset, planFile, out, budget, pipelined, json});
    python.addTo(parser);
    const PasswordInput passwords;
    passwords.addTo(parser);
    if (const auto status = parseArguments(verb, parser, arguments, 0, 0, console))
        return *status;
    if (parser.isSet(preset) && parser.isSet(planFile))
        return usageError(verb, Words::tr("--preset and --plan exclude each other."), console);

    auto asked = planAskedFor(parser, preset, planFile);
    if (!asked.ok()) {
        console.error(sentence(asked.error()));
        return ExitStatus::Failed;
    }
    Plan plan = std::move(asked).value();

    if (const Status applied = python.applyTo(plan, parser); !applied.ok()) {
        if (applied.error().code == Error::Code::InvalidInput)
            return usageError(verb, applied.error().detail, console);
        console.error(sentence(applied.error()));
        return ExitStatus::Failed;
    }
    plan.pipelined = plan.pipelined || parser.isSet(pipelined);
    if (parser.isSet(budget)) {
        const auto atMost = budgetFrom(parser.value(budget));
        if (!atMost)
            return usageError(verb, Words::tr("--budget takes a number of seconds, 0.1 to 604800."), console);
        plan.budget = *atMost;
    }
    if (const Status valid = validate(plan); !valid.ok())
        return usageError(verb, sentence(valid.error()), console);
    QString path;
    if (parser.isSet(out)) {
        path = QFileInfo(parser.value(out)).absoluteFilePath();
        if (QFileInfo::exists(path)) {
            console.error(Words::tr("%1 exists already; choose another name or remove it.").arg(path));
            return ExitStatus::Failed;
        }
    }

    if (const auto status = passwords.fill(plan.targets, verb, parser, console))
        return *status;
    askWhereNeeded(plan.targets, console);

    const Outcome outcome = runToEnd(plan, path, console);
    const std::optional<Run> run =
        outcome.started ? writtenRun(outcome.started->path, console) : std::nullopt;
    if (parser.isSet(json))
        console.result(QJsonDocument(jsonOf(outcome, run, plan)));
    else if (outcome.started)
        console.result(textOf(outcome, run, plan));
    if (outcome.end.status == RunStatus::Failed)
        console.error(outcome.end.reason.isEmpty() ? Words::tr("nothing could be measured.")
                                                   : outcome.end.reason);
    else if (outcome.end.status == RunStatus::Cancelled)
        console.note(Words::tr("Cancelled; what was measured is kept."));
    return statusOf(outcome.end);
}

} // namespace breakeven
