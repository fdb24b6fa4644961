// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runner.h"

#include "core/backends/library_versions.h"
#include "core/environment/processor_time.h"
#include "core/experiment/measured_target.h"
#include "core/experiment/run_reporter.h"
#include "core/experiment/schedule.h"
#include "core/plan/plan_json.h"
#include "core/runs/run_library.h"
#include "core/runtimes/cpython_interpreters.h"
#include "core/runtimes/switch_cost.h"
#include "core/workload/fake_work.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>
#include <thread>

namespace breakeven {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A preparation shorter than this is part of the budget, so that a run takes the time that was asked for.
constexpr auto ShortPreparation = 2s;

// How far past the budget a block may reach.
constexpr auto Grace = 500ms;

// A target that fails at this many points in a row is given up.
constexpr int FailuresOfADeadTarget = 2;

// How long the machine is watched while nothing is measured. The kernel counts in hundredths of a second.
constexpr auto QuietMoment = 200ms;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Runner)
};

// Cores' worth that other programs use while this one only waits.
std::optional<double> loadOfOthers(int cores)
{
    const auto from = ProcessorTime::now();
    std::this_thread::sleep_for(QuietMoment);
    const auto to = ProcessorTime::now();
    return from && to ? otherLoad(*from, *to, cores) : std::nullopt;
}

QString axisText(AxisKind axis, double value)
{
    const QString number = QString::number(value, 'g', 12); // bytes in full
    switch (axis) {
    case AxisKind::Threads:
        break;
    case AxisKind::RttUs:
    case AxisKind::ComputeUs:
        return Words::tr("%1 µs").arg(number);
    case AxisKind::PayloadBytes:
        return Words::tr("%1 bytes").arg(number);
    case AxisKind::Items:
        return Words::tr("%1 items").arg(number);
    }
    return Words::tr("all thread counts");
}

RunEnd endAs(RunStatus status, const QString& reason = {})
{
    return {.finished = QDateTime::currentDateTimeUtc(), .status = status, .reason = reason};
}

// Each Python once; only where Redis or Ceph is measured it says which client it has for it.
void note(std::vector<PythonFacts>& pythons, PythonFacts python)
{
    for (PythonFacts& known : pythons) {
        PythonFacts both = known;
        both.redis = python.redis.isEmpty() ? known.redis : python.redis;
        python.redis = both.redis;
        both.rados = python.rados.isEmpty() ? known.rados : python.rados;
        python.rados = both.rados;
        if (both == python) {
            known = both;
            return;
        }
    }
    pythons.push_back(std::move(python));
}

// The course of one run, from the first connection to the last file removed.
class RunCourse
{
public:
    RunCourse(const Plan& plan, const ExperimentOptions& options, const std::stop_token& stop,
              const std::function<void(ExperimentEvent)>& report)
        : m_plan(plan)
        , m_options(options)
        , m_stop(stop)
        , m_report(report)
        , m_schedule(plan)
        , m_python(plan.python)
    {}

    RunEnd run();

private:
    struct Opened
    {
        std::unique_ptr<MeasuredTarget> target;
        int failuresInARow = 0;
        bool dropped = false;
    };

    void chooseInterpreterOnce();
    void openTargets();
    void openTarget(const Target& target, RuntimeKind runtime);
    [[nodiscard]] RunHeader makeHeader() const;
    RunEnd measureAll(RunReporter& reporter);
    Status fail(RunReporter& reporter, Opened& opened, const PointKey& point, const Error& error);
    void closeTargets();
    RunEnd endWithoutRun(RunStatus status, const QString& reason);
    [[nodiscard]] Opened& openedFor(const PointKey& point);
    [[nodiscard]] Progress progress(const Analysis& analysis, const QString& doing);
    [[nodiscard]] QString reasons() const;

    const Plan& m_plan;
    const ExperimentOptions& m_options;
    const std::stop_token& m_stop;
    const std::function<void(ExperimentEvent)>& m_report;
    QUuid m_id = QUuid::createUuid();
    QDateTime m_startedAt = QDateTime::currentDateTimeUtc();
    Clock::time_point m_began = Clock::now();
    Schedule m_schedule;
    PythonSetting m_python; // the plan's, with the interpreter that was found
    std::vector<Opened> m_opened;
    std::vector<Failure> m_failures; // of preparing and cleaning up: not reported yet
    double m_share = 0;
};

