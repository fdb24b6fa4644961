// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "core/analysis/analyzer.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/experiment/experiment.h"
#include "core/experiment/runner.h"
#include "core/machine/affinity.h"
#include "core/plan/plan_json.h"
#include "core/runs/run_reader.h"
#include "tests/core/machine/spinners.h"
#include "tests/integration/redis_test_server.h"
#include "tests/integration/silent_listener.h"
#include "tests/integration/ssh_test_server.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <map>
#include <sched.h>
#include <set>
#include <thread>

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
    plan.arms = armsOfThreads({1, 2});
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

Observed goOn(const Plan& plan, const QString& path)
{
    Observed observed;
    observed.end = runPlan(plan, {.runPath = path, .continues = true}, {},
                           [&](const ExperimentEvent& event) { observed.events.push_back(event); });
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

// 0: there is none.
pid_t childNamed(const QByteArray& name)
{
    for (const pid_t child : childrenOf(getpid()))
        if (stateOf(child).name == name)
            return child;
    return 0;
}

// Programs that keep every core busy as long as this lives.
class BusyPrograms
{
public:
    BusyPrograms()
    {
        for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core) {
            auto& program = m_programs.emplace_back(std::make_unique<QProcess>());
            program->start(QStringLiteral("sh"),
                           {QStringLiteral("-c"), QStringLiteral("while :; do :; done")});
            program->waitForStarted();
        }
    }
    ~BusyPrograms()
    {
        for (const auto& program : m_programs) {
            program->kill();
            program->waitForFinished();
        }
    }
    BusyPrograms(const BusyPrograms&) = delete;
    BusyPrograms& operator=(const BusyPrograms&) = delete;

private:
    std::vector<std::unique_ptr<QProcess>> m_programs;
};

// Watches, from a thread of its own, on which single cores the threads of this process and of its
// redis-server are held.
class WatchedPlaces
{
public:
    WatchedPlaces()
        : m_thread([this](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                look();
                std::this_thread::sleep_for(1ms);
            }
        })
    {}

    // What was seen until now; of the server by its main thread.
    std::map<pid_t, std::set<int>> held()
    {
        m_thread = {};
        return m_held;
    }
    [[nodiscard]] pid_t server() const { return m_server; }
    [[nodiscard]] const std::set<pid_t>& idle() const { return m_idle; }

