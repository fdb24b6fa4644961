// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"
#include "core/backends/process_mark.h"
#include "tests/integration/redis_test_server.h"

using namespace breakeven;
using Bytes = std::vector<std::byte>;

namespace {

std::unique_ptr<Backend> backendAt(const QString& server, const QString& password = {})
{
    const Target target{.name = QStringLiteral("redis"),
                        .backend = RedisTarget{.server = server, .password = password},
                        .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

const QString hash = QStringLiteral("breakeven:%1:hm").arg(markedRunId(QStringLiteral("run-1")));

// What failed and what to do, each its own.
void compareSentence(const Error& error, const QString& where, const QString& words)
{
    const QString said = sentence(error);
    QCOMPARE(error.where, where);
    QVERIFY(!error.detail.isEmpty()); // the server's own words
    QVERIFY2(said.startsWith(where + QLatin1Char(' ')), qPrintable(said));
    QVERIFY2(said.contains(words), qPrintable(said));
}

} // namespace

// Every refusal comes from a real server.
class TestRedisRefusals : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server and redis-cli are not installed");
    }

    void aServerThatRefusesAtOnceSaysWhyAndWhatToDo_data()
    {
        QTest::addColumn<QString>("configuration");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<int>("code"); // -1: fine
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* configuration, const char* user,
                            const char* password, int code, const char* words) {
            QTest::newRow(name) << QString::fromLatin1(configuration) << QString::fromLatin1(user)
                                << QString::fromLatin1(password) << code << QString::fromLatin1(words);
        };
        const auto code = [](Error::Code value) { return static_cast<int>(value); };
        constexpr const char* locked = "requirepass secret";
        constexpr const char* withUser = "user bench on >pw ~breakeven:* +@all -@dangerous";
        row("no password", locked, "", "", code(Error::Code::CredentialsNeeded), "wants a password");
        row("a wrong password", locked, "", "x", code(Error::Code::WrongCredentials), "refused the password");
        row("the right password", locked, "", "secret", -1, "");
        row("an unknown user", withUser, "nobody@", "pw", code(Error::Code::WrongCredentials),
            "refused the password");
        row("a user with few rights", withUser, "bench@", "pw", -1, "");
        row("a user that is switched off", "user bench off >pw ~* +@all", "bench@", "pw",
            code(Error::Code::WrongCredentials), "refused the password");
        row("a user without a right to our keys", "user bench on >pw ~other:* +@all", "bench@", "pw",
            code(Error::Code::AccessDenied), "ACL");
        row("a user without a right to write", "user bench on >pw ~* +@read +ping", "bench@", "pw",
            code(Error::Code::AccessDenied), "ACL");
        row("memory full", "maxmemory 1", "", "", code(Error::Code::MemoryFull), "raise its maxmemory");
        row("a replica", "replicaof 127.0.0.1 1", "", "", code(Error::Code::ReadOnly), "of its primary");
        row("a replica without its primary's data", "replicaof 127.0.0.1 1\nreplica-serve-stale-data no", "",
            "", code(Error::Code::Busy), "try again later");
        row("too few replicas", "min-replicas-to-write 1", "", "", code(Error::Code::Rejected), "refused");
        row("a node of a cluster without slots", "cluster-enabled yes", "", "",
            code(Error::Code::ClusterDown), "every slot is served");
    }

    void aServerThatRefusesAtOnceSaysWhyAndWhatToDo()
    {
        QFETCH(const QString, configuration);
        QFETCH(const QString, user);
        QFETCH(const QString, password);
        QFETCH(const int, code);
        QFETCH(const QString, words);
        const RedisTestServer server(configuration);
        QVERIFY(server.isStarted());

        const QString address = QStringLiteral("redis://%1%2:%3")
                                    .arg(user, QStringLiteral("127.0.0.1"), QString::number(server.port()));
        const auto opened = backendAt(address, password)->open();
        QCOMPARE(opened.ok() ? -1 : static_cast<int>(opened.error().code), code);
        if (!opened.ok())
            compareSentence(opened.error(), address, words);
    }

    void aServerThatLoadsItsDataIsToBeWaitedFor()
    {
        RedisTestServer server(QStringLiteral("enable-debug-command yes\nkey-load-delay 20000\n"
                                              "loading-process-events-interval-bytes 1024"));
        QVERIFY(server.isStarted());
        server.ask({QStringLiteral("DEBUG"), QStringLiteral("POPULATE"), QStringLiteral("10000")});
        QProcess reload;
        reload.start(QStringLiteral("redis-cli"), {QStringLiteral("-s"), server.socketPath(),
                                                   QStringLiteral("DEBUG"), QStringLiteral("RELOAD")});
        QTRY_VERIFY_WITH_TIMEOUT(
            server.ask({QStringLiteral("EXISTS"), hash}).startsWith(QLatin1String("LOADING")), 10'000);

        const auto opened = backendAt(server.address())->open();
        server.kill();
        reload.waitForFinished();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, Error::Code::Loading);
        compareSentence(opened.error(), server.address(), QStringLiteral("wait until it is done"));
    }

    void aServerThatIsFullOfClientsSaysSo()
    {
        const RedisTestServer server(QStringLiteral("maxclients 3"));
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        std::vector<std::unique_ptr<Session>> sessions;
        std::optional<Error> refused;
        for (int i = 0; i < 4 && !refused; ++i) {
            auto session = backend->openSession();
            if (session.ok())
                sessions.push_back(std::move(session).value());
            else
                refused = session.error();
        }
        QVERIFY(refused.has_value());
        QCOMPARE(refused->code, Error::Code::TooManyClients);
        compareSentence(*refused, server.address(), QStringLiteral("raise its maxclients"));
        sessions.clear();
        QVERIFY(backend->close().ok());
    }

    void aServerThatCannotSaveTakesNoWrites()
    {
        const RedisTestServer server(QStringLiteral("enable-protected-configs yes\nsave 3600 1"));
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        {
            const QTemporaryDir goesAway;
            server.ask(
                {QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("dir"), goesAway.path()});
        }
        server.ask({QStringLiteral("BGSAVE")});
        QTRY_VERIFY(server.ask({QStringLiteral("INFO"), QStringLiteral("persistence")})
                        .contains(QLatin1String("rdb_last_bgsave_status:err")));

        const Status written = session->write(0, Bytes(1600));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, Error::Code::SavingFailed);
        compareSentence(written.error(), server.address(), QStringLiteral("check its disk"));
    }

    void aKeyOfAnotherKindIsNotOurs()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        server.ask({QStringLiteral("SET"), hash, QStringLiteral("somebody's")});

        Bytes read;
        const auto found = session->read(0, read);
        QVERIFY(!found.ok());
        QCOMPARE(found.error().code, Error::Code::WrongType);
        compareSentence(found.error(), server.address(), QStringLiteral("another kind of value"));
        const Status written = session->write(0, Bytes(1600));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, Error::Code::WrongType);
    }
};

QTEST_GUILESS_MAIN(TestRedisRefusals)
#include "tst_redis_refusals.moc"
