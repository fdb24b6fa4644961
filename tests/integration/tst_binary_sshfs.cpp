// SPDX-License-Identifier: GPL-3.0-or-later

// Remote folders by the built program, as a shell starts it, against a real sshd.

#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/plan/target_address.h"
#include "core/plan/target_json.h"
#include "core/runs/run_reader.h"
#include "tests/integration/built_program.h"
#include "tests/integration/ssh_test_server.h"

#include <QElapsedTimer>
#include <QJsonArray>

using namespace breakeven;

class TestBinarySshfs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = SshTestServer::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void init()
    {
        m_program = std::make_unique<BuiltProgram>();
        m_server = std::make_unique<SshTestServer>();
        QVERIFY(m_server->isStarted());
        m_program->setEnvironment({{QStringLiteral("XDG_RUNTIME_DIR"), m_program->folder()}});
        m_target.name = QStringLiteral("remote");
        m_target.backend = m_server->target();
    }

    void cleanup()
    {
        if (m_server)
            QCOMPARE(QDir(m_server->served()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                     QStringList());
        m_server.reset();
    }

    void anUnknownKeyIsShownAndNothingIsStored()
    {
        const Ended ended = check({});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains(m_server->fingerprint().toUtf8()), ended.err);
        QVERIFY2(ended.err.contains("--trust-key '" + m_server->fingerprint().toUtf8() + '\''), ended.err);
        QCOMPARE(check({}).status, 1);
    }

    void onlyTheNamedKeyIsTrusted()
    {
        const Ended other = check(QStringLiteral("ssh-ed25519 SHA256:another"));
        QCOMPARE(other.status, 1);
        QVERIFY2(other.err.contains(m_server->fingerprint().toUtf8()), other.err);
        QCOMPARE(check({}).status, 1);

        const Ended trusted = check(m_server->fingerprint());
        QVERIFY2(trusted.status == 0, trusted.err);
        QVERIFY2(trusted.out.contains("fuse.sshfs"), trusted.out);
        QCOMPARE(check({}).status, 0);
    }

    void aChangedKeyIsRefusedUntilItIsNamed()
    {
        QCOMPARE(check(m_server->fingerprint()).status, 0);
        const QString before = m_server->fingerprint();
        m_server->kill();
        m_server->start();
        QVERIFY(m_server->isStarted());
        const Ended changed = check({});
        QCOMPARE(changed.status, 1);
        QVERIFY2(changed.err.contains("another key"), changed.err);
        QVERIFY2(changed.err.contains(m_server->fingerprint().toUtf8()), changed.err);
        QCOMPARE(check(before).status, 1);
        const Ended replaced = check(m_server->fingerprint());
        QVERIFY2(replaced.status == 0, replaced.err);
    }

    void aRunThatMeetsAnUnknownKeySaysWhereToConfirmIt()
    {
        const Ended ended = m_program->call(runWords(QStringLiteral("unknown.breakeven.jsonl")));
        QCOMPARE(ended.status, 1);
        const QByteArray all = ended.out + ended.err;
        QVERIFY2(all.contains("press Check in the target's dialog"), all);
        QVERIFY2(all.contains(m_server->fingerprint().toUtf8()), all);
    }

    void aSignalEndsACheckOfASilentHostAndLeavesNoMount()
    {
        QCOMPARE(check(m_server->fingerprint()).status, 0);
        const auto mounts = [this] { // of this server: other tests mount theirs meanwhile
            QFile file(QStringLiteral("/proc/self/mounts"));
            return file.open(QIODevice::ReadOnly) ? file.readAll().count(m_server->served().toUtf8()) : -1;
        };
        const auto before = mounts();
        m_server->stop();
        QProcess process;
        m_program->prepare(process, {QStringLiteral("check"), addressOf(m_target)});
        process.start();
        QVERIFY(process.waitForStarted());
        QVERIFY(!process.waitForFinished(1'500)); // it waits
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(process.waitForFinished(15'000));
        QVERIFY2(clock.elapsed() < 3'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(process.exitCode(), 130);
        m_server->resume();
        QCOMPARE(mounts(), before);
        QVERIFY(QDir(m_server->served()).isEmpty());
    }

    // By the names, users, keys and ways of ~/.ssh/config: what is meant for the target is not for the hop.
    void aHostBehindAnotherIsReachedAsSshReachesIt()
    {
        if (::geteuid() != 0 || QProcess::execute(QStringLiteral("unshare"),
                                                  {QStringLiteral("--mount"), QStringLiteral("true")}) != 0)
            QSKIP("needs root to give ssh another home");
        SshTestServer hop;
        QVERIFY(hop.isStarted());
        const passwd* user = ::getpwuid(::geteuid());
        const QString home = QString::fromLocal8Bit(user->pw_dir);
        if (QStringLiteral(BREAKEVEN_PROGRAM).startsWith(home + QLatin1Char('/')))
            QSKIP("the program is built below the home that ssh is not to see");
        const QTemporaryDir other;
        QVERIFY(QDir(other.path()).mkdir(QStringLiteral(".ssh")));
        const auto write = [&other](const QString& name, const QByteArray& content) {
            QFile file(other.filePath(QStringLiteral(".ssh/") + name));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        QFile hostKey(hop.file(QStringLiteral("host.pub")));
        QVERIFY(hostKey.open(QIODevice::ReadOnly));
        const SshfsTarget ofHop = hop.target();
        const SshfsTarget ofTarget = m_server->target();
        QVERIFY(write(QStringLiteral("known_hosts_of_the_hop"),
                      "[127.0.0.1]:" + QByteArray::number(ofHop.port) + ' ' + hostKey.readAll()));
        const auto block = [&](const char* name, const SshfsTarget& at, const QByteArray& more) {
            return "Host " + QByteArray(name) + "\n  HostName 127.0.0.1\n  User " + user->pw_name +
                   "\n  Port " + QByteArray::number(at.port) + "\n  IdentitiesOnly yes\n  IdentityFile " +
                   at.key.toUtf8() + '\n' + more;
        };
        QVERIFY(write(QStringLiteral("config"),
                      block("storage", ofTarget, "  ProxyJump the-hop\n") +
                          block("the-hop", ofHop, "  UserKnownHostsFile ~/.ssh/known_hosts_of_the_hop\n")));
        const auto call = [&](const QStringList& words) {
            return m_program->callInShell("program=$1; home=$2; other=$3; shift 3; exec unshare --mount sh "
                                          "-c 'mount --bind \"$0\" \"$1\" && shift && "
                                          "exec \"$@\"' \"$other\" \"$home\" \"$program\" \"$@\"",
                                          QStringList{home, other.path()} + words);
        };
        const QString address = QStringLiteral("sftp://storage") + m_server->served();
        const Ended unknown = call({QStringLiteral("check"), address});
        QCOMPARE(unknown.status, 1);
        QVERIFY2(unknown.err.contains(m_server->fingerprint().toUtf8()),
                 unknown.err); // the target's, not the hop's
        const Ended trusted =
            call({QStringLiteral("check"), address, QStringLiteral("--trust-key"), m_server->fingerprint()});
        QVERIFY2(trusted.status == 0, trusted.err);

        QByteArray plan = BuiltProgram::quickPlan();
        plan.replace("{\"name\": \"a file\", \"backend\": \"file\"}",
                     "{\"name\": \"far\", \"backend\": \"sshfs\", \"host\": \"storage\", \"folder\": \"" +
                         m_server->served().toUtf8() + "\"}");
        plan.replace("[0, 300]", "[0]").replace("\"budget_s\": 1", "\"budget_s\": 12");
        const QString out = m_program->inFolder(QStringLiteral("behind.breakeven.jsonl"));
        const Ended ran =
            call({QStringLiteral("run"), QStringLiteral("--wait-for-quiet=0"), QStringLiteral("--plan"),
                  m_program->newPlan(plan), QStringLiteral("--out"), out});
        QVERIFY2(ran.status == 0 || ran.status == 3, ran.err);
        const auto run = readRun(out);
        QVERIFY(run.ok());
        QVERIFY2(!run.value().blocks.empty(), ran.err);

        hop.kill(); // there is no other way
        QCOMPARE(call({QStringLiteral("check"), address}).status, 1);
    }

    void aHostThatFallsSilentEndsItsPointWithin10Seconds()
    {
        QCOMPARE(check(m_server->fingerprint()).status, 0);
        QProcess run;
        const QString path = m_program->inFolder(QStringLiteral("gone.breakeven.jsonl"));
        m_program->prepare(run, runWords(QStringLiteral("gone.breakeven.jsonl")));
        run.start();
        const auto blocksAfter = [&path](const QByteArray& text) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return qsizetype{0};
            const QByteArray lines = file.readAll();
            const qsizetype from = lines.indexOf(text);
            return from < 0 ? 0 : lines.mid(from).count("\"block\"");
        };
        QTRY_VERIFY_WITH_TIMEOUT(blocksAfter("\"run\"") > 0, 30'000);
        m_server->stop();
        const auto hasFailed = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"failure\"");
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasFailed(), 10'000);

        // The host is back, so the run's other point goes on.
        m_server->resume();
        QTRY_VERIFY_WITH_TIMEOUT(blocksAfter("\"failure\"") > 0, 30'000);
        ::kill(static_cast<pid_t>(run.processId()), SIGINT);
        QVERIFY(run.waitForFinished(30'000));
        QCOMPARE(run.exitCode(), 130);
        const auto read = readRun(path);
        QVERIFY(read.ok());
        QCOMPARE(read.value().failures.size(), std::size_t{1});
        QVERIFY2(!read.value().failures.front().error.code.isNone(), "no reason");
    }

private:
    [[nodiscard]] Ended check(const QString& trusted) const
    {
        QStringList words{QStringLiteral("check"), addressOf(m_target)};
        if (!trusted.isEmpty())
            words << QStringLiteral("--trust-key") << trusted;
        return m_program->call(words);
    }

    // A run that takes longer than a test has patience.
    [[nodiscard]] QStringList runWords(const QString& out) const
    {
        QJsonObject plan = QJsonDocument::fromJson(BuiltProgram::quickPlan()).object();
        plan.insert(QLatin1String("targets"), QJsonArray{toJson(m_target)});
        plan.insert(QLatin1String("precision"), 0.001);
        plan.insert(QLatin1String("budget_s"), 100);
        return {QStringLiteral("run"), QStringLiteral("--plan"),
                m_program->newPlan(QJsonDocument(plan).toJson()), QStringLiteral("--out"),
                m_program->inFolder(out)};
    }

    Target m_target;
    std::unique_ptr<BuiltProgram> m_program;
    std::unique_ptr<SshTestServer> m_server;
};

QTEST_GUILESS_MAIN(TestBinarySshfs)
#include "tst_binary_sshfs.moc"