private:
    void look()
    {
        std::vector<pid_t> threads = threadsOf(getpid());
        if (m_server == 0)
            m_server = childNamed("redis-server");
        if (m_server != 0)
            threads.push_back(m_server);
        m_idle.merge(spinners());
        for (const pid_t thread : threads) {
            const auto cores = coresOf(thread);
            if (cores.ok() && cores.value().size() == 1)
                m_held[thread].insert(cores.value().front());
        }
    }

    std::map<pid_t, std::set<int>> m_held;
    std::set<pid_t> m_idle;
    pid_t m_server = 0;
    std::jthread m_thread; // the last member: it uses the others
};

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
                 qPrintable(reasonText(observed.end)));
        const auto blocks = observed.all<Block>();
        for (const char* target : {"file", "redis"})
            for (const double value : plan.axis.values)
                QVERIFY(std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
                    return block.point.target == QLatin1String(target) && block.point.value == value;
                }));
        for (const Block& block : blocks) {
            QCOMPARE(block.arms.size(), plan.arms.size());
            for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
                QVERIFY(block.arms[arm].arm == plan.arms[arm]);
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
        QVERIFY(run.value().warnings.empty());
    }

    void blocksAreMeasuredOnDrawnCoresKeptAwakeAndNothingOfItStays_data()
    {
        QTest::addColumn<Cores>("cores");
        QTest::newRow("awake") << Cores::Awake;
        QTest::newRow("as they are") << Cores::AsTheyAre;
    }

    void blocksAreMeasuredOnDrawnCoresKeptAwakeAndNothingOfItStays()
    {
        QFETCH(Cores, cores);
        const std::vector<int> own = coresOf().value();
        if (own.size() < 2)
            QSKIP("one core leaves no choice");
        Plan plan = smallPlan({redisTarget(QStringLiteral("private"))});
        plan.cores = cores;
        plan.pool = PoolKind::Kept;
        plan.axis.values = {200};
        plan.precision = 0.001;

        WatchedPlaces watched;
        const Observed observed = observe(plan, {});
        const auto held = watched.held();

        const auto started = observed.all<Started>();
        QCOMPARE(started.size(), std::size_t(1));
        QVERIFY(started.front().header.environment.placementDrawn);
        QCOMPARE(started.front().header.environment.coresKeptAwake, cores == Cores::Awake);
        // Spinners, where the kernel isn't asked instead.
        QVERIFY(watched.idle().empty() || (cores == Cores::Awake && watched.idle().size() == own.size()));

        // The caller, both workers, the relay and the server, each now here and now there.
        QVERIFY(held.size() >= 5);
        for (const pid_t thread : {gettid(), watched.server()}) {
            QVERIFY(held.contains(thread));
            QVERIFY(held.at(thread).size() > 1);
        }
        QVERIFY(std::count_if(held.begin(), held.end(),
                              [](const auto& places) { return places.second.size() > 1; }) >= 5);

        QVERIFY(childrenOf(getpid()).empty());
        for (const pid_t thread : threadsOf(getpid()))
            QCOMPARE(coresOf(thread).value(), own);
    }

    void aRunWaitsForAQuietMachineAndTellsWhatItFound()
    {
        const BusyPrograms busy;
        const QTemporaryDir items;
        Plan plan = smallPlan({fileTarget(items.path())});
        plan.budget = 500ms;
        std::optional<Started> started;
        double awaited = 0;
        const auto began = std::chrono::steady_clock::now();
        const RunEnd end =
            runPlan(plan, {.writeRun = false, .waitForQuiet = 1s}, {}, [&](const ExperimentEvent& event) {
                if (const auto* progress = std::get_if<Progress>(&event))
                    awaited = std::max(awaited, progress->awaitedLoad.value_or(0));
                if (const auto* begun = std::get_if<Started>(&event))
                    started = *begun;
            });
        QVERIFY(end.status != RunStatus::Failed);
        QVERIFY(std::chrono::steady_clock::now() - began >= 1300ms); // the wait is no part of the budget
        const Environment& environment = started.value().header.environment;
        QVERIFY(awaited > 0.25 * environment.cores);
        QVERIFY(environment.otherLoad.value() > 0.25 * environment.cores);
        QVERIFY(environment.waitedForQuiet >= 700ms);
        QVERIFY(environment.waitedForQuiet < 2s);
    }

    void theWaitForAQuietMachineIsSkippedAtOnce()
    {
        const BusyPrograms busy;
        const QTemporaryDir items;
        Plan plan = smallPlan({fileTarget(items.path())});
        plan.budget = 500ms;
        const auto experiment = Experiment::start(plan, {.writeRun = false, .waitForQuiet = 10min});
        bool hasWaited = false;
        bool isOver = false;
        const auto hear = [&](const ExperimentEvent& event) {
            const auto* progress = std::get_if<Progress>(&event);
            if (progress == nullptr || !progress->awaitedLoad)
                return;
            hasWaited = true;
            experiment->skipWaiting();
        };
        experiment->listen(this, hear, [&] { isOver = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isOver, 30'000);
        QVERIFY(hasWaited);
    }

    void aPipelinedArmIsMeasuredWhereThereIsPipelining()
    {
        const QTemporaryDir items;
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("pipelined.breakeven.jsonl"));
        Plan plan = smallPlan({fileTarget(items.path()), redisTarget(QStringLiteral("private"))});
        plan.axis.values = {2000};
        plan.arms.push_back(Arm::pipelined());

        const Observed observed = observe(plan, path);

        QVERIFY2(observed.all<Failure>().empty(), qPrintable(reasonText(observed.end)));
        const auto blocks = observed.all<Block>();
        for (const Block& block : blocks) {
            const bool isRedis = block.point.target == QLatin1String("redis");
            QCOMPARE(block.arms.size(), plan.arms.size() - (isRedis ? 0 : 1));
            QCOMPARE(block.arms.back().arm == Arm::pipelined(), isRedis);
        }
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().blocks, blocks);

        // 2 round trips instead of 16: whatever else this machine does, that is not a factor below 3.
        const Analysis analysis = analyze(run.value());
        const auto pipelined =
            std::find_if(analysis.points.begin(), analysis.points.end(),
                         [](const PointResult& point) { return point.what == Arm::pipelined(); });
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
            QVERIFY(!reasonText(failure).isEmpty());
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

    // As many servers do with who says nothing for a while: here one thread's batches keep the others
    // waiting.
    void aConnectionThatIsClosedInBetweenIsMadeAnew()
    {
        const RedisTestServer server(QStringLiteral("timeout 1"));
        QVERIFY(server.isStarted());
        const QTemporaryDir runs;
        const QString path = runs.filePath(QStringLiteral("idle.breakeven.jsonl"));
        Plan plan = smallPlan({redisTarget(server.address())});
        plan.arms = armsOfThreads({1, 6});
        plan.axis.values = {100'000}; // one thread's batch takes 1.6 s; the server counts whole seconds
        plan.budget = 20s;

        const Observed observed = observe(plan, path);

        const auto failures = observed.all<Failure>();
        QVERIFY2(failures.empty(), failures.empty() ? "" : qPrintable(reasonText(failures.front())));
        QVERIFY(observed.all<Block>().size() >= 2);
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QCOMPARE(run.value().blocks, observed.all<Block>());
        int renewed = 0;
        for (const Block& block : run.value().blocks)
            renewed += block.renewed;
        QVERIFY(renewed > 0);
        const Analysis analysis = analyze(run.value());
        QCOMPARE(analysis.points.front().renewed, renewed);
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    // Too large for the server's memory says nothing of smaller ones, even where the large ones have filled
    // it.
    void noRoomForLargeItemsIsNoEndOfTheTarget_data()
    {
        QTest::addColumn<bool>("isRedis");
        QTest::newRow("the memory of a server") << true;
        QTest::newRow("a disk") << false;
    }

    void noRoomForLargeItemsIsNoEndOfTheTarget()
    {
        QFETCH(const bool, isRedis);
        const RedisTestServer server(QStringLiteral("maxmemory 12mb\nmaxmemory-policy noeviction"));
        QVERIFY(server.isStarted());
        const TinyFileSystem disk("size=8m");
        if (!isRedis && !disk.isMounted())
            QSKIP("needs root to mount a small tmpfs: run the tests as root");
        Plan plan = smallPlan({isRedis ? redisTarget(server.address()) : fileTarget(disk.path())});
        const double large = isRedis ? 4'194'304 : 800'000;
        plan.axis = {.kind = AxisKind::PayloadBytes, .values = {1'024, large, large + 1'024, large + 2'048}};
        plan.budget = 4s;
        for (plan.seed = 1; plan.seed <= 3; ++plan.seed) {
            QFile others(disk.path() + QStringLiteral("/others"));
            Observed observed;
            observed.end = runPlan(plan, {.writeRun = false}, {}, [&](const ExperimentEvent& event) {
                observed.events.push_back(event);
                if (!isRedis && std::holds_alternative<Started>(event)) // or it would be known beforehand
                    QVERIFY(others.open(QIODevice::WriteOnly) &&
                            others.write(QByteArray(5'000'000, 'x')) > 0 && others.flush());
            });
            const auto failures = observed.all<Failure>();
            QCOMPARE(failures.size(), std::size_t{3});
            for (const Failure& failure : failures) {
                QVERIFY2(failure.value && *failure.value >= large, qPrintable(reasonText(failure)));
                QVERIFY2(reasonText(failure).contains(isRedis ? QLatin1String("no memory left")
                                                              : QLatin1String("is full")),
                         qPrintable(reasonText(failure)));
            }
            const auto blocks = observed.all<Block>();
            QVERIFY(!blocks.empty());
            QCOMPARE(blocks.front().point.value, 1'024.0);
            others.remove();
            QVERIFY(!disk.isMounted() || entriesOf(disk.path()).isEmpty());
        }
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    // Each point fails, for somebody has put another kind of value in place of the items, and yet the server
    // answers.
    void failuresOfALivingTargetEndNoMoreThanTheirPoints()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        Plan plan = smallPlan({redisTarget(server.address())});
        plan.axis.values = {0, 100, 200, 300};
        plan.precision = 0.001;
        const Observed observed = observe(plan, {}, {}, [&](const Block&, int count) {
            if (count > 1)
                return;
            const QString key = server.ask({QStringLiteral("KEYS"), QStringLiteral("breakeven:*")});
            server.ask({QStringLiteral("SET"), key, QStringLiteral("another kind")});
        });
        const auto failures = observed.all<Failure>();
        QCOMPARE(failures.size(), std::size_t{4});
        for (const Failure& failure : failures)
            QVERIFY2(failure.value.has_value(), qPrintable(reasonText(failure)));
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

        std::chrono::steady_clock::duration lost{};
        auto last = std::chrono::steady_clock::now();
        const auto began = last;
        const Observed observed = observe(plan, path, {}, [&](const Block& block, int count) {
            const auto now = std::chrono::steady_clock::now();
            if (hungAfter != 0 && now - last > 1s)
                lost += now - last;
            last = now;
            if (hungAfter == 0 && block.point.target == QLatin1String("redis")) {
                server.stop();
                hungAfter = static_cast<std::size_t>(count);
            }
        });
        const auto took = std::chrono::steady_clock::now() - began;
        server.resume();
        // Of two targets each has half of the time.
        QVERIFY2(lost <= 11s, qPrintable(QString::number(lost / 1ms)));
        // What it left is looked for once more, in vain.
        QVERIFY2(took <= plan.budget + 12s, qPrintable(QString::number(took / 1ms)));

        QCOMPARE(observed.end.status, RunStatus::Budget);
        const auto failures = observed.all<Failure>();
        QVERIFY(!failures.empty());
        for (const Failure& failure : failures) {
            QCOMPARE(failure.target, QStringLiteral("redis"));
            QVERIFY(!reasonText(failure).isEmpty());
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

    // Its share of the budget and no more is spent on it, and counts as spent; the rest is the others'.
    void aTargetThatHangsWhileItIsOpenedCostsItsShare()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const SilentListener listener(SilentListener::Kind::Accepts);
        const QTemporaryDir items;
        Target remote;
        remote.name = QStringLiteral("remote");
        remote.backend = SshfsTarget{.host = QStringLiteral("nobody@127.0.0.1"),
                                     .port = listener.port(),
                                     .folder = QStringLiteral("/srv"),
                                     .key = {}};
        Plan plan = smallPlan({remote, fileTarget(items.path())});
        plan.precision = 0.001; // so that it goes on to the end of its time
        plan.budget = 12s;      // half of it is less than the mount's own patience

        std::optional<std::chrono::steady_clock::time_point> firstBlock;
        const auto began = std::chrono::steady_clock::now();
        const Observed observed = observe(plan, {}, {}, [&](const Block&, int) {
            if (!firstBlock)
                firstBlock = std::chrono::steady_clock::now();
        });
        const auto ended = std::chrono::steady_clock::now();

        const auto failures = observed.all<Failure>();
        QCOMPARE(failures.size(), std::size_t{1});
        QCOMPARE(failures[0].target, QStringLiteral("remote"));
        QCOMPARE(failures[0].error.code, Error::Code::TimedOut);
        QVERIFY2(failures[0].error.where.contains(QLatin1String("127.0.0.1")),
                 qPrintable(codedText(failures[0].error)));
        QCOMPARE(observed.end.status, RunStatus::Budget);
        QVERIFY(firstBlock.has_value());
        QVERIFY2(*firstBlock - began < 8500ms, qPrintable(QString::number((*firstBlock - began) / 1ms)));
        QVERIFY2(ended - *firstBlock > 4s, qPrintable(QString::number((ended - *firstBlock) / 1ms)));
        QVERIFY2(ended - began < plan.budget + 3s, qPrintable(QString::number((ended - began) / 1ms)));
    }

    void aHungServerDoesNotHoldUpACancel()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        Plan plan = smallPlan({redisTarget(server.address())});
        plan.budget = 60s;
        plan.precision = 0.001;

        const auto experiment = Experiment::start(plan, {.runPath = {}, .writeRun = false});
        std::vector<ExperimentEvent> events;
        bool isOver = false;
        experiment->listen(
            this, [&](const ExperimentEvent& event) { events.push_back(event); }, [&] { isOver = true; });
        const auto isBlock = [](const ExperimentEvent& event) {
            return std::holds_alternative<Block>(event);
        };
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(events.begin(), events.end(), isBlock), 20'000);
        server.stop();
        experiment->cancel();

        QTRY_VERIFY_WITH_TIMEOUT(isOver, 20'000);
        server.resume();
        QVERIFY(std::holds_alternative<RunEnd>(events.back()));
        QCOMPARE(std::get<RunEnd>(events.back()).status, RunStatus::Cancelled);
    }

    void whatCanNotBeOpenedIsAFailureAndTheOthersGoOn()
    {
        RedisTestServer server(QStringLiteral("requirepass secret"));
        QVERIFY(server.isStarted());
        const QTemporaryDir items;
        Target redis = redisTarget(server.address());
        redis.backend.as<RedisTarget>()->password = QStringLiteral("wrong");

        const Observed observed = observe(smallPlan({redis, fileTarget(items.path())}), {});

        QVERIFY(observed.end.status != RunStatus::Failed);
        const auto failures = observed.all<Failure>();
        QCOMPARE(failures.size(), std::size_t{1});
        QCOMPARE(failures.front().target, QStringLiteral("redis"));
        QVERIFY(!failures.front().value.has_value());
        QVERIFY2(reasonText(failures.front()).contains(QLatin1String("password")),
                 qPrintable(reasonText(failures.front())));
        QVERIFY(!reasonText(failures.front()).contains(QLatin1String("wrong")));
        QVERIFY(anyBlockOf(observed.all<Block>(), QStringLiteral("file")));
    }

    void aRunOfWhichNothingCanBeOpenedFailsWithAllReasons()
    {
        const Observed observed = observe(smallPlan({redisTarget(QStringLiteral("redis://127.0.0.1:1")),
                                                     fileTarget(QStringLiteral("/nonexistent/folder"))}),
                                          {});

        QCOMPARE(observed.end.status, RunStatus::Failed);
        QVERIFY2(reasonText(observed.end).contains(QLatin1String("127.0.0.1:1")),
                 qPrintable(reasonText(observed.end)));
        QVERIFY2(reasonText(observed.end).contains(QLatin1String("/nonexistent")),
                 qPrintable(reasonText(observed.end)));
        QVERIFY(observed.all<Block>().empty());
    }

    void aPlanThatIsWrongFailsAtOnce()
    {
        Plan plan = smallPlan({});
        const Observed observed = observe(plan, {});
        QCOMPARE(observed.end.status, RunStatus::Failed);
        QVERIFY(!reasonText(observed.end).isEmpty());
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
        QVERIFY2(reasonText(failures.front()).contains(QLatin1String("full")),
                 qPrintable(reasonText(failures.front())));
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
        QVERIFY2(reasonText(observed.end).contains(QLatin1String("full")),
                 qPrintable(reasonText(observed.end)));
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
        // The server, and what keeps the cores awake.
        const std::set<pid_t> children = childrenOf(static_cast<pid_t>(process.processId()));
        QCOMPARE(std::count_if(children.begin(), children.end(),
                               [](pid_t child) { return stateOf(child).name == "redis-server"; }),
                 1);
        process.kill();
        QVERIFY(process.waitForFinished());

        const auto areGone = [&] {
            return std::all_of(children.begin(), children.end(), [](pid_t child) {
                const char state = stateOf(child).state;
                return state == 0 || state == 'Z';
            });
        };
        QTRY_VERIFY(areGone());
        const auto run = readRun(path);
        QVERIFY(run.ok());
        QVERIFY(run.value().blocks.size() >= 6);
        QVERIFY(!run.value().end.has_value());
        const QStringList left = entriesOf(items.path());
        QCOMPARE(left.size(), 1);
        QVERIFY(left.front().startsWith(QLatin1String("breakeven-")));
    }

    void aRunGoesOnInItsFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Plan plan = smallPlan({fileTarget(folder.path()), redisTarget(QStringLiteral("private"))});
        QCOMPARE(observe(plan, path).end.error, std::nullopt);
        const auto first = readRun(path);
        QVERIFY(first.ok() && !first.value().blocks.empty());

        const Observed observed = goOn(plan, path);
        QCOMPARE(observed.end.error, std::nullopt);
        const auto whole = readRun(path);
        QVERIFY(whole.ok());
        QVERIFY(whole.value().header == first.value().header);
        QVERIFY(whole.value().warnings.empty());
        const std::vector<Block>& blocks = whole.value().blocks;
        const std::vector<Block>& before = first.value().blocks;
        QVERIFY(blocks.size() > before.size());
        QVERIFY(std::equal(before.begin(), before.end(), blocks.begin()));
        std::map<std::pair<QString, double>, int> counts;
        for (const Block& block : blocks)
            QCOMPARE(block.index, counts[std::pair(block.point.target, block.point.value)]++);
        QVERIFY(whole.value().end->finished > first.value().end->finished);

        // Whoever listens knows of what was measured before.
        const auto started = observed.all<Started>();
        QCOMPARE(started.size(), std::size_t{1});
        QVERIFY(started.front().earlier && started.front().earlier->blocks == before);
        QCOMPARE(observed.all<Block>().size(), blocks.size() - before.size());
        QVERIFY(observed.all<Analysis>().back() == analyze(whole.value()));
        QVERIFY(entriesOf(folder.path()) == QStringList{QStringLiteral("run.breakeven.jsonl")});
    }

    void anInterruptedRunGoesOnInItsFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Plan plan = smallPlan({fileTarget(folder.path())});
        QCOMPARE(observe(plan, path).end.error, std::nullopt);
        const std::size_t blocks = readRun(path).value().blocks.size();
        QFile file(path); // as it is once its program was killed
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray lines = file.readAll();
        lines.truncate(lines.lastIndexOf('\n', -2) - 20); // the end, and half of the last block
        QVERIFY(file.resize(lines.size()));
        file.close();
        QVERIFY(!readRun(path).value().end);
        QCOMPARE(readRun(path).value().blocks.size(), blocks - 1);

        const Observed observed = goOn(plan, path);
        QCOMPARE(observed.end.error, std::nullopt);
        QVERIFY(observed.all<Started>().front().earlier);
        QCOMPARE(observed.all<Started>().front().earlier->warnings.size(), std::size_t{1}); // to be told
        const auto whole = readRun(path);
        QVERIFY(whole.ok() && whole.value().end);
        QVERIFY(whole.value().warnings.empty());
        QCOMPARE(whole.value().blocks.size(), blocks - 1 + observed.all<Block>().size());
        QVERIFY(observed.all<Analysis>().back() == analyze(whole.value()));
    }

    void aRunOfAnotherMachineOrVersionDoesNotGoOn_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("says");
        QTest::newRow("machine") << QStringLiteral("host") << QStringLiteral("different machines: elsewhere");
        QTest::newRow("kernel") << QStringLiteral("kernel") << QStringLiteral("kernels differ: elsewhere");
        QTest::newRow("version") << QStringLiteral("breakeven")
                                 << QStringLiteral("Breakeven elsewhere measured this run");
    }

    void aRunOfAnotherMachineOrVersionDoesNotGoOn()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, says);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const Plan plan = smallPlan({fileTarget(folder.path())});
        QCOMPARE(observe(plan, path).end.error, std::nullopt);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QList<QByteArray> lines = file.readAll().split('\n');
        QJsonObject header = QJsonDocument::fromJson(lines.front()).object();
        QJsonObject environment = header.value(QLatin1String("environment")).toObject();
        QVERIFY2(environment.contains(key), qPrintable(key));
        environment.insert(key, QStringLiteral("elsewhere"));
        header.insert(QLatin1String("environment"), environment);
        lines.front() = QJsonDocument(header).toJson(QJsonDocument::Compact);
        const QByteArray before = lines.join('\n');
        QVERIFY(file.resize(0) && file.seek(0) && file.write(before) == before.size());
        file.close();

        const Observed observed = goOn(plan, path);
        QCOMPARE(observed.end.status, RunStatus::Failed);
        QVERIFY(observed.end.error);
        QVERIFY2(sentence(*observed.end.error).contains(says), qPrintable(sentence(*observed.end.error)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == before);
    }
};

QTEST_GUILESS_MAIN(TestRunPlan)
#include "tst_run_plan.moc"