RunEnd RunCourse::run()
{
    if (const Status valid = validate(m_plan); !valid.ok())
        return endWithoutRun(RunStatus::Failed, sentence(valid.error()));

    chooseInterpreterOnce();
    openTargets();
    if (m_stop.stop_requested() || m_opened.empty()) {
        closeTargets();
        return m_stop.stop_requested() ? endWithoutRun(RunStatus::Cancelled, {})
                                       : endWithoutRun(RunStatus::Failed, reasons());
    }

    const RunHeader header = makeHeader();
    QString path;
    if (m_options.writeRun)
        path = m_options.runPath.isEmpty() ? newRunPath(defaultRunFolder(), m_plan.title, m_startedAt)
                                           : m_options.runPath;
    auto reporter = RunReporter::start(header, path, m_report);
    if (!reporter.ok()) {
        closeTargets();
        return endWithoutRun(RunStatus::Failed, sentence(reporter.error()));
    }

    const auto before = ProcessorTime::now();
    RunEnd end = measureAll(reporter.value());
    if (const auto after = ProcessorTime::now(); before && after)
        end.strain.stolen = stolenShare(*before, *after);
    if (!m_stop.stop_requested())
        end.strain.otherLoad = loadOfOthers(header.environment.cores); // before clean-up, which is work as well
    closeTargets();
    for (const Failure& failure : m_failures)
        (void)reporter.value().add(failure); // finish() knows of it
    end.finished = QDateTime::currentDateTimeUtc();
    return reporter.value().finish(std::move(end));
}

// Looking for it takes a second, which each target would spend anew.
void RunCourse::chooseInterpreterOnce()
{
    const bool needed = std::any_of(m_plan.runtimes.begin(), m_plan.runtimes.end(),
                                    [](RuntimeKind runtime) { return runtime != RuntimeKind::Native; });
    if (!needed || !m_python.interpreter.isEmpty())
        return;
    m_report(Progress{
        .points = m_schedule.points(), .left = m_plan.budget, .doing = Words::tr("looking for Python")});
    PythonModules modules;
    for (const Target& target : m_plan.targets) {
        modules.redis = modules.redis || std::holds_alternative<RedisTarget>(target.backend);
        modules.rados = modules.rados || std::holds_alternative<RadosTarget>(target.backend);
    }
    if (const auto chosen = chooseInterpreter(modules, m_stop); chosen.ok())
        m_python.interpreter = chosen.value().path; // where there is none, the targets say so
}

void RunCourse::openTargets()
{
    for (const Target& target : m_plan.targets) {
        for (const RuntimeKind runtime : m_plan.runtimes) {
            if (m_stop.stop_requested())
                return;
            m_report(
                Progress{.points = m_schedule.points(),
                         .elapsed = std::chrono::round<std::chrono::milliseconds>(Clock::now() - m_began),
                         .left = m_plan.budget,
                         .doing = Words::tr("opening %1").arg(target.name)});
            openTarget(target, runtime);
        }
    }
}

void RunCourse::openTarget(const Target& target, RuntimeKind runtime)
{
    // Each runtime has items of its own, so that one may check what it wrote.
    const QString runId =
        QStringLiteral("%1-%2").arg(m_id.toString(QUuid::WithoutBraces)).arg(m_opened.size());
    Plan plan = m_plan;
    plan.python = m_python;
    auto opened = MeasuredTarget::open(plan, target, runtime, runId, m_stop);
    if (!opened.ok()) {
        m_failures.push_back({.target = target.name,
                              .runtime = runtime,
                              .value = std::nullopt,
                              .reason = sentence(opened.error())});
        m_schedule.drop(target.name, runtime, std::nullopt);
        return;
    }
    m_opened.push_back({.target = std::move(opened).value()});
}

RunHeader RunCourse::makeHeader() const
{
    RunHeader header{.id = m_id,
                     .title = m_plan.title,
                     .started = m_startedAt,
                     .plan = m_plan,
                     .environment = readEnvironment()};
    header.environment.otherLoad = loadOfOthers(header.environment.cores);
    header.environment.hiredisVersion = hiredisVersion();
    header.environment.workloadCost = measureWorkloadCost(m_plan.workload);
    header.environment.switchCost = measureSwitchCost();
    for (const Opened& opened : m_opened) {
        if (header.environment.pythonWorkloadCost.count() == 0)
            header.environment.pythonWorkloadCost = opened.target->workloadCost().value_or(0ns);
        header.environment.targets.push_back(opened.target->facts());
        if (const auto python = opened.target->python())
            note(header.environment.pythons, *python);
    }
    return header;
}

