// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runner.h"

#include "core/backends/redis/library_versions.h"
#include "core/environment/processor_time.h"
#include "core/experiment/continued_run.h"
#include "core/experiment/cores_condition.h"
#include "core/experiment/experiment_code.h"
#include "core/experiment/measured_target.h"
#include "core/experiment/quiet_machine.h"
#include "core/experiment/run_limits.h"
#include "core/experiment/run_reporter.h"
#include "core/experiment/schedule.h"
#include "core/plan/target_address.h"
#include "core/runs/run_library.h"
#include "core/runtimes/cpython_interpreters.h"
#include "core/runtimes/switch_cost.h"
#include "core/workload/fake_work.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace breakeven {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A preparation shorter than this is part of the budget, so that a run takes the time that was asked for.
constexpr auto shortPreparation = 2s;

// A machine has states that last for seconds: blocks that settle within one of them agree with each other,
// and not with the next run. So a run looks at the machine for this share of its budget at least.
constexpr int leastPartOfBudget = 2; // a half

// How far past the budget a block may reach, and one without which nothing would be known of its point.
constexpr std::chrono::milliseconds grace = 500ms;
constexpr std::chrono::milliseconds graceOfTheFirst = 2s;

RunEnd endAs(RunStatus status, std::optional<Error> error = {})
{
    return {.finished = QDateTime::currentDateTimeUtc(), .status = status, .error = std::move(error)};
}

// The course of one run, from the first connection to the last file removed.
class RunCourse
{
public:
    // `continued`: none of a new run.
    RunCourse(Plan plan, std::optional<ContinuedRun> continued, const ExperimentOptions& options,
              const std::stop_token& stop, const std::function<void(ExperimentEvent)>& report)
        : m_plan(std::move(plan))
        , m_continued(std::move(continued))
        , m_options(options)
        , m_stop(stop)
        , m_report(report)
        , m_schedule(m_plan)
        , m_python(m_plan.python)
    {
        if (m_continued)
            m_schedule.goOnFrom(m_continued->earlier->blocks);
    }

    RunEnd run();

private:
    struct Opened
    {
        std::unique_ptr<MeasuredTarget> target;
        FailureRow failures = {};
    };

    void chooseInterpreterOnce();
    void openTargets();
    void openTarget(const Target& target, RuntimeKind runtime);
    void waitForQuietMachine(Environment& machine);
    [[nodiscard]] RunHeader makeHeader(const Environment& machine);
    [[nodiscard]] Result<RunReporter> begin(const RunHeader& header);
    RunEnd measureAll(RunReporter& reporter);
    [[nodiscard]] Result<Block> measure(Opened& opened, const Schedule::Visit& visit);
    [[nodiscard]] Clock::time_point deadline() const { return m_began + m_plan.budget; }
    Status fail(RunReporter& reporter, Opened& opened, const PointKey& point, const Error& error);
    void closeTargets();
    RunEnd endWithoutRun(RunEnd end);
    [[nodiscard]] Opened& openedFor(const PointKey& point);
    [[nodiscard]] Progress progress(const Analysis& analysis, const PointKey& point);

    const Plan m_plan;
    std::optional<ContinuedRun> m_continued; // until the first block
    const ExperimentOptions& m_options;
    const std::stop_token& m_stop;
    const std::function<void(ExperimentEvent)>& m_report;
    QUuid m_id = QUuid::createUuid();
    QDateTime m_startedAt = QDateTime::currentDateTimeUtc();
    Clock::time_point m_start = Clock::now(); // whatever happens to the time of day
    Clock::time_point m_began = Clock::now();
    Schedule m_schedule;
    PythonSetting m_python; // the plan's, with the interpreter that was found
    CoresCondition m_cores;
    std::vector<Opened> m_opened;
    std::vector<Failure> m_failures; // of preparing and cleaning up: not reported yet
    DescriptorReckoning m_descriptors;
    std::optional<Deadlines> m_deadlines; // from the first target on
    Clock::duration m_spentInVain{};      // on targets that couldn't be opened, each of its share at most
    double m_share = 0;
};

