// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "core/backends/backend_factory.h"
#include "core/backends/leftovers.h"
#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/target_check.h"
#include "core/processes/process_mark.h"
#include "tests/integration/redis_test_server.h"
#include "tests/integration/silent_listener.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <thread>

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

// Answers whatever it is asked by `greeting`, and then `more` and `more`, with a pause before each.
class EndlessServer
{
public:
    EndlessServer(QByteArray greeting, QByteArray more, std::chrono::milliseconds pause)
        : m_thread([this, greeting = std::move(greeting), more = std::move(more),
                    pause](const std::stop_token& stop) {
            const FileDescriptor client(::accept4(m_listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC));
            bool isThere = ::send(client.number(), greeting.constData(),
                                  static_cast<std::size_t>(greeting.size()), MSG_NOSIGNAL) > 0;
            while (isThere && !stop.stop_requested()) {
                std::this_thread::sleep_for(pause);
                isThere = ::send(client.number(), more.constData(), static_cast<std::size_t>(more.size()),
                                 MSG_NOSIGNAL) > 0;
            }
        })
    {}

    [[nodiscard]] std::uint16_t port() const { return m_listener.port(); }

private:
    SilentListener m_listener{SilentListener::Kind::Accepts};
    std::jthread m_thread;
};

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
        QTest::addColumn<AnyCode>("code"); // none: fine
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* configuration, const char* user,
                            const char* password, const AnyCode& code, const char* words) {
            QTest::newRow(name) << QString::fromLatin1(configuration) << QString::fromLatin1(user)
                                << QString::fromLatin1(password) << code << QString::fromLatin1(words);
        };
        const auto code = [](const AnyCode& value) { return value; };
        constexpr const char* locked = "requirepass secret";
        constexpr const char* withUser = "user bench on >pw ~breakeven:* +@all -@dangerous";
        row("no password", locked, "", "", code(RedisCode::CredentialsNeeded), "wants a password");
        row("a wrong password", locked, "", "x", code(Error::Code::WrongCredentials), "refused the password");
        row("the right password", locked, "", "secret", {}, "");
        row("an unknown user", withUser, "nobody@", "pw", code(Error::Code::WrongCredentials),
            "refused the password");
        row("a user with few rights", withUser, "bench@", "pw", {}, "");
        row("a user that is switched off", "user bench off >pw ~* +@all", "bench@", "pw",
            code(Error::Code::WrongCredentials), "refused the password");
        row("a user without a right to our keys", "user bench on >pw ~other:* +@all", "bench@", "pw",
            code(RedisCode::AccessDenied), "ACL");
        row("a user without a right to write", "user bench on >pw ~* +@read +ping", "bench@", "pw",
            code(RedisCode::AccessDenied), "ACL");
        row("memory full", "maxmemory 1", "", "", code(RedisCode::MemoryFull), "raise its maxmemory");
        row("a replica", "replicaof 127.0.0.1 1", "", "", code(RedisCode::ReadOnly), "of its primary");
        row("a replica without its primary's data", "replicaof 127.0.0.1 1\nreplica-serve-stale-data no", "",
            "", code(Error::Code::Busy), "try again later");
        row("too few replicas", "min-replicas-to-write 1", "", "", code(Error::Code::Rejected), "refused");
        row("a node of a cluster without slots", "cluster-enabled yes", "", "", code(RedisCode::ClusterDown),
            "every slot is served");
    }

    void aServerThatRefusesAtOnceSaysWhyAndWhatToDo()
    {
        QFETCH(const QString, configuration);
        QFETCH(const QString, user);
        QFETCH(const QString, password);
        QFETCH(const AnyCode, code);
        QFETCH(const QString, words);
        const RedisTestServer server(configuration);
        QVERIFY(server.isStarted());

        const QString address = QStringLiteral("redis://%1%2:%3")
                                    .arg(user, QStringLiteral("127.0.0.1"), QString::number(server.port()));
        const auto opened = backendAt(address, password)->open();
        QCOMPARE(opened.ok() ? AnyCode() : opened.error().code, code);
        if (!opened.ok())
            compareSentence(opened.error(), address, words);
    }

    // What the sentence advises is what an administrator does.
    void theAclThatIsAdvisedIsEnough_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("configuration");
        QTest::newRow("a server") << QString() << QString();
        QTest::newRow("another database") << QStringLiteral("/3") << QString();
    }

    void theAclThatIsAdvisedIsEnough()
    {
        QFETCH(const QString, database);
        QFETCH(const QString, configuration);
        const RedisTestServer server(configuration + QStringLiteral("\nuser bench on >pw"));
        QVERIFY(server.isStarted());
        const QString address =
            QStringLiteral("redis://bench@127.0.0.1:%1%2").arg(server.port()).arg(database);
        const auto refused = backendAt(address, QStringLiteral("pw"))->open();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, RedisCode::AccessDenied);
        static const QRegularExpression advice(QStringLiteral("~breakeven:\\* [-+a-z| ]+"));
        const QString rules = advice.match(sentence(refused.error())).captured();
        QVERIFY2(!rules.isEmpty(), qPrintable(codedText(refused.error())));
        QCOMPARE(server.ask(
                     QStringList{QStringLiteral("ACL"), QStringLiteral("SETUSER"), QStringLiteral("bench")} +
                     rules.split(QLatin1Char(' '), Qt::SkipEmptyParts)),
                 QStringLiteral("OK"));

        const Target target{.name = QStringLiteral("redis"),
                            .backend = RedisTarget{.server = address, .password = QStringLiteral("pw")},
                            .network = {}};
        const auto facts = checkTarget(target);
        QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(codedText(facts.error())));
        QVERIFY(facts.value().isTried);
        QVERIFY(!facts.value().version.isEmpty());
        QVERIFY(findLeftovers(target).ok());
        QVERIFY(!server.ask({QStringLiteral("INFO"), QStringLiteral("keyspace")})
                     .contains(QLatin1String("keys=")));
    }

    void whoMayNotRemoveWritesNothing_data()
    {
        QTest::addColumn<QString>("configuration");
        QTest::newRow("by its ACL") << QStringLiteral("user bench on >pw ~breakeven:* +@all -del");
        QTest::newRow("as nobody may")
            << QStringLiteral("user bench on >pw ~* +@all\nrename-command DEL \"\"");
    }

    void whoMayNotRemoveWritesNothing()
    {
        QFETCH(const QString, configuration);
        const RedisTestServer server(configuration);
        QVERIFY(server.isStarted());
        const QString address = QStringLiteral("redis://bench@127.0.0.1:%1").arg(server.port());
        const auto backend = backendAt(address, QStringLiteral("pw"));
        QVERIFY(!backend->open().ok());
        QVERIFY(backend->close().ok());
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    // It may claim any length, and say it as slowly as it likes.
    void aReplyHasABound_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("pause"); // ms
        QTest::addColumn<AnyCode>("code");
        const auto code = [](const AnyCode& value) { return value; };
        QTest::newRow("two gibibytes") << QByteArray("$2147483647\r\n") << QByteArray(1 << 20, 'x') << 0
                                       << code(Error::Code::UnexpectedReply);
        QTest::newRow("a list without an end")
            << QByteArray("*1000000000\r\n") << QByteArray("$1\r\nx\r\n").repeated(100'000) << 0
            << code(Error::Code::UnexpectedReply);
        QTest::newRow("lists in a list")
            << QByteArray("*1000\r\n") << QByteArray("*2000\r\n") + QByteArray("+\r\n").repeated(2000) << 0
            << code(Error::Code::UnexpectedReply);
        QTest::newRow("ten bytes a read")
            << QByteArray("$100000\r\n") << QByteArray("0123456789") << 200 << code(Error::Code::TimedOut);
    }

    void aReplyHasABound()
    {
        QFETCH(const QByteArray, greeting);
        QFETCH(const QByteArray, more);
        QFETCH(const int, pause);
        QFETCH(const AnyCode, code);
        const EndlessServer server(greeting, more, std::chrono::milliseconds(pause));
        QElapsedTimer clock;
        clock.start();
        const auto opened = backendAt(QStringLiteral("redis://127.0.0.1:%1").arg(server.port()))->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, code);
        QVERIFY2(clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
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
        QCOMPARE(opened.error().code, RedisCode::Loading);
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
        QCOMPARE(refused->code, RedisCode::TooManyClients);
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
        QCOMPARE(written.error().code, RedisCode::SavingFailed);
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
        QCOMPARE(found.error().code, RedisCode::WrongType);
        compareSentence(found.error(), server.address(), QStringLiteral("another kind of value"));
        const Status written = session->write(0, Bytes(1600));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, RedisCode::WrongType);
    }
};

QTEST_GUILESS_MAIN(TestRedisRefusals)
#include "tst_redis_refusals.moc"
