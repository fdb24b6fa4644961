// SPDX-License-Identifier: GPL-3.0-or-later

// Runs under Python, from the plan to the run file.

#include "app/wording/error_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/experiment/runner.h"
#include "core/runs/run_reader.h"
#include "tests/core/runtimes/test_python.h"
#include "tests/integration/redis_test_server.h"

#include <QDir>

#include <algorithm>
#include <functional>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

Plan pythonPlan(const QString& folder, std::vector<RuntimeKind> runtimes)
{
    Target target;
    target.name = QStringLiteral("file");
    target.backend = FileTarget{.folder = folder};
    Plan plan;
    plan.title = QStringLiteral("Python");
    plan.targets = {target};
    plan.runtimes = std::move(runtimes);
    plan.arms = armsOfThreads({1, 2});
    plan.axis = {.kind = AxisKind::RttUs, .values = {0, 500}};
    plan.budget = 6s;
    plan.python.interpreter = debianPython();
    return plan;
}

Target redisTarget()
{
    Target target;
    target.name = QStringLiteral("redis");
    target.backend = RedisTarget{.server = QStringLiteral("private"), .password = {}};
    return target;
}

struct Observed
{
    RunEnd end;
    std::vector<Block> blocks;
    std::vector<Failure> failures;
};

Observed observe(const Plan& plan, const QString& path, const std::stop_token& stop = {},
                 const std::function<void(int blocks)>& onBlock = {})
{
    Observed observed;
    observed.end =
        runPlan(plan, {.runPath = path, .writeRun = true}, stop, [&](const ExperimentEvent& event) {
            if (const auto* block = std::get_if<Block>(&event)) {
                observed.blocks.push_back(*block);
                if (onBlock)
                    onBlock(static_cast<int>(observed.blocks.size()));
            }
            if (const auto* failure = std::get_if<Failure>(&event))
                observed.failures.push_back(*failure);
        });
    return observed;
}

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
}

} // namespace