RunEnd RunCourse::run()
{
    if (const Status valid = validate(m_plan); !valid.ok())
        return endWithoutRun(endAs(RunStatus::Failed, valid.error()));

    const Environment machine = readEnvironment();
    if (std::any_of(m_plan.targets.begin(), m_plan.targets.end(),
                    [this](const Target& target) { return coresFor(m_plan, target) == Cores::Awake; }))
        m_cores.make(machine);
    auto deadlines = Deadlines::make(m_stop);
    if (!deadlines.ok())
        return endWithoutRun(endAs(RunStatus::Failed, deadlines.error()));
    m_deadlines.emplace(std::move(deadlines).value());
    chooseInterpreterOnce();
    openTargets();
    if (m_stop.stop_requested() || m_opened.empty()) {
        closeTargets();
        if (m_stop.stop_requested())
            return endWithoutRun(endAs(RunStatus::Cancelled));
        RunEnd end = endAs(RunStatus::Failed);
        end.unopened = m_failures;
        return endWithoutRun(std::move(end));
    }

    const RunHeader header = makeHeader(machine);
    auto reporter = begin(header);
    if (!reporter.ok()) {
        closeTargets();
        return endWithoutRun(endAs(RunStatus::Failed, reporter.error()));
    }

    const auto before = ProcessorTime::now();
    RunEnd end = measureAll(reporter.value());
    if (const auto after = ProcessorTime::now(); before && after)
        end.strain.stolen = stolenShare(*before, *after);
    if (!m_stop.stop_requested())
        end.strain.otherLoad =
            loadOfOthers(header.environment.cores); // before clean-up, which is work as well
    closeTargets();
    for (const Failure& failure : m_failures)
        (void)reporter.value().add(failure); // finish() knows of it
    end.finished = m_startedAt.addMSecs((Clock::now() - m_start) / 1ms);
    return reporter.value().finish(std::move(end));
}

Result<RunReporter> RunCourse::begin(const RunHeader& header)
{
    if (m_continued) {
        if (const Status same = sameConditions(m_continued->earlier->header, header.environment); !same.ok())
            return same.error();
        return RunReporter::goOn(*std::exchange(m_continued, std::nullopt), m_report);
    }
    QString path = m_options.runPath;
    if (path.isEmpty())
        path = newRunPath(runFolder(), m_plan.title, m_startedAt);
    return RunReporter::start(header, m_options.writeRun ? path : QString(), m_report);
}

// Looking for it takes a second, which each target would spend anew.
void RunCourse::chooseInterpreterOnce()
{
    const bool needed = std::any_of(m_plan.runtimes.begin(), m_plan.runtimes.end(),
                                    [](RuntimeKind runtime) { return runtime != RuntimeKind::Native; });
    if (!needed || !m_python.interpreter.isEmpty())
        return;
    m_report(Progress{.points = m_schedule.points(),
                      .left = m_plan.budget,
                      .doing = {.step = Doing::Step::LooksForPython}});
    QStringList modules;
    for (const Target& target : m_plan.targets)
        if (const QString module = target.backend.type().python.module;
            !module.isEmpty() && !modules.contains(module))
            modules.append(module);
    if (const auto chosen = chooseInterpreter(modules, m_stop); chosen.ok())
        m_python.interpreter = chosen.value().path; // where there is none, the targets say so
}

