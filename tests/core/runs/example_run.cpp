// SPDX-License-Identifier: GPL-3.0-or-later
#include "example_run.h"

#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/runs/run_code.h"
#include "core/runs/run_writer.h"

#include <QDebug>
#include <QFile>
#include <QTemporaryDir>
#include <QTimeZone>

#include <utility>

namespace breakeven {

using namespace std::chrono_literals;

namespace {

Plan examplePlan()
{
    Target local;
    local.name = QStringLiteral("local file");
    local.backend = FileTarget{.folder = QStringLiteral("/var/tmp"), .layout = Layout::PerItem};
    Target redis;
    redis.name = QStringLiteral("redis, \"private\"");
    redis.backend = RedisTarget{};

    Plan plan;
    plan.title = QStringLiteral("Größe 1");
    plan.targets = {local, redis};
    plan.arms = armsOfThreads({1, 6});
    plan.axis = {.kind = AxisKind::RttUs, .values = {0, 200.5, 400}};
    return plan;
}

} // namespace

Run exampleRun(int blocks, int batches)
{
    Run run;
    run.header.id = QUuid(QStringLiteral("a3f4c8f0-32e1-4c1e-9f52-0a8f7a0c9c11"));
    run.header.plan = examplePlan();
    run.header.title = run.header.plan.title;
    run.header.started = QDateTime({2026, 11, 23}, {10, 0, 0, 250}, Qt::UTC);
    run.header.environment.host = QStringLiteral("lab");
    run.header.environment.cores = 2;
    for (int index = 0; index < blocks; ++index) {
        Block block{.point = {.target = run.header.plan.targets[static_cast<std::size_t>(index % 2)].name,
                              .runtime = RuntimeKind::Native,
                              .axis = AxisKind::RttUs,
                              .value = run.header.plan.axis.values[static_cast<std::size_t>(index % 3)]},
                    .index = index,
                    .arms = {}};
        for (const int threads : threadCountsOf(run.header.plan)) {
            ArmSamples arm{.arm = Arm::ofThreads(threads), .batches = {}, .totals = {}};
            for (int batch = 0; batch < batches; ++batch)
                arm.batches.push_back(1ms * threads + 1us * batch + 1ns * index);
            if (index % 2 == 0)
                arm.totals = ArmTotals{.read = 1ms,
                                       .compute = 2us,
                                       .write = 3ms,
                                       .cpu = 500us,
                                       .voluntarySwitches = 7,
                                       .involuntarySwitches = 1,
                                       .gilWait = 40us,
                                       .gilHeld = 90us};
            block.arms.push_back(std::move(arm));
        }
        run.blocks.push_back(std::move(block));
    }
    run.failures = {{.target = QStringLiteral("local file"),
                     .runtime = RuntimeKind::CPython,
                     .value = 400.0,
                     .error = {RunCode::Recorded, QStringLiteral("The disk is full."), {}}},
                    {.target = QStringLiteral("redis, \"private\""),
                     .runtime = RuntimeKind::Native,
                     .value = {},
                     .error = {.code = Error::Code::ConnectionLost,
                               .where = QStringLiteral("redis://cache:6379"),
                               .detail = QStringLiteral("It was stopped.\nIt said nothing."),
                               .reason = phrase(RunReason::Newer, 2, QStringLiteral("1")),
                               .place = phrase(RunReason::NoRun, 0.25)},
                     .whenRemoving = true}};
    run.end = RunEnd{.finished = QDateTime({2026, 11, 23}, {10, 0, 20, 1}, Qt::UTC),
                     .status = RunStatus::Budget,
                     .error = Error{RunCode::Recorded, QStringLiteral("Time is up."), {}},
                     .strain = {.otherLoad = 0.5, .stolen = 0.125}};
    return run;
}

bool writeRun(const Run& run, const QString& path)
{
    auto created = RunWriter::create(path, run.header);
    const auto said = [](const Status& status) {
        if (!status.ok())
            qWarning("%s", qPrintable(codedText(status.error())));
        return status.ok();
    };
    if (!created.ok())
        return said(created.error());
    RunWriter writer = std::move(created).value();
    for (const Block& block : run.blocks)
        if (!said(writer.append(block)))
            return false;
    for (const Failure& failure : run.failures)
        if (!said(writer.append(failure)))
            return false;
    return !run.end || said(writer.finish(*run.end));
}

QByteArray bytesOf(const Run& run)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("run")));
    return writeRun(run, file.fileName()) && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace breakeven