RunEnd RunCourse::measureAll(RunReporter& reporter)
{
    for (const Failure& failure : std::exchange(m_failures, {}))
        if (!reporter.add(failure).ok())
            return endAs(RunStatus::Failed);

    if (Clock::now() - m_began > ShortPreparation)
        m_began = Clock::now();
    const auto deadline = m_began + m_plan.budget;
    bool leftOut = false;

    while (!m_stop.stop_requested()) {
        if (Clock::now() >= deadline)
            return endAs(RunStatus::Budget);
        const auto visit = m_schedule.next(reporter.analysis());
        if (!visit) {
            if (m_schedule.points() == 0 && !leftOut)
                return endAs(RunStatus::Failed, Words::tr("No target is left to measure."));
            return endAs(leftOut ? RunStatus::Budget : RunStatus::Settled);
        }

        const PointKey& point = visit->point;
        Opened& opened = openedFor(point);
        if (Clock::now() + opened.target->expectedBlock(point.value) > deadline + Grace) {
            // The time left only gets less: nor will a later visit fit.
            m_schedule.drop(point.target, point.runtime, point.value);
            leftOut = true;
            continue;
        }

        auto block = opened.target->measure(*visit, m_stop);
        if (block.ok()) {
            opened.failuresInARow = 0;
            if (!reporter.add(block.value()).ok())
                return endAs(RunStatus::Failed);
        } else if (!m_stop.stop_requested()) {
            if (!fail(reporter, opened, point, block.error()).ok())
                return endAs(RunStatus::Failed);
        }
        reporter.progress(progress(reporter.analysis(),
                                   point.target + QStringLiteral(" · ") + axisText(point.axis, point.value)));
    }
    return endAs(RunStatus::Cancelled);
}

Status RunCourse::fail(RunReporter& reporter, Opened& opened, const PointKey& point, const Error& error)
{
    ++opened.failuresInARow;
    const bool dead = opened.failuresInARow >= FailuresOfADeadTarget;
    const std::optional<double> value = dead ? std::nullopt : std::optional(point.value);
    m_schedule.drop(point.target, point.runtime, value);
    return reporter.add(
        Failure{.target = point.target, .runtime = point.runtime, .value = value, .reason = sentence(error)});
}

void RunCourse::closeTargets()
{
    for (const Opened& opened : m_opened) {
        const Status closed = opened.target->close();
        if (!closed.ok())
            m_failures.push_back(
                {.target = opened.target->name(),
                 .runtime = opened.target->runtime(),
                 .value = std::nullopt,
                 .reason =
                     Words::tr("What this run made could not be removed: %1").arg(sentence(closed.error()))});
    }
    m_opened.clear();
}

RunEnd RunCourse::endWithoutRun(RunStatus status, const QString& reason)
{
    RunEnd end = endAs(status, reason);
    m_report(end);
    return end;
}

RunCourse::Opened& RunCourse::openedFor(const PointKey& point)
{
    // The schedule knows no point of a target that could not be opened.
    return *std::find_if(m_opened.begin(), m_opened.end(), [&](const Opened& opened) {
        return opened.target->name() == point.target && opened.target->runtime() == point.runtime;
    });
}

Progress RunCourse::progress(const Analysis& analysis, const QString& doing)
{
    using std::chrono::milliseconds;
    Progress result;
    result.pass = m_schedule.pass();
    result.settled = m_schedule.settledComparisons(analysis);
    result.total = m_schedule.comparisons();
    result.visited = m_schedule.visitedPoints();
    result.points = m_schedule.points();
    result.elapsed = std::chrono::round<milliseconds>(Clock::now() - m_began);
    result.left = std::max(m_plan.budget - result.elapsed, milliseconds(0));
    result.doing = doing;

    // Whichever comes first ends the run; new points may lower what is settled, but the bar never goes back.
    const double byBudget = std::min(1.0, static_cast<double>(result.elapsed.count()) /
                                              static_cast<double>(m_plan.budget.count()));
    const double bySettled = result.total > 0 ? static_cast<double>(result.settled) / result.total : 0;
    m_share = std::max({m_share, byBudget, bySettled * bySettled});
    result.share = m_share;
    return result;
}

QString RunCourse::reasons() const
{
    QStringList lines;
    for (const Failure& failure : m_failures)
        lines.append(
            m_plan.runtimes.size() > 1
                ? QStringLiteral("%1 (%2): %3").arg(failure.target, toString(failure.runtime), failure.reason)
                : QStringLiteral("%1: %2").arg(failure.target, failure.reason));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

RunEnd runPlan(const Plan& plan, const ExperimentOptions& options, const std::stop_token& stop,
               const std::function<void(ExperimentEvent)>& report)
{
    return RunCourse(plan, options, stop, report).run();
}

} // namespace breakeven
