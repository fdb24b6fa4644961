// SPDX-License-Identifier: GPL-3.0-or-later

// One run of three targets while their servers are killed, stopped, cut off, filled and started again at
// random. The same course every time; BREAKEVEN_CHAOS_SEED=N has another one, BREAKEVEN_CHAOS_SECONDS=180 a
// longer one. A run in which all targets have died ends before its time: another one has the rest.

#include "core/analysis/analyzer.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/plan/plan_json.h"
#include "core/plan/target_address.h"
#include "core/runs/run_reader.h"
#include "tests/integration/built_program.h"
#include "tests/integration/redis_test_server.h"
#include "tests/integration/ssh_test_server.h"

#include <QDir>
#include <QElapsedTimer>

#include <sys/mount.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

int wished(const char* variable, int usual)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : usual;
}

// A way to hurt a target, and the way back.
struct Harm
{
    const char* name;
    std::function<void()> doIt;
    std::function<void()> undoIt;
};

// A file system of few pages where we may mount one, else a folder that is never full.
class Disk
{
public:
    Disk()
        : m_isOwn(::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0, "size=4m") ==
                  0)
    {}
    ~Disk()
    {
        if (m_isOwn)
            ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
    }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    [[nodiscard]] QString path() const { return m_folder.path(); }

    void fill() const
    {
        QFile file(filler());
        if (m_isOwn && file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            while (file.write(QByteArray(4'096, 'x')) == 4'096) {
            }
    }
    void empty() const { QFile::remove(filler()); }

private:
    [[nodiscard]] QString filler() const { return m_folder.filePath(QStringLiteral("others")); }

    QTemporaryDir m_folder;
    bool m_isOwn;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestChaos : public QObject
{
    Q_OBJECT

private slots:
    void whateverHappensTheRunEndsInTimeSaysOnlyWhatItSawAndLeavesNothing()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        const int seconds = wished("BREAKEVEN_CHAOS_SECONDS", 24);
        constexpr int least = 10; // for all targets to be opened, and something to happen to them
        std::mt19937 random(static_cast<unsigned>(wished("BREAKEVEN_CHAOS_SEED", 1)));
        QElapsedTimer clock;
        clock.start();
        for (int left = seconds; left >= least; left = seconds - static_cast<int>(clock.elapsed() / 1'000)) {
            oneRun(left, random);
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    static void oneRun(int seconds, std::mt19937& random)
    {
        const auto below = [&random](int bound) {
            return std::uniform_int_distribution<int>(0, bound - 1)(random);
        };

        const Disk disk;
        RedisTestServer redis;
        SshTestServer host;
        QVERIFY(redis.isStarted() && host.isStarted());
        BuiltProgram program;
        program.setEnvironment({{QStringLiteral("XDG_RUNTIME_DIR"), program.folder()}});
        Plan plan;
        plan.title = QStringLiteral("Chaos");
        plan.targets = {Target{.name = QStringLiteral("disk"),
                               .backend = FileTarget{.folder = disk.path()},
                               .network = {}},
                        Target{.name = QStringLiteral("redis"),
                               .backend = RedisTarget{.server = redis.address(), .password = {}},
                               .network = {}},
                        Target{.name = QStringLiteral("host"), .backend = host.target(), .network = {}}};
        plan.arms = armsOfThreads({1, 4});
        plan.axis = {.kind = AxisKind::RttUs, .values = {0, 300, 1000}};
        plan.precision = 0.001;
        plan.budget = std::chrono::seconds(seconds);
        const Ended trusted = program.call({QStringLiteral("check"), addressOf(plan.targets.back()),
                                            QStringLiteral("--trust-key"), host.fingerprint()});
        QVERIFY2(trusted.status == 0, trusted.err);

        const std::vector<Harm> harms{
            {"redis killed", [&] { redis.kill(); }, [&] { redis.start(); }},
            {"redis stopped", [&] { redis.stop(); }, [&] { redis.resume(); }},
            {"redis cut off",
             [&] {
                 redis.ask({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"),
                            QStringLiteral("normal")});
             },
             [] {}},
            {"redis full",
             [&] {
                 redis.ask({QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("maxmemory"),
                            QStringLiteral("1")});
             },
             [&] {
                 redis.ask({QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("maxmemory"),
                            QStringLiteral("0")});
             }},
            {"host killed", [&] { host.kill(); }, [&] { host.restart(); }},
            {"host stopped", [&] { host.stop(); }, [&] { host.resume(); }},
            {"host cut off", [&] { host.cut(); }, [] {}},
            {"disk full", [&] { disk.fill(); }, [&] { disk.empty(); }},
        };

        const QString path = program.inFolder(QStringLiteral("chaos.breakeven.jsonl"));
        QProcess run;
        program.prepare(run, {QStringLiteral("run"), QStringLiteral("--plan"),
                              program.newPlan(QJsonDocument(toJson(plan)).toJson()), QStringLiteral("--out"),
                              path, QStringLiteral("--json")});
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(contentOf(path).contains("\"block\""), 30'000);
        QElapsedTimer clock;
        clock.start();
        QByteArrayList course;
        // The last part is quiet, so that what was made can be removed.
        while (run.state() == QProcess::Running && clock.elapsed() < seconds * 800) {
            const Harm& harm = harms[static_cast<std::size_t>(below(static_cast<int>(harms.size())))];
            course.append(QByteArray::number(clock.elapsed()) + " ms: " + harm.name);
            harm.doIt();
            static_cast<void>(run.waitForFinished(100 + below(2'000)));
            harm.undoIt();
            static_cast<void>(run.waitForFinished(100 + below(1'500)));
        }
        const bool hasEnded =
            run.state() == QProcess::NotRunning || run.waitForFinished(seconds * 1'000 + 30'000);
        const QByteArray what = course.join('\n') + '\n' + run.readAllStandardError();
        QVERIFY2(hasEnded, what);
        QVERIFY2(clock.elapsed() < seconds * 1'000 + 20'000, what);
        QVERIFY2(run.exitStatus() == QProcess::NormalExit, what);
        QVERIFY2(run.exitCode() == 0 || run.exitCode() == 1 || run.exitCode() == 3, what);

        const auto file = readRun(path);
        QVERIFY2(file.ok(), what);
        QVERIFY2(file.value().end.has_value(), what);
        QVERIFY2(file.value().warnings.empty(), what);
        // What is said of a point is what its blocks say.
        const QJsonObject said = QJsonDocument::fromJson(run.readAllStandardOutput()).object();
        const QJsonArray points = said.value(QLatin1String("points")).toArray();
        QVERIFY2(!points.isEmpty(), what);
        for (const QJsonValue& value : points) {
            const QJsonObject point = value.toObject();
            const auto blocks = std::count_if(
                file.value().blocks.begin(), file.value().blocks.end(), [&point](const Block& block) {
                    return block.point.target == point.value(QLatin1String("target")).toString() &&
                           block.point.value == point.value(QLatin1String("value")).toDouble();
                });
            QVERIFY2(blocks > 0, what);
            QVERIFY2(blocks > 1 || !point.value(QLatin1String("speedup_ci")).isArray(), what);
        }
        QCOMPARE(static_cast<std::size_t>(points.size()), analyze(file.value()).points.size());
        for (const Block& block : file.value().blocks)
            for (const ArmSamples& arm : block.arms)
                QVERIFY2(!arm.batches.empty(), what);
        // Somebody answered, or somebody says why not.
        for (const Target& target : plan.targets) {
            const auto is = [&target](const QString& name) { return name == target.name; };
            const bool isMeasured = std::any_of(file.value().blocks.begin(), file.value().blocks.end(),
                                                [&](const Block& block) { return is(block.point.target); });
            const bool isExcused = std::any_of(file.value().failures.begin(), file.value().failures.end(),
                                               [&](const Failure& failure) { return is(failure.target); });
            QVERIFY2(isMeasured || isExcused, what);
        }

        // Of a target that could not be reached at the end the run says so; `breakeven leftovers` removes it.
        const auto isClean = [&file](const QString& target, bool isEmpty) {
            return isEmpty || std::any_of(file.value().failures.begin(), file.value().failures.end(),
                                          [&target](const Failure& failure) {
                                              return failure.target == target && failure.whenRemoving;
                                          });
        };
        QVERIFY2(isClean(QStringLiteral("redis"),
                         redis.ask({QStringLiteral("KEYS"), QStringLiteral("*")}).isEmpty()),
                 what);
        QVERIFY2(isClean(QStringLiteral("host"), QDir(host.served()).isEmpty()), what);
        QVERIFY2(QDir(disk.path()).isEmpty(), what);
        QVERIFY2(QDir(program.folder(), QStringLiteral("breakeven-ssh-*")).isEmpty(), what);
        QVERIFY2(!contentOf(QStringLiteral("/proc/self/mounts")).contains(program.folder().toUtf8()), what);
        QProcess others;
        others.start(QStringLiteral("pgrep"), {QStringLiteral("-f"), program.folder()});
        others.waitForFinished();
        QVERIFY2(others.readAllStandardOutput().isEmpty(), what); // sshfs and ssh have it in their arguments
    }
};

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
