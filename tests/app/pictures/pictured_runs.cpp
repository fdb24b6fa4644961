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

RunHeader headerOf(const QString& preset, const QDateTime& started, int number)
{
    RunHeader header{.id = QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
                     .title = {},
                     .started = started,
                     .plan = presetById(preset).value().plan,
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

Run runOf(RunHeader header, std::uint64_t seed, double pool)
{
    Run run;
    run.header = std::move(header);
    const Plan& plan = run.header.plan;
    const std::vector<double> values =
        plan.axis.kind == AxisKind::Threads ? std::vector<double>{0} : plan.axis.values;
    for (const Target& target : plan.targets)
        for (const RuntimeKind runtime : plan.runtimes) {
            Machine machine(costsOf(target, runtime, pool), {.blockOfArm = 0.04}, ++seed);
            for (int index = 0; index < blocks; ++index)
                for (const double value : values)
                    run.blocks.push_back(machine.block(
                        {.target = target.name, .runtime = runtime, .axis = plan.axis.kind, .value = value},
                        {1, 6}, batches, index, 0));
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
    Run base = runOf(headerOf(QStringLiteral("first-look"), noon, 1), 1, 1500);
    base.header.environment.host = QStringLiteral("build-01");
    base.header.environment.kernel = QStringLiteral("6.1.0-25-amd64");
    const Run shown = runOf(headerOf(QStringLiteral("first-look"), noon.addSecs(93'000), 2), 20, 900);
    const Run post = runOf(headerOf(QStringLiteral("blog-post"), noon.addSecs(50'000), 3), 40, 1500);
    PicturedRuns runs{.base = saved(base, folder, QStringLiteral("base")),
                      .shown = saved(shown, folder, QStringLiteral("shown")),
                      .post = saved(post, folder, QStringLiteral("post"))};
    (void)writeRemarks(
        runs.base,
        {.name = {}, .note = QStringLiteral("before the pool change"), .tags = {QStringLiteral("pool")}});
    (void)writeRemarks(runs.shown, {.name = QStringLiteral("First look, pool kept"),
                                    .note = QStringLiteral("after the pool change"),
                                    .tags = {QStringLiteral("pool")}});

    Run stopped = runOf(headerOf(QStringLiteral("first-look"), noon.addDays(-3), 4), 60, 3000);
    stopped.end->status = RunStatus::Cancelled;
    (void)saved(stopped, folder, QStringLiteral("stopped"));
    QFile damaged(folder + QStringLiteral("/damaged.breakeven.jsonl"));
    if (QFile whole(saved(runOf(headerOf(QStringLiteral("first-look"), noon.addDays(-4), 5), 80, 2000),
                          folder, QStringLiteral("whole")));
        whole.open(QIODevice::ReadOnly) && damaged.open(QIODevice::WriteOnly))
        damaged.write(whole.readAll().chopped(60));
    return runs;
}

} // namespace breakeven
