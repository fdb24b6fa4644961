// SPDX-License-Identifier: GPL-3.0-or-later

// What the built program leaves at real targets when it is killed in the middle of a run, and who removes it.

#include "core/backends/file/target/file_target.h"
#include "core/backends/leftovers.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/sshfs_host_keys.h"
#include "core/plan/target_json.h"
#include "tests/core/processes/dead_process.h"
#include "tests/integration/built_program.h"
#include "tests/integration/redis_test_server.h"
#include "tests/integration/ssh_test_server.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace breakeven;

namespace {

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

std::vector<Leftover> foundIn(const Target& target)
{
    const auto found = findLeftovers(target);
    return found.ok() && found.value().isWhole ? found.value().all : std::vector<Leftover>();
}

Target targetAt(decltype(Target::backend) backend)
{
    Target target;
    target.name = QStringLiteral("the target");
    target.backend = std::move(backend);
    return target;
}

} // namespace

class TestLeftovers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The program finds the same file of known hosts.
        QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
        QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
    }

    void init() { m_program = std::make_unique<BuiltProgram>(); }

    void aKilledRunsFolderIsFoundAndRemoved()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("mine")));
        const Target target = targetAt(FileTarget{.folder = folder.path()});
        QProcess run;
        startRun(run, target);
        QVERIFY(foundIn(target).empty()); // it lives
        QCOMPARE(entriesOf(folder.path()).size(), 2);
        kill(run);

        const std::vector<Leftover> found = foundIn(target);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().where, folder.path());
        const Ended told = m_program->call({QStringLiteral("check"), folder.path()});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.out.contains(found.front().name.toUtf8()), told.out);
        QVERIFY2(told.err.contains("--clean"), told.err);
        const Ended json =
            m_program->call({QStringLiteral("check"), folder.path(), QStringLiteral("--json")});
        QCOMPARE(json.json().value(QLatin1String("leftovers")).toArray(),
                 (QJsonArray{QJsonObject{{QStringLiteral("name"), found.front().name},
                                         {QStringLiteral("removed"), false}}}));
        QCOMPARE(entriesOf(folder.path()).size(), 2);

        const Ended cleaned =
            m_program->call({QStringLiteral("check"), folder.path(), QStringLiteral("--clean")});
        QVERIFY2(cleaned.status == 0, cleaned.err);
        QVERIFY2(cleaned.out.contains("Removed"), cleaned.out);
        QCOMPARE(entriesOf(folder.path()), QStringList{QStringLiteral("mine")});
        QVERIFY(foundIn(target).empty());
    }

    void theNextRunTellsOfIt()
    {
        const QTemporaryDir folder;
        const Target target = targetAt(FileTarget{.folder = folder.path()});
        QProcess killed;
        startRun(killed, target);
        kill(killed);
        const std::vector<Leftover> found = foundIn(target);
        QCOMPARE(found.size(), std::size_t{1});

        QJsonObject plan = QJsonDocument::fromJson(BuiltProgram::quickPlan()).object();
        plan.insert(QLatin1String("targets"), QJsonArray{toJson(target)});
        const Ended next =
            m_program->call({QStringLiteral("run"), QStringLiteral("--plan"),
                             m_program->newPlan(QJsonDocument(plan).toJson()), QStringLiteral("--json")});
        QVERIFY2(next.status == 0, next.err);
        QVERIFY2(next.err.contains(found.front().name.toUtf8()), next.err);
        QVERIFY2(next.err.contains("breakeven check '" + folder.path().toUtf8() + "' --clean"), next.err);
        QVERIFY(!next.json().isEmpty());
        QCOMPARE(foundIn(target).size(), std::size_t{1}); // told of, not removed
    }

    void aKilledRunsHashIsFoundAndRemoved()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server is not installed");
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        // Many keys of the user's own, one of them called nearly as ours.
        server.ask({QStringLiteral("DEBUG"), QStringLiteral("POPULATE"), QStringLiteral("5000")});
        server.ask({QStringLiteral("SET"), QStringLiteral("breakeven:mine:hm"), QStringLiteral("1")});
        const QString keysBefore = server.ask({QStringLiteral("DBSIZE")});
        RedisTarget redis;
        redis.server = server.address();
        const Target target = targetAt(redis);
        QProcess run;
        startRun(run, target);
        QVERIFY(foundIn(target).empty()); // it lives
        kill(run);

        const std::vector<Leftover> found = foundIn(target);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY2(found.front().name.startsWith(QLatin1String("breakeven:")), qPrintable(found.front().name));
        const Ended told = m_program->call({QStringLiteral("check"), server.address()});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.out.contains(found.front().name.toUtf8()), told.out);
        const Ended cleaned =
            m_program->call({QStringLiteral("check"), server.address(), QStringLiteral("--clean")});
        QVERIFY2(cleaned.status == 0, cleaned.err);
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), keysBefore);
        QCOMPARE(server.ask({QStringLiteral("EXISTS"), QStringLiteral("breakeven:mine:hm")}),
                 QStringLiteral("1"));
    }

    void aKilledRunsRemoteFolderIsFoundAndRemoved()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        qputenv("XDG_DATA_HOME", m_program->folder().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_program->folder().toUtf8());
        const SshTestServer server;
        QVERIFY(server.isStarted());
        QVERIFY(trustHostKey(server.target(), server.fingerprint()).ok());
        const Target target = targetAt(server.target());
        QProcess run;
        startRun(run, target);
        QVERIFY(foundIn(target).empty());
        kill(run);
        QCOMPARE(entriesOf(server.served()).size(), 1);

        const std::vector<Leftover> found = foundIn(target);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(breakeven::remove(found.front()).ok());
        QCOMPARE(entriesOf(server.served()), QStringList());
        QVERIFY(foundIn(target).empty());
        // Its mount went with the first look.
        QVERIFY(QDir(m_program->folder()).entryList({QStringLiteral("breakeven-ssh-*")}).isEmpty());
    }

    void whatNoDeadProcessOfOursMadeStays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a living run's") << QStringLiteral("breakeven-%1-abcdef").arg(markedRunId(run1));
        QTest::newRow("one without a mark") << QStringLiteral("breakeven-run-1-abcdef");
        QTest::newRow("one without its last letters")
            << QStringLiteral("breakeven-%1").arg(markedByTheDead(run1));
        QTest::newRow("a mount's place")
            << QStringLiteral("breakeven-ssh-%1-abcdef").arg(markedByTheDead(run1));
        QTest::newRow("another program's") << QStringLiteral("broken-%1-abcdef").arg(markedByTheDead(run1));
    }

    void whatNoDeadProcessOfOursMadeStays()
    {
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(name));
        const auto found = findLeftovers(targetAt(FileTarget{.folder = folder.path()}));
        QVERIFY(found.ok());
        QVERIFY(found.value().all.empty());
    }

    void aLinkIsNoLeftover()
    {
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        const QString name = QStringLiteral("breakeven-%1-abcdef").arg(markedByTheDead(run1));
        QVERIFY(QFile::link(elsewhere.path(), folder.filePath(name)));
        const Target target = targetAt(FileTarget{.folder = folder.path()});
        QVERIFY(foundIn(target).empty());
        QVERIFY(!breakeven::remove({.target = target, .name = name, .where = {}}).ok());
        QVERIFY(QFile::exists(elsewhere.path()));
    }

    void aLivingRunsFolderIsNeverRemoved()
    {
        const QTemporaryDir folder;
        const QString name = QStringLiteral("breakeven-%1-abcdef").arg(markedRunId(run1));
        QVERIFY(QDir(folder.path()).mkdir(name));
        const Target target = targetAt(FileTarget{.folder = folder.path()});
        QVERIFY(!breakeven::remove({.target = target, .name = name, .where = {}}).ok());
        QCOMPARE(entriesOf(folder.path()).size(), 1);
    }

private:
    static inline const QString run1 = QStringLiteral("run-1");

    // Returns once the run has measured a block.
    void startRun(QProcess& run, const Target& target)
    {
        QJsonObject plan = QJsonDocument::fromJson(BuiltProgram::quickPlan()).object();
        plan.insert(QLatin1String("targets"), QJsonArray{toJson(target)});
        plan.insert(QLatin1String("precision"), 0.001);
        plan.insert(QLatin1String("budget_s"), 100);
        const QString path = m_program->inFolder(QStringLiteral("killed.breakeven.jsonl"));
        m_program->prepare(run,
                           {QStringLiteral("run"), QStringLiteral("--plan"),
                            m_program->newPlan(QJsonDocument(plan).toJson()), QStringLiteral("--out"), path});
        run.start();
        const auto hasBlocks = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"block\"");
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasBlocks(), 30'000);
    }

    static void kill(QProcess& run)
    {
        QCOMPARE(run.state(), QProcess::Running);
        run.kill(); // SIGKILL
        QVERIFY(run.waitForFinished());
    }

    std::unique_ptr<BuiltProgram> m_program;
};

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
