// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/pictures/pictured_runs.h"

#include "core/analysis/analyzer.h"
#include "core/answer/found_answers.h"
#include "core/experiment/presets.h"
#include "core/runs/run_remarks.h"
#include "core/runs/run_writer.h"
#include "tests/core/analysis/simulated_run.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace breakeven {

namespace {

using simulation::CostModel;
using simulation::Machine;

constexpr int blocks = 12;
constexpr int batches = 9;

Plan planOf(const char* preset)
{
    return presetById(QLatin1String(preset)).value().plan;
}

RunHeader headerOf(Plan plan, const QDateTime& started, int number)
{
    RunHeader header{.id = QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
                     .title = {},
                     .started = started,
                     .plan = std::move(plan),
                     .environment = {}};
    header.title = header.plan.title;
    Environment& machine = header.environment;
    machine.host = QStringLiteral("lab-1");
    machine.operatingSystem = QStringLiteral("Debian GNU/Linux 12 (bookworm)");
    machine.kernel = QStringLiteral("6.1.0-28-amd64");
    machine.cpuModel = QStringLiteral("EPYC 2.4 GHz");
    machine.cores = machine.usableCores = 2;
    machine.coresKeptAwake = true;
    machine.placementDrawn = true;
    machine.load1 = 0.3;
    machine.otherLoad = 0.1;
    machine.breakevenVersion = QStringLiteral("1.0.0");
    for (const Target& target : header.plan.targets) {
        const bool isFile = target.backend.id() == QLatin1String("file");
        machine.targets.push_back({.target = target.name,
                                   .endpoint = {},
                                   .version = isFile ? QString() : QStringLiteral("7.0.15"),
                                   .fileSystem = isFile ? QStringLiteral("ext4") : QString(),
                                   .mountOptions = {},
                                   .freeBytes = {},
                                   .roundTrip = {},
                                   .emulation = isFile ? QStringLiteral("waits") : QStringLiteral("relay")});
    }
    if (std::find(header.plan.runtimes.begin(), header.plan.runtimes.end(), RuntimeKind::CPython) !=
        header.plan.runtimes.end())
        machine.pythons.push_back({.interpreter = QStringLiteral("/usr/bin/python3"),
                                   .version = QStringLiteral("3.11.2"),
                                   .implementation = QStringLiteral("CPython"),
                                   .gil = true,
                                   .numpy = QStringLiteral("1.24.2"),
                                   .clients = {},
                                   .workload = QStringLiteral("numpy")});
    return header;
}

Plan planOfFewArms()
{
    Plan plan = planOf("first-look");
    plan.targets.erase(plan.targets.begin()); // Redis stays
    plan.arms = armsOfThreads({1, 4, 6, 16});
    return plan;
}

// As many arms as there are colours and markers for.
Plan planOfManyArms()
{
    Plan plan = planOf("how-big-a-file");
    plan.targets.push_back(plan.targets.back());
    plan.targets.back().name = QStringLiteral("redis, nearer host");
    plan.targets.back().network =
        Network{.rtt = std::chrono::microseconds(200), .jitter = {}, .bandwidthMbit = 0};
    plan.arms = armsOfThreads({1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48});
    plan.arms.push_back(Arm::pipelined());
    plan.workload.items = 64; // for all of them to do
    return plan;
}

// As costs of the post's kind have it: files wait longer than Redis, Python computes longer than C++, and a
// distance of the target's own is a wait of each operation.
CostModel costsOf(const Target& target, RuntimeKind runtime, double pool)
{
    const bool isFile = target.backend.id() == QLatin1String("file");
    CostModel costs{.wait = isFile ? 180.0 : 40.0, .roundTrips = isFile ? 7.0 : 2.0, .pool = pool};
    costs.compute = runtime == RuntimeKind::CPython ? 90 : 12;
    if (target.network)
        costs.wait += costs.roundTrips *
                      static_cast<double>(
                          std::chrono::duration_cast<std::chrono::microseconds>(target.network->rtt).count());
    return costs;
}

// Objects of growing size: what they are long is what they cost.
CostModel costsOfSize(const Target& target, RuntimeKind runtime, double pool)
{
    CostModel costs = costsOf(target, runtime, pool);
    constexpr double perByte = 0.0004; // µs
    costs.roundTrips = perByte;
    costs.perThread = 60;
    return costs;
}

// What one thread makes of it that doesn't wait for each answer.
CostModel pipelined(CostModel costs)
{
    constexpr double atOnce = 6;
    costs.wait /= atOnce;
    return costs;
}

Run runOf(RunHeader header, std::uint64_t seed, double pool)
{
    Run run;
    run.header = std::move(header);
    const Plan& plan = run.header.plan;
    const std::vector<double> values =
        plan.axis.kind == AxisKind::Threads ? std::vector<double>{0} : plan.axis.values;
    const std::vector<int> counts = threadCountsOf(plan);
    const auto costs = plan.axis.kind == AxisKind::PayloadBytes ? costsOfSize : costsOf;
    for (const Target& target : plan.targets)
        for (const RuntimeKind runtime : plan.runtimes) {
            const std::vector<Arm> arms = armsOf(plan, target, runtime);
            const bool pipelines = std::find(arms.begin(), arms.end(), Arm::pipelined()) != arms.end();
            CostModel model = costs(target, runtime, pool);
            model.items = plan.workload.items;
            Machine machine(model, {.blockOfArm = 0.04}, ++seed);
            Machine pipeline(pipelined(model), {.blockOfArm = 0.04}, seed);
            for (int index = 0; index < blocks; ++index)
                for (const double value : values) {
                    const PointKey point{
                        .target = target.name, .runtime = runtime, .axis = plan.axis.kind, .value = value};
                    Block block = machine.block(point, counts, batches, index, 0);
                    if (pipelines) {
                        block.arms.push_back(pipeline.block(point, {1}, batches, index, 0).arms.front());
                        block.arms.back().arm = Arm::pipelined();
                    }
                    run.blocks.push_back(std::move(block));
                }
        }
    run.end = RunEnd{.finished = run.header.started.addSecs(24), .status = RunStatus::Settled};
    return run;
}

// Empty where that can't be done.
QString saved(const Run& run, const QString& folder, const QString& name)
{
    const QString path = QStringLiteral("%1/%2.breakeven.jsonl").arg(folder, name);
    auto created = RunWriter::create(path, run.header);
    if (!created.ok())
        return {};
    RunWriter writer = std::move(created).value();
    for (const Block& block : run.blocks)
        if (!writer.append(block).ok())
            return {};
    const Plan& plan = run.header.plan;
    const bool isWritten =
        writer.finish(*run.end, {}, foundAnswersOf(answerOf(run, analyze(run)), plan)).ok();
    return isWritten ? path : QString();
}

} // namespace

