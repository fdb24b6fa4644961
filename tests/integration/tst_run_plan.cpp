// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.h"
#include "core/experiment/experiment.h"
#include "core/experiment/runner.h"
#include "core/plan/plan_json.h"
#include "core/runs/run_reader.h"
#include "tests/integration/redis_test_server.h"

#include <QDir>
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

Target fileTarget(const QString& folder)
{
    Target target;
    target.name = QStringLiteral("file");
    target.backend = FileTarget{.folder = folder};
    return target;
}

Target redisTarget(const QString& server)
{
    Target target;
    target.name = QStringLiteral("redis");
    target.backend = RedisTarget{.server = server, .password = {}};
    return target;
}

Plan smallPlan(std::vector<Target> targets)
{
    Plan plan;
    plan.title = QStringLiteral("Small");
    plan.targets = std::move(targets);
    plan.threads = {1, 2};
    plan.axis = {.kind = AxisKind::RttUs, .values = {0, 200}};
    plan.budget = 2s;
    return plan;
}

struct Observed
{
    std::vector<ExperimentEvent> events;
    RunEnd end;

    template <typename T>
    [[nodiscard]] std::vector<T> all() const
    {
        std::vector<T> result;
        for (const auto& event : events)
            if (const T* wanted = std::get_if<T>(&event))
                result.push_back(*wanted);
        return result;
    }
};

using OnBlock = std::function<void(const Block& block, int count)>;

Observed observe(const Plan& plan, const QString& runPath, const std::stop_token& stop = {},
                 const OnBlock& onBlock = {})
{
    Observed observed;
    const ExperimentOptions options{.runPath = runPath, .writeRun = !runPath.isEmpty()};
    int blocks = 0;
    observed.end = runPlan(plan, options, stop, [&](const ExperimentEvent& event) {
        observed.events.push_back(event);
        const Block* block = std::get_if<Block>(&event);
        if (block != nullptr && onBlock)
            onBlock(*block, ++blocks);
    });
    return observed;
}

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
}

bool anyBlockOf(const std::vector<Block>& blocks, const QString& target)
{
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const Block& block) { return block.point.target == target; });
}

// A file system of a few pages, which only root can mount.
class TinyFileSystem
{
public:
    explicit TinyFileSystem(const char* options)
    {
        m_mounted = m_folder.isValid() && ::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(),
                                                  "tmpfs", 0, options) == 0;
    }
    ~TinyFileSystem()
    {
        if (m_mounted)
            ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
    }
    TinyFileSystem(const TinyFileSystem&) = delete;
    TinyFileSystem& operator=(const TinyFileSystem&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    bool m_mounted = false;
};

} // namespace

class TestRunPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::signal(SIGPIPE, SIG_IGN);
        if (!RedisTestServer::isInstalled())
            QSKIP("needs redis-server and redis-cli: apt-get install redis-server redis-tools");
    }

    void aSmallPlanIsMeasuredWrittenAndCleanedUp()
    {
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("small.breakeven.jsonl"));
        const Plan plan = smallPlan({fileTarget(items.path()), redisTarget(QStringLiteral("private"))});

        const Observed observed = observe(plan, path);

        QVERIFY2(observed.end.status == RunStatus::Budget || observed.end.status == RunStatus::Settled,
                 qPrintable(observed.end.reason));
        const auto blocks = observed.all<Block>();
        for (const char* target : {"file", "redis"})
            for (const double value : plan.axis.values)
                QVERIFY(std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
                    return block.point.target == QLatin1String(target) && block.point.value == value;
                }));
        for (const Block& block : blocks) {
            QCOMPARE(block.arms.size(), plan.threads.size());
            for (std::size_t arm = 0; arm < plan.threads.size(); ++arm) {
                QCOMPARE(block.arms[arm].threads, plan.threads[arm]);
                QVERIFY(!block.arms[arm].batches.empty());
                QVERIFY(block.arms[arm].totals->busy() > 0ns);
            }
        }
        QVERIFY(observed.all<Failure>().empty());
        QVERIFY(entriesOf(items.path()).isEmpty());

        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().blocks, blocks);
        QVERIFY(run.value().end.has_value());
        QCOMPARE(run.value().end->status, observed.end.status);
        QCOMPARE(run.value().header.environment.targets.size(), std::size_t{2});
        QVERIFY(run.value().warnings.isEmpty());
    }

    void aPipelinedArmIsMeasuredWhereThereIsPipelining()
    {
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("pipelined.breakeven.jsonl"));
        Plan plan = smallPlan({fileTarget(items.path()), redisTarget(QStringLiteral("private"))});
        plan.axis.values = {2000};
        plan.pipelined = true;

        const Observed observed = observe(plan, path);

        QVERIFY2(observed.all<Failure>().empty(), qPrintable(observed.end.reason));
        const auto blocks = observed.all<Block>();
        for (const Block& block : blocks) {
            const bool isRedis = block.point.target == QLatin1String("redis");
            QCOMPARE(block.arms.size(), plan.threads.size() + (isRedis ? 1 : 0));
            QCOMPARE(block.arms.back().pipelined, isRedis);
        }
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().blocks, blocks);

        // 2 round trips instead of 16: whatever else this machine does, that is not a factor below 3.
        const Analysis analysis = analyze(run.value());
        const auto pipelined = std::find_if(analysis.points.begin(), analysis.points.end(),
                                            [](const PointResult& point) { return point.pipelined; });
        QVERIFY(pipelined != analysis.points.end());
        QCOMPARE(pipelined->key.target, QStringLiteral("redis"));
        QVERIFY2(pipelined->speedUp.ratio > 3, qPrintable(QString::number(pipelined->speedUp.ratio)));
        QVERIFY(pipelined->summary.p50 >= 4ms);
        QVERIFY(pipelined->causes.has_value());
    }

    void whatElseTheMachineDidIsNoted()
    {
        const QTemporaryDir items;
        const Observed observed = observe(smallPlan({fileTarget(items.path())}), {});
        const Environment environment = observed.all<Started>().front().header.environment;
        QVERIFY(environment.otherLoad.has_value());
        QVERIFY(*environment.otherLoad >= 0 && *environment.otherLoad <= environment.cores);
        const RunEnd end = std::get<RunEnd>(observed.events.back());
        QVERIFY(end.strain.otherLoad.has_value());
        QVERIFY(end.strain.stolen.has_value());
        QVERIFY(*end.strain.stolen >= 0 && *end.strain.stolen <= 1);
    }

    void eventsComeInOrder()
    {
        const QTemporaryDir items;
        const Observed observed = observe(smallPlan({fileTarget(items.path())}), {});

        QCOMPARE(observed.all<Started>().size(), std::size_t{1});
        QVERIFY(std::holds_alternative<Progress>(observed.events.front()));
        QVERIFY(std::holds_alternative<RunEnd>(observed.events.back()));
        QVERIFY(std::holds_alternative<Analysis>(observed.events[observed.events.size() - 2]));
        bool started = false;
        for (const auto& event : observed.events) {
            started = started || std::holds_alternative<Started>(event);
            QVERIFY(started || std::holds_alternative<Progress>(event));
        }
        double share = 0;
        for (const Progress& progress : observed.all<Progress>()) {
            QVERIFY(progress.share >= share && progress.share <= 1);
            share = progress.share;
        }
        QVERIFY(observed.all<Analysis>().back().status.has_value());
        QVERIFY(!observed.all<Analysis>().back().points.empty());
    }

    void aCancelEndsTheRunAndCleansUp()
    {
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("cancelled.breakeven.jsonl"));
        Plan plan = smallPlan({fileTarget(items.path()), redisTarget(QStringLiteral("private"))});
        plan.budget = 60s;
        plan.precision = 0.001;
        std::stop_source stop;

        const Observed observed = observe(plan, path, stop.get_token(), [&](const Block&, int count) {
            if (count == 3)
                stop.request_stop();
        });

        QCOMPARE(observed.end.status, RunStatus::Cancelled);
        QCOMPARE(observed.all<Block>().size(), std::size_t{3});
        QVERIFY(observed.all<Failure>().empty());
        QVERIFY(entriesOf(items.path()).isEmpty());
        QCOMPARE(readRun(path).value().end->status, RunStatus::Cancelled);
    }

    void aServerKilledMidRunIsAFailureAndTheOthersGoOn()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("killed.breakeven.jsonl"));
        Plan plan = smallPlan({fileTarget(items.path()), redisTarget(server.address())});
        plan.precision = 0.001; // so that it goes on to the end of its time
        std::size_t killedAfter = 0;

        const Observed observed = observe(plan, path, {}, [&](const Block& block, int count) {
            if (killedAfter == 0 && block.point.target == QLatin1String("redis")) {
                server.kill();
                killedAfter = static_cast<std::size_t>(count);
            }
        });

        QCOMPARE(observed.end.status, RunStatus::Budget);
        const auto failures = observed.all<Failure>();
        QVERIFY(!failures.empty());
        for (const Failure& failure : failures) {
            QCOMPARE(failure.target, QStringLiteral("redis"));
            QVERIFY(!failure.reason.isEmpty());
        }
        const auto blocks = observed.all<Block>();
        QVERIFY(anyBlockOf({blocks.begin() + static_cast<std::ptrdiff_t>(killedAfter), blocks.end()},
                           QStringLiteral("file")));
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(anyBlockOf(run.value().blocks, QStringLiteral("redis")));
        QCOMPARE(run.value().failures, failures);
        QVERIFY(entriesOf(items.path()).isEmpty());
    }

    // It keeps its connections and answers nothing: only the clock can tell.
    void aServerHungMidRunIsAFailureAndTheOthersGoOn()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("hung.breakeven.jsonl"));
        Plan plan = smallPlan({fileTarget(items.path()), redisTarget(server.address())});
        plan.precision = 0.001; // so that it goes on to the end of its time
        plan.budget = 20s;      // longer than a command waits for its answer, at both points
        std::size_t hungAfter = 0;

        const Observed observed = observe(plan, path, {}, [&](const Block& block, int count) {
            if (hungAfter == 0 && block.point.target == QLatin1String("redis")) {
                server.stop();
                hungAfter = static_cast<std::size_t>(count);
            }
        });
        server.resume();

        QCOMPARE(observed.end.status, RunStatus::Budget);
        const auto failures = observed.all<Failure>();
        QVERIFY(!failures.empty());
        for (const Failure& failure : failures) {
            QCOMPARE(failure.target, QStringLiteral("redis"));
            QVERIFY(!failure.reason.isEmpty());
        }
        const auto blocks = observed.all<Block>();
        QVERIFY(anyBlockOf({blocks.begin() + static_cast<std::ptrdiff_t>(hungAfter), blocks.end()},
                           QStringLiteral("file")));
        QVERIFY(!anyBlockOf({blocks.begin() + static_cast<std::ptrdiff_t>(hungAfter), blocks.end()},
                            QStringLiteral("redis")));
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().failures, failures);
        QVERIFY(entriesOf(items.path()).isEmpty());
    }

    void aHungServerDoesNotHoldUpACancel()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        Plan plan = smallPlan({redisTarget(server.address())});
        plan.budget = 60s;
        plan.precision = 0.001;

        const auto experiment = Experiment::start(plan, {.runPath = {}, .writeRun = false});
        QFutureWatcher<ExperimentEvent> watcher;
        const QSignalSpy finished(&watcher, &QFutureWatcher<ExperimentEvent>::finished);
        watcher.setFuture(experiment->events());
        const auto hasBlock = [&] {
            const QFuture<ExperimentEvent> events = experiment->events();
            for (int i = 0; i < events.resultCount(); ++i)
                if (std::holds_alternative<Block>(events.resultAt(i)))
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasBlock(), 20'000);
        server.stop();
        experiment->cancel();

        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 20'000);
        server.resume();
        const auto events = experiment->events().results();
        QVERIFY(std::holds_alternative<RunEnd>(events.back()));
        QCOMPARE(std::get<RunEnd>(events.back()).status, RunStatus::Cancelled);
    }

    void whatCanNotBeOpenedIsAFailureAndTheOthersGoOn()
    {
        RedisTestServer server(QStringLiteral("requirepass secret"));
        QVERIFY(server.isStarted());
        const QTemporaryDir items;
        Target redis = redisTarget(server.address());
        std::get<RedisTarget>(redis.backend).password = QStringLiteral("wrong");

        const Observed observed = observe(smallPlan({redis, fileTarget(items.path())}), {});

        QVERIFY(observed.end.status != RunStatus::Failed);
        const auto failures = observed.all<Failure>();
        QCOMPARE(failures.size(), std::size_t{1});
        QCOMPARE(failures.front().target, QStringLiteral("redis"));
        QVERIFY(!failures.front().value.has_value());
        QVERIFY2(failures.front().reason.contains(QLatin1String("password")),
                 qPrintable(failures.front().reason));
        QVERIFY(!failures.front().reason.contains(QLatin1String("wrong")));
        QVERIFY(anyBlockOf(observed.all<Block>(), QStringLiteral("file")));
    }

    void aRunOfWhichNothingCanBeOpenedFailsWithAllReasons()
    {
        const Observed observed = observe(smallPlan({redisTarget(QStringLiteral("redis://127.0.0.1:1")),
                                                     fileTarget(QStringLiteral("/nonexistent/folder"))}),
                                          {});

        QCOMPARE(observed.end.status, RunStatus::Failed);
        QVERIFY2(observed.end.reason.contains(QLatin1String("127.0.0.1:1")), qPrintable(observed.end.reason));
        QVERIFY2(observed.end.reason.contains(QLatin1String("/nonexistent")),
                 qPrintable(observed.end.reason));
        QVERIFY(observed.all<Block>().empty());
    }

    void aPlanThatIsWrongFailsAtOnce()
    {
        Plan plan = smallPlan({});
        const Observed observed = observe(plan, {});
        QCOMPARE(observed.end.status, RunStatus::Failed);
        QVERIFY(!observed.end.reason.isEmpty());
    }

    void aFullDiskUnderTheItemsIsAFailureWithItsReason()
    {
        const TinyFileSystem disk("size=64k");
        if (!disk.isMounted())
            QSKIP("needs root to mount a small tmpfs: run the tests as root");
        Plan plan = smallPlan({fileTarget(disk.path())});
        plan.workload.payloadBytes = 65'536;

        const Observed observed = observe(plan, {});

        QCOMPARE(observed.end.status, RunStatus::Failed);
        const auto failures = observed.all<Failure>();
        QVERIFY(!failures.empty());
        QVERIFY2(failures.front().reason.contains(QLatin1String("full")),
                 qPrintable(failures.front().reason));
        QVERIFY(entriesOf(disk.path()).isEmpty());
    }

    void aFullDiskUnderTheRunFileEndsTheRunAndKeepsWhatWasMeasured()
    {
        const TinyFileSystem disk("size=16k");
        if (!disk.isMounted())
            QSKIP("needs root to mount a small tmpfs: run the tests as root");
        const QTemporaryDir items;
        const QString path = disk.path() + QStringLiteral("/run.breakeven.jsonl");
        Plan plan = smallPlan({fileTarget(items.path())});
        plan.budget = 60s;
        plan.precision = 0.001;

        const Observed observed = observe(plan, path);

        QCOMPARE(observed.end.status, RunStatus::Failed);
        QVERIFY2(observed.end.reason.contains(QLatin1String("full")), qPrintable(observed.end.reason));
        QVERIFY(!observed.all<Block>().empty());
        QVERIFY(!observed.all<Analysis>().back().points.empty());
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(!run.value().blocks.empty());
        QVERIFY(entriesOf(items.path()).isEmpty());
    }

    // What remains of a file target then: its folder "breakeven-RUN-…" in the target's folder. A private
    // server leaves nothing; on a server of the user's, the key "breakeven:RUN:hm" would remain.
    void aKilledProgramLeavesAReadableRunAndNoServer()
    {
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("killed.breakeven.jsonl"));
        Plan plan = smallPlan({fileTarget(items.path()), redisTarget(QStringLiteral("private"))});
        plan.budget = 60s;
        plan.precision = 0.001;
        QFile planFile(runs.filePath(QStringLiteral("plan.json")));
        QVERIFY(planFile.open(QIODevice::WriteOnly));
        planFile.write(QJsonDocument(toJson(plan)).toJson());
        planFile.close();

        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/run_plan_process"),
                      {planFile.fileName(), path});
        QVERIFY(process.waitForStarted());
        QByteArray said;
        const auto blocksSaid = [&] {
            process.waitForReadyRead(50);
            said += process.readAllStandardOutput();
            return said.count("block");
        };
        QTRY_VERIFY_WITH_TIMEOUT(blocksSaid() >= 6, 30'000);
        const auto servers = [parent = process.processId()] {
            QProcess pgrep;
            pgrep.start(QStringLiteral("pgrep"), {QStringLiteral("-P"), QString::number(parent)});
            pgrep.waitForFinished();
            return QString::fromLatin1(pgrep.readAllStandardOutput())
                .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        }();
        QCOMPARE(servers.size(), 1);
        process.kill();
        QVERIFY(process.waitForFinished());

        const auto isGone = [&] {
            QFile status(QStringLiteral("/proc/%1/stat").arg(servers.front()));
            return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
        };
        QTRY_VERIFY(isGone());
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(run.value().blocks.size() >= 6);
        QVERIFY(!run.value().end.has_value());
        const QStringList left = entriesOf(items.path());
        QCOMPARE(left.size(), 1);
        QVERIFY(left.front().startsWith(QLatin1String("breakeven-")));
    }
};

QTEST_GUILESS_MAIN(TestRunPlan)
#include "tst_run_plan.moc"
