// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/asked_plan.h"
#include "app/commands/dead_runs.h"
#include "app/commands/interruptible.h"
#include "app/commands/password_input.h"
#include "app/commands/progress_line.h"
#include "app/commands/python_options.h"
#include "app/commands/report.h"
#include "app/commands/result_text.h"
#include "app/commands/seconds_value.h"
#include "app/commands/verb.h"
#include "app/commands/verbose_log.h"
#include "app/commands/worth_option.h"
#include "app/wording/error_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_text.h"
#include "core/answer/answer.h"
#include "core/backends/redis/redis_code.h"
#include "core/backends/target_check.h"
#include "core/base/home_path.h"
#include "core/base/termination.h"
#include "core/environment/environment.h"
#include "core/environment/environment_json.h"
#include "core/experiment/experiment.h"
#include "core/plan/arm_format.h"
#include "core/plan/target_password.h"
#include "core/runs/run_reader.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

// The plan of a run file stands.
const QStringList goesWithContinue{QStringLiteral("continue"),       QStringLiteral("budget"),
                                   QStringLiteral("wait-for-quiet"), QStringLiteral("password-stdin"),
                                   QStringLiteral("details"),        QStringLiteral("json"),
                                   QStringLiteral("verbose")};

Result<Plan> planOf(const QString& path)
{
    const auto run = readRun(path);
    if (!run.ok())
        return run.error();
    return run.value().header.plan;
}

// What is left of a run's events once it is over.
struct Outcome
{
    std::optional<Started> started;
    Analysis analysis;
    std::vector<Failure> failures;
    RunEnd end;
    std::chrono::nanoseconds took{}; // by a clock that nobody sets
};

// Takes the events as they come, says at once what can't wait, keeps the rest.
class Listener
{
public:
    Listener(const Plan& plan, Console& console) : m_plan(plan), m_console(console) {}

    void operator()(const Progress& progress)
    {
        if (!runLog().isDebugEnabled()) // which says more
            m_progress.show(progress);
    }
    void operator()(const Started& started)
    {
        m_progress.clear();
        for (const QString& finding : phraseTexts(findings(started.header.environment)))
            m_console.warning(finding);
        for (const QString& warning : started.earlier ? warningTexts(*started.earlier) : QStringList())
            m_console.warning(warning);
        logStart(started.header, started.path);
        m_outcome.started = started;
    }
    void operator()(const Block& block) { logBlock(block); } // they are in the run file
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
            for (const QString& finding :
                 phraseTexts(findings(m_outcome.started->header.environment, end.strain)))
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

Outcome runToEnd(const Plan& plan, const ExperimentOptions& options, Console& console)
{
    Listener listener(plan, console);
    Termination termination;
    QEventLoop loop;
    const auto experiment = Experiment::start(plan, options);
    QObject::connect(&termination, &Termination::requested, &loop, [&] { experiment->cancel(); });
    const auto began = std::chrono::steady_clock::now();
    experiment->listen(
        &loop, [&](const ExperimentEvent& event) { std::visit(listener, event); }, [&] { loop.quit(); });
    loop.exec();
    Outcome outcome = listener.take();
    outcome.took = std::chrono::steady_clock::now() - began;
    return outcome;
}

// With its blocks, of which a long run has too many to be kept meanwhile; without them where its file can't
// be read.
Run runOf(const Outcome& outcome, const Plan& plan, Console& console)
{
    Run run;
    run.header.plan = plan;
    if (!outcome.started)
        return run;
    if (auto written = readRun(outcome.started->path); written.ok())
        run = std::move(written).value();
    else
        console.warning(sentence(written.error()));
    run.header = outcome.started->header;
    run.end = outcome.end;
    return run;
}

QJsonObject jsonOf(const Outcome& outcome, const Run& run)
{
    Analysis analysis = outcome.analysis;
    analysis.status = outcome.end.status; // of a run that never began, too
    const Answer answer = answerOf(run, analysis);
    QJsonObject object = reportJson(run, analysis, answer);
    QJsonArray sentences;
    for (const VerdictText& verdict : verdictTexts(answer, run.header.plan))
        sentences.append(verdict.headline);
    QJsonArray failures;
    for (const Failure& failure : outcome.failures)
        failures.append(failureText(failure, run.header.plan));
    const QString reason = reasonText(outcome.end);
    if (!outcome.started && !reason.isEmpty())
        failures.append(reason); // which kept it from beginning
    object.insert(QStringLiteral("verdicts"), sentences);
    object.insert(QStringLiteral("failures"), failures);
    if (!reason.isEmpty())
        object.insert(QStringLiteral("reason"), reason);
    if (outcome.started)
        object.insert(QStringLiteral("path"), outcome.started->path);
    return object;
}

QString textOf(const Outcome& outcome, const Run& run, bool withDetails)
{
    const RunHeader& header = run.header;
    const Answer answer = answerOf(run, outcome.analysis);
    return header.title + QLatin1Char('\n') + machineLine(header) + pythonLines(header.environment) +
           QLatin1Char('\n') + reportText(run, outcome.analysis, answer) +
           (withDetails ? detailsText(run, outcome.analysis, answer) : QString()) + QLatin1Char('\n') +
           Words::tr("Ended after %1: %2.\n")
               .arg(durationText(outcome.took), statusName(outcome.end.status)) +
           (withDetails
                ? QString()
                : Words::tr("More: --details, or breakeven analyze with the run file.") + QLatin1Char('\n')) +
           Words::tr("Run file: %1\n").arg(outcome.started->path);
}

// Servers say only when they are asked that they want a password. Without a terminal nobody could give it.
// False where a signal came meanwhile.
bool askWhereNeeded(std::vector<Target>& targets, Console& console)
{
    if (!canAsk())
        return true;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (serverOf(targets[i]).isEmpty() || !passwordOf(targets[i]).isEmpty())
            continue;
        const auto facts =
            untilSignal([&](const std::stop_token& stop) { return checkTarget(targets[i], stop); });
        if (!facts)
            return false;
        if (!facts->ok() && facts->error().code == RedisCode::CredentialsNeeded)
            static_cast<void>(PasswordInput::ask(Target(targets[i]), targets, console));
    }
    return true;
}