class TestRunPython : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy, redis")) || !RedisTestServer::isInstalled())
            QSKIP("needs /usr/bin/python3 with numpy and redis, and redis-server");
    }

    // Over Redis the far point lies behind the relay, for the child as for our own threads.
    void everyRuntimeIsMeasuredInOneRun()
    {
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("all.breakeven.jsonl"));
        Plan plan = pythonPlan(items.path(), {RuntimeKind::Native, RuntimeKind::CPython});
        plan.targets.push_back(redisTarget());
        plan.axis.values = {0, 3000};
        plan.budget = 20s;

        const Observed observed = observe(plan, path);

        QVERIFY2(observed.failures.empty(),
                 observed.failures.empty() ? "" : qPrintable(reasonText(observed.failures.front())));
        QVERIFY(observed.end.status == RunStatus::Settled || observed.end.status == RunStatus::Budget);
        for (const Target& target : plan.targets)
            for (const RuntimeKind runtime : plan.runtimes)
                for (const double value : plan.axis.values) {
                    const auto block =
                        std::find_if(observed.blocks.begin(), observed.blocks.end(), [&](const Block& each) {
                            return each.point.target == target.name && each.point.runtime == runtime &&
                                   each.point.value == value;
                        });
                    QVERIFY2(block != observed.blocks.end(), qPrintable(target.name));
                    QCOMPARE(block->arms.size(), std::size_t{2});
                    // Sixteen round trips at least by one thread.
                    if (value > 0)
                        QVERIFY(block->arms.front().batches.front() >= 16 * 3ms);
                }
        QVERIFY(entriesOf(items.path()).isEmpty());

        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().blocks, observed.blocks);
        const auto& pythons = run.value().header.environment.pythons;
        QCOMPARE(pythons.size(), std::size_t{1});
        QCOMPARE(pythons.front().interpreter, debianPython());
        QVERIFY(pythons.front().gil);
        QVERIFY(pythons.front().clients.contains(QStringLiteral("redis")));
    }

    void aFreeThreadedPythonIsRecordedAsSuch()
    {
        const QTemporaryDir items;
        const QTemporaryDir tools;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("free.breakeven.jsonl"));
        written(tools, QStringLiteral("sitecustomize.py"),
                "import sys\nsys._is_gil_enabled = lambda: False\n");
        Plan plan = pythonPlan(items.path(), {RuntimeKind::CPython});
        plan.python.interpreter = scriptedInterpreter(tools, "PYTHONPATH='" + tools.path().toUtf8() +
                                                                 "' exec /usr/bin/python3 \"$@\"\n");
        plan.budget = 2s;

        const Observed observed = observe(plan, path);

        QVERIFY2(observed.failures.empty(),
                 observed.failures.empty() ? "" : qPrintable(reasonText(observed.failures.front())));
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().header.environment.pythons.size(), std::size_t{1});
        QVERIFY(!run.value().header.environment.pythons.front().gil);
    }

    void aCancelEndsTheChildAndCleansUp()
    {
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("cancelled.breakeven.jsonl"));
        Plan plan = pythonPlan(items.path(), {RuntimeKind::CPython});
        plan.budget = 60s;
        plan.precision = 0.001;
        std::stop_source stop;

        const Observed observed = observe(plan, path, stop.get_token(), [&stop](int blocks) {
            if (blocks == 3)
                stop.request_stop();
        });

        QCOMPARE(observed.end.status, RunStatus::Cancelled);
        QCOMPARE(observed.blocks.size(), std::size_t{3});
        QVERIFY(observed.failures.empty());
        QVERIFY(entriesOf(items.path()).isEmpty());
        QProcess children;
        children.start(QStringLiteral("pgrep"),
                       {QStringLiteral("-P"), QString::number(QCoreApplication::applicationPid()),
                        QStringLiteral("python")});
        children.waitForFinished();
        QCOMPARE(children.readAllStandardOutput(), QByteArray());
    }

    // Its Python is given up long before the 20 s that one may take to start, and its time is the others'.
    void aPythonThatHangsTakesNoMoreThanItsShare()
    {
        const QTemporaryDir items;
        const QTemporaryDir tools;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("hung.breakeven.jsonl"));
        const QString mark = tools.filePath(QStringLiteral("hang"));
        Plan plan = pythonPlan(items.path(), {RuntimeKind::Native, RuntimeKind::CPython});
        plan.budget = 16s;
        plan.precision = 0.001;
        plan.python.batchFile =
            written(tools, QStringLiteral("mine.py"),
                    "import os, time\ndef work(data):\n    while os.path.exists('" + mark.toUtf8() +
                        "'):\n        time.sleep(0.01)\n    return b'x' * 1600\n");
        const auto began = std::chrono::steady_clock::now();
        auto last = began;
        std::chrono::steady_clock::duration lost{};
        bool isHung = false;

        const Observed observed = observe(plan, path, {}, [&](int) {
            const auto now = std::chrono::steady_clock::now();
            if (isHung && now - last > 1s)
                lost += now - last;
            last = now;
            if (!isHung && now - began > 4s)
                isHung = QFile(mark).open(QIODevice::WriteOnly);
        });

        QVERIFY(isHung);
        QCOMPARE(observed.end.status, RunStatus::Budget);
        QVERIFY2(lost <= plan.budget / 2 + 1s, qPrintable(QString::number(lost / 1ms)));
        QVERIFY(!observed.failures.empty());
        for (const Failure& failure : observed.failures)
            QCOMPARE(failure.runtime, RuntimeKind::CPython);
        QCOMPARE(observed.blocks.back().point.runtime, RuntimeKind::Native);
        QVERIFY(entriesOf(items.path()).isEmpty());
    }

    void aPythonThatHangsWhileItStartsTakesNoMoreThanItsShare()
    {
        const QTemporaryDir items;
        const QTemporaryDir tools;
        const QTemporaryDir runs;
        Plan plan = pythonPlan(items.path(), {RuntimeKind::CPython, RuntimeKind::Native});
        plan.budget = 12s;
        plan.precision = 0.001;
        plan.python.batchFile = written(tools, QStringLiteral("mine.py"), "import time\ntime.sleep(600)\n");
        const auto began = std::chrono::steady_clock::now();

        const Observed observed = observe(plan, runs.filePath(QStringLiteral("hung.breakeven.jsonl")));

        const auto took = std::chrono::steady_clock::now() - began;
        QVERIFY2(took < plan.budget + 4s, qPrintable(QString::number(took / 1ms)));
        QCOMPARE(observed.end.status, RunStatus::Budget);
        QCOMPARE(observed.failures.size(), std::size_t{1});
        QCOMPARE(observed.failures[0].runtime, RuntimeKind::CPython);
        QCOMPARE(observed.failures[0].error.code, Error::Code::TimedOut);
        QVERIFY(!observed.blocks.empty());
        QVERIFY(entriesOf(items.path()).isEmpty());
    }

    void aFailureIsOfItsRuntimeAndTheOthersGoOn()
    {
        const QTemporaryDir items;
        const QTemporaryDir tools;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("failing.breakeven.jsonl"));
        Plan plan = pythonPlan(items.path(), {RuntimeKind::Native, RuntimeKind::CPython});
        plan.budget = 3s;
        plan.python.batchFile =
            written(tools, QStringLiteral("mine.py"), "def work(data):\n    raise ValueError('boom')\n");

        const Observed observed = observe(plan, path);

        QVERIFY(!observed.failures.empty());
        for (const Failure& failure : observed.failures) {
            QCOMPARE(failure.runtime, RuntimeKind::CPython);
            QVERIFY2(reasonText(failure).contains(QStringLiteral("mine.py, line 2,")),
                     qPrintable(reasonText(failure)));
            QVERIFY2(reasonText(failure).contains(QStringLiteral("ValueError: boom")),
                     qPrintable(reasonText(failure)));
        }
        QVERIFY(!observed.blocks.empty());
        for (const Block& block : observed.blocks)
            QCOMPARE(block.point.runtime, RuntimeKind::Native);
    }
};

QTEST_GUILESS_MAIN(TestRunPython)
#include "tst_run_python.moc"