void RunCourse::openTargets()
{
    for (const Target& target : m_plan.targets) {
        for (const RuntimeKind runtime : m_plan.runtimes) {
            if (m_stop.stop_requested())
                return;
            m_report(Progress{
                .points = m_schedule.points(),
                .elapsed = std::chrono::round<std::chrono::milliseconds>(Clock::now() - m_began),
                .left = m_plan.budget,
                .doing = {.step = Doing::Step::Opens,
                          .point = {.target = target.name, .runtime = runtime, .axis = m_plan.axis.kind}}});
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
    const auto held = m_cores.hold(coresFor(m_plan, target)); // round trips and Python's costs are measured
    const auto began = Clock::now();
    auto opened =
        m_deadlines->timed(began + longestOpening(m_plan), Clock::time_point::max(), addressOf(target),
                           [&](const std::stop_token& stop) {
                               return MeasuredTarget::open(plan, target, runtime, runId, stop,
                                                           patienceFor(m_plan), m_descriptors.spare());
                           });
    if (!opened.ok()) {
        m_spentInVain += std::min<Clock::duration>(Clock::now() - began, shareOf(m_plan));
        m_failures.push_back({target.name, runtime, std::nullopt, opened.error()});
        m_schedule.drop(target.name, runtime, std::nullopt);
        return;
    }
    m_descriptors.promise(opened.value()->descriptors());
    m_opened.push_back({.target = std::move(opened).value()});
}

// Which is no part of the budget.
void RunCourse::waitForQuietMachine(Environment& machine)
{
    const auto tell = [this](double load) {
        m_report(
            Progress{.points = m_schedule.points(), .left = m_plan.budget, .doing = {}, .awaitedLoad = load});
    };
    const QuietWait wait =
        waitForQuiet(machine.cores, m_options.waitForQuiet, m_stop, m_options.skipWaiting, tell);
    machine.waitedForQuiet = wait.waited;
    machine.otherLoad = wait.load;
    m_began += wait.waited;
}

RunHeader RunCourse::makeHeader(const Environment& machine)
{
    RunHeader header{
        .id = m_id, .title = m_plan.title, .started = m_startedAt, .plan = m_plan, .environment = machine};
    header.environment.coresKeptAwake = m_cores.keepsAwake();
    header.environment.placementDrawn = m_opened.front().target->drawsPlacements();
    waitForQuietMachine(header.environment);
    header.environment.hiredisVersion = hiredisVersion();
    {
        const auto held = m_cores.hold(Cores::Awake); // as the blocks that these explain
        header.environment.workloadCost = measureWorkloadCost(m_plan.workload);
        header.environment.switchCost = measureSwitchCost();
    }
    for (const Opened& opened : m_opened) {
        if (header.environment.pythonWorkloadCost.count() == 0)
            header.environment.pythonWorkloadCost = opened.target->workloadCost().value_or(0ns);
        header.environment.targets.push_back(opened.target->facts());
        if (const auto python = opened.target->python())
            addOnce(header.environment.pythons, *python);
    }
    return header;
}

RunEnd RunCourse::measureAll(RunReporter& reporter)
{
    for (const Failure& failure : std::exchange(m_failures, {}))
        if (!reporter.add(failure).ok())
            return endAs(RunStatus::Failed);

    if (Clock::now() - m_began > std::min<Clock::duration>(shortPreparation, m_plan.budget / 2))
        m_began = Clock::now() - m_spentInVain;
    bool leftOut = false;

    while (!m_stop.stop_requested()) {
        if (Clock::now() >= deadline())
            return endAs(RunStatus::Budget);
        auto visit = m_schedule.next(reporter.analysis());
        if (!visit && !leftOut && Clock::now() < m_began + m_plan.budget / leastPartOfBudget)
            visit = m_schedule.nextOfSettled();
        if (!visit) {
            if (m_schedule.points() == 0 && !leftOut)
                return endAs(RunStatus::Failed, Error{ExperimentCode::NoTargetLeft, {}, {}});
            return endAs(leftOut ? RunStatus::Budget : RunStatus::Settled);
        }

        const PointKey& point = visit->point;
        Opened& opened = openedFor(point);
        const auto expected = opened.target->expectedBlock(point.value);
        if (visit->block == 0 && expected > m_plan.budget + grace &&
            !reporter.add(tooLong(point, expected, m_plan.budget)).ok())
            return endAs(RunStatus::Failed);
        if (Clock::now() + expected > deadline() + grace) {
            // The time left only gets less: nor will a later visit fit.
            m_schedule.drop(point.target, point.runtime, point.value);
            leftOut = true;
            continue;
        }

        auto block = measure(opened, *visit);
        if (block.ok()) {
            opened.failures.end();
            if (!reporter.add(block.value()).ok())
                return endAs(RunStatus::Failed);
        } else if (!m_stop.stop_requested() && block.error().code != Error::Code::Cancelled) {
            if (!fail(reporter, opened, point, block.error()).ok())
                return endAs(RunStatus::Failed);
        }
        reporter.progress(progress(reporter.analysis(), point));
    }
    return endAs(RunStatus::Cancelled);
}

Result<Block> RunCourse::measure(Opened& opened, const Schedule::Visit& visit)
{
    const auto held = m_cores.hold(opened.target->cores());
    const auto limit = Clock::now() + opened.target->longestBlock(visit.point.value) + patienceFor(m_plan);
    const auto last = deadline() + (visit.block == 0 ? graceOfTheFirst : grace);
    return m_deadlines->timed(limit, last, opened.target->facts().endpoint, [&](const std::stop_token& stop) {
        return opened.target->measure(visit, stop);
    });
}

Status RunCourse::fail(RunReporter& reporter, Opened& opened, const PointKey& point, const Error& error)
{
    const bool isDead = opened.failures.add(error, point.runtime, [&] {
        return m_deadlines->endedAt(Clock::now() + patienceFor(m_plan), [&](const std::stop_token& stop) {
            return opened.target->answers(stop);
        });
    });
    const std::optional<double> value = isDead ? std::nullopt : std::optional(point.value);
    m_schedule.drop(point.target, point.runtime, value);
    return reporter.add(
        Failure{.target = point.target, .runtime = point.runtime, .value = value, .error = error});
}

void RunCourse::closeTargets()
{
    for (const Opened& opened : m_opened) {
        const Status closed = opened.target->close(m_stop);
        if (!closed.ok())
            m_failures.push_back({.target = opened.target->name(),
                                  .runtime = opened.target->runtime(),
                                  .value = std::nullopt,
                                  .error = closed.error(),
                                  .whenRemoving = true});
    }
    m_opened.clear();
}

RunEnd RunCourse::endWithoutRun(RunEnd end)
{
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

Progress RunCourse::progress(const Analysis& analysis, const PointKey& point)
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
    result.doing = {.step = Doing::Step::Measures, .point = point};

    // Whichever comes first ends the run; new points may lower what is settled, but the bar never goes back.
    const double byBudget = std::min(1.0, static_cast<double>(result.elapsed.count()) /
                                              static_cast<double>(m_plan.budget.count()));
    const double bySettled = result.total > 0 ? static_cast<double>(result.settled) / result.total : 0;
    const double looked = std::min(1.0, byBudget * leastPartOfBudget);
    m_share = std::max({m_share, byBudget, bySettled * bySettled * looked});
    result.share = m_share;
    return result;
}

} // namespace

RunEnd runPlan(const Plan& plan, const ExperimentOptions& options, const std::stop_token& stop,
               const std::function<void(ExperimentEvent)>& report)
{
    if (!options.continues)
        return RunCourse(plan, std::nullopt, options, stop, report).run();
    auto continued = ContinuedRun::open(options.runPath, plan);
    if (!continued.ok()) {
        const RunEnd end = endAs(RunStatus::Failed, continued.error());
        report(end);
        return end;
    }
    Plan measured = continued.value().plan;
    return RunCourse(std::move(measured), std::move(continued).value(), options, stop, report).run();
}

} // namespace breakeven