// Whether every target gave, under every runtime, an answer that its blocks support: a speed-up with its
// interval somewhere, and it did not end before the run did.
ExitStatus answered(const Outcome& outcome, const Plan& plan)
{
    bool isWhole = true;
    for (const Target& target : plan.targets) {
        for (const RuntimeKind runtime : plan.runtimes) {
            const bool isLost =
                std::any_of(outcome.failures.begin(), outcome.failures.end(), [&](const Failure& failure) {
                    return failure.target == target.name && failure.runtime == runtime && !failure.value;
                });
            const bool isSupported =
                std::any_of(outcome.analysis.points.begin(), outcome.analysis.points.end(),
                            [&](const PointResult& point) {
                                return point.key.target == target.name && point.key.runtime == runtime &&
                                       point.speedUp.interval;
                            });
            isWhole = isWhole && isSupported && !isLost;
        }
    }
    if (isWhole)
        return ExitStatus::Success;
    return outcome.analysis.points.empty() ? ExitStatus::Failed : ExitStatus::Partial;
}

ExitStatus statusOf(const Outcome& outcome, const Plan& plan)
{
    switch (outcome.end.status) {
    case RunStatus::Settled:
    case RunStatus::Budget:
        return answered(outcome, plan);
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
    const QCommandLineOption planFile(QStringLiteral("plan"),
                                      Words::tr("The experiment, in a file of your own, or itself as JSON."),
                                      QStringLiteral("file"));
    const QCommandLineOption goOn(
        QStringLiteral("continue"),
        Words::tr("Measures the run of this file longer, in it: the same plan, for its budget or --budget."),
        QStringLiteral("file"));
    const QCommandLineOption out(
        QStringLiteral("out"),
        Words::tr("The run file to write; it must not exist. Otherwise a new one in the "
                  "folder of the runs, which is chosen in the window's menu."),
        QStringLiteral("file"));
    const QCommandLineOption budget(QStringLiteral("budget"), Words::tr("How long to measure at most."),
                                    QStringLiteral("seconds"));
    const QCommandLineOption pipelined(
        QStringLiteral("pipelined"),
        Words::tr("Adds an arm on Redis: one thread that sends a batch's requests together."));
    const QCommandLineOption arms(QStringLiteral("arms"),
                                  Words::tr("The arms in place of the plan's, e.g. "
                                            "threads:1,threads:6,pipelined."),
                                  QStringLiteral("list"));
    const QCommandLineOption cores(QStringLiteral("cores"),
                                   Words::tr("The condition of the cores while it measures: awake, "
                                             "as-they-are, which lets them fall asleep, or both, each "
                                             "target in either."),
                                   QStringLiteral("condition"));
    const QCommandLineOption quiet(
        QStringLiteral("wait-for-quiet"),
        Words::tr("How long to wait at most while other programs are busy; 0: not at all. Otherwise 15."),
        QStringLiteral("seconds"), QStringLiteral("15"));
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints the result as one JSON object."));
    QCommandLineParser parser;
    const PythonOptions python;
    const QCommandLineOption details(
        QStringLiteral("details"),
        Words::tr("Prints causes, advice, disturbances and thread counts by the book, too."));
    parser.addOptions({preset, planFile, goOn, out, budget, arms, pipelined, cores, quiet, details, json});
    const WorthOption worth;
    worth.addTo(parser);
    python.addTo(parser);
    const PasswordInput passwords;
    passwords.addTo(parser);
    if (const auto status = parseArguments(verb, parser, arguments, 0, 0, console))
        return *status;
    if (parser.isSet(preset) && parser.isSet(planFile))
        return usageError(verb, Words::tr("--preset and --plan exclude each other."), console);

    if (parser.isSet(goOn))
        for (const QString& option : parser.optionNames())
            if (!goesWithContinue.contains(option))
                return usageError(verb, Words::tr("--continue and --%1 exclude each other.").arg(option),
                                  console);

    const QString continued =
        parser.isSet(goOn) ? QFileInfo(atHome(parser.value(goOn))).absoluteFilePath() : QString();
    auto asked = continued.isEmpty() ? planAskedFor(parser, preset, planFile, console) : planOf(continued);
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
    if (parser.isSet(arms)) {
        auto wanted = armsFromList(parser.value(arms));
        if (!wanted.ok())
            return usageError(verb, sentence(wanted.error()), console);
        plan.arms = std::move(wanted).value();
    }
    if (parser.isSet(pipelined) &&
        std::find(plan.arms.begin(), plan.arms.end(), Arm::pipelined()) == plan.arms.end())
        plan.arms.push_back(Arm::pipelined());
    if (parser.isSet(budget)) {
        const auto atMost = timeFrom(parser.value(budget), 0.1);
        if (!atMost)
            return usageError(verb, Words::tr("--budget takes a number of seconds, 0.1 to 604800."), console);
        plan.budget = *atMost;
    }
    if (const QString problem = worth.applyTo(plan, parser); !problem.isEmpty())
        return usageError(verb, problem, console);
    if (parser.isSet(cores)) {
        const auto wanted = coresNamed(parser.value(cores));
        const bool both = parser.value(cores) == QLatin1String("both");
        if (!wanted && !both)
            return usageError(verb, Words::tr("--cores is awake, as-they-are or both."), console);
        plan.cores = wanted.value_or(plan.cores);
        if (both)
            plan = inBothConditions(std::move(plan));
    }
    const auto patience = timeFrom(parser.value(quiet), 0);
    if (!patience)
        return usageError(verb, Words::tr("--wait-for-quiet takes a number of seconds, 0 to 604800."),
                          console);
    if (const Status valid = validate(plan); !valid.ok())
        return usageError(verb, sentence(valid.error()), console);
    QString path = continued;
    if (parser.isSet(out)) {
        path = QFileInfo(atHome(parser.value(out))).absoluteFilePath();
        if (QFileInfo::exists(path)) {
            console.error(Words::tr("%1 exists already; choose another name or remove it.").arg(path));
            return ExitStatus::Failed;
        }
    }

    if (const auto status = passwords.fill(plan.targets, verb, parser, console))
        return *status;
    if (!askWhereNeeded(plan.targets, console))
        return ExitStatus::Cancelled;

    const Outcome outcome = runToEnd(
        plan, {.runPath = path, .continues = !continued.isEmpty(), .waitForQuiet = *patience}, console);
    const Run run = runOf(outcome, plan, console);
    if (parser.isSet(json))
        console.result(QJsonDocument(jsonOf(outcome, run)));
    else if (outcome.started)
        console.result(textOf(outcome, run, parser.isSet(details)));
    if (outcome.end.status == RunStatus::Failed)
        console.error(reasonText(outcome.end).isEmpty() ? Words::tr("nothing could be measured.")
                                                        : reasonText(outcome.end));
    else if (outcome.end.status == RunStatus::Cancelled)
        console.note(Words::tr("Cancelled; what was measured is kept."));
    if (outcome.started && outcome.end.status != RunStatus::Cancelled)
        tellWhatDeadRunsLeft(plan.targets, outcome.failures, console);
    const ExitStatus status = statusOf(outcome, plan);
    if (status == ExitStatus::Partial)
        console.error(Words::tr("not every target gave an answer that its blocks support; measure longer."));
    else if (status == ExitStatus::Failed && outcome.end.status != RunStatus::Failed)
        console.error(Words::tr("nothing could be measured."));
    return status;
}

} // namespace breakeven