PicturedRuns writeFixedRuns(const QString& folder)
{
    QDir().mkpath(folder);
    const QDateTime noon({2026, 11, 23}, {12, 0}, Qt::UTC);
    Run base = runOf(headerOf(planOf("first-look"), noon, 1), 1, 1500);
    base.header.environment.host = QStringLiteral("build-01");
    base.header.environment.kernel = QStringLiteral("6.1.0-25-amd64");
    const Run shown = runOf(headerOf(planOf("first-look"), noon.addSecs(93'000), 2), 20, 900);
    const Run post = runOf(headerOf(planOf("blog-post"), noon.addSecs(50'000), 3), 40, 1500);
    const QString aside = folder + QStringLiteral("/aside");
    QDir().mkpath(aside);
    PicturedRuns runs{.base = saved(base, folder, QStringLiteral("base")),
                      .shown = saved(shown, folder, QStringLiteral("shown")),
                      .post = saved(post, folder, QStringLiteral("post")),
                      .few = saved(runOf(headerOf(planOfFewArms(), noon.addSecs(100'000), 6), 100, 1200),
                                   aside, QStringLiteral("four-arms")),
                      .past = {},
                      .many = saved(runOf(headerOf(planOfManyArms(), noon.addSecs(70'000), 7), 120, 12'000),
                                    aside, QStringLiteral("many-arms"))};
    Plan two = planOfFewArms();
    two.arms = armsOfThreads({1, 6});
    for (int past = 0; past < 2; ++past)
        runs.past.append(saved(runOf(headerOf(two, noon.addDays(-past).addSecs(9'000), 8 + past),
                                     static_cast<std::uint64_t>(140 + 10 * past), 1500 + 500.0 * past),
                               aside, QStringLiteral("past-%1").arg(past)));
    (void)writeRemarks(
        runs.base,
        {.name = {}, .note = QStringLiteral("before the pool change"), .tags = {QStringLiteral("pool")}});
    (void)writeRemarks(runs.shown, {.name = QStringLiteral("First look, pool kept"),
                                    .note = QStringLiteral("after the pool change"),
                                    .tags = {QStringLiteral("pool")}});

    Run stopped = runOf(headerOf(planOf("first-look"), noon.addDays(-3), 4), 60, 3000);
    stopped.end->status = RunStatus::Cancelled;
    (void)saved(stopped, folder, QStringLiteral("stopped"));
    QFile damaged(folder + QStringLiteral("/damaged.breakeven.jsonl"));
    if (QFile whole(saved(runOf(headerOf(planOf("first-look"), noon.addDays(-4), 5), 80, 2000), folder,
                          QStringLiteral("whole")));
        whole.open(QIODevice::ReadOnly) && damaged.open(QIODevice::WriteOnly))
        damaged.write(whole.readAll().chopped(60));
    return runs;
}

} // namespace breakeven
