// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"
#include "core/backends/redis/redis_connection.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/target_check.h"
#include "core/plan/emulation.h"
#include "core/plan/target_address.h"
#include "core/processes/process_mark.h"
#include "tests/integration/redis_test_server.h"

#include <algorithm>
#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Bytes = std::vector<std::byte>;

namespace {

Bytes everyByteValue(std::size_t size)
{
    Bytes bytes(size);
    std::generate(bytes.begin(), bytes.end(), [value = 0]() mutable { return std::byte(value++ & 0xff); });
    return bytes;
}

std::unique_ptr<Backend> backendAt(const QString& server, const QString& password = {})
{
    const Target target{.name = QStringLiteral("redis"),
                        .backend = RedisTarget{.server = server, .password = password},
                        .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

const QString hash = QStringLiteral("breakeven:%1:hm").arg(markedRunId(QStringLiteral("run-1")));

int portOf(const Backend& backend)
{
    return backend.place().value().fields.value(QLatin1String("port")).toInt();
}

} // namespace

class TestRedisBackend : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server and redis-cli are not installed");
    }

    void whatIsWrittenIsRead()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        const auto facts = backend->open();
        QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(codedText(facts.error())));
        QCOMPARE(facts.value().endpoint, server.address());
        QVERIFY(facts.value().version.contains(QLatin1Char('.')));
        QVERIFY(facts.value().roundTrip.value() > 0ns);
        const Target target{.name = {}, .backend = RedisTarget{}, .network = {}};
        QCOMPARE(facts.value().emulation, toString(emulationFor(target)));
        QVERIFY(backend->setItems(2).ok());

        const auto session = std::move(backend->openSession()).value();
        Bytes read(5);
        const auto before = session->read(1, read);
        QVERIFY(before.ok());
        QCOMPARE(before.value(), Lookup::Missing);
        QVERIFY(read.empty());
        for (const std::size_t size : {std::size_t{1600}, std::size_t{0}, std::size_t{1'000'000}}) {
            const Bytes written = everyByteValue(size);
            QVERIFY(session->write(1, written).ok());
            QVERIFY(session->read(1, read).ok());
            QVERIFY(read == written);
        }
        const auto place = backend->place();
        QVERIFY(place.ok());
        QCOMPARE(place.value().fields.value(QLatin1String("hash")).toString(), hash);
        QCOMPARE(server.ask({QStringLiteral("HEXISTS"), hash, QStringLiteral("1")}), QStringLiteral("1"));
    }

    void clearedItemsAreMissingAndCanBeWrittenAgain()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(2).ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(session->write(1, everyByteValue(1600)).ok());
        QVERIFY(backend->clearItems().ok());
        Bytes read;
        QCOMPARE(session->read(1, read).value(), Lookup::Missing);
        QVERIFY(session->write(1, everyByteValue(10)).ok());
        QCOMPARE(session->read(1, read).value(), Lookup::Found);
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("1"));

        // Where there is no room even for the claim, it is made once there is.
        server.ask({QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("maxmemory"),
                    QStringLiteral("1")});
        QVERIFY(!backend->clearItems().ok());
        QVERIFY(!backend->place().ok());
        QVERIFY(!backend->setItems(2).ok());
        server.ask({QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("maxmemory"),
                    QStringLiteral("0")});
        QVERIFY(backend->setItems(2).ok());
        QVERIFY(session->write(1, everyByteValue(10)).ok());
        QVERIFY(backend->close().ok());
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    void nothingIsLeftAndNothingForeignIsTouched()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        server.ask(
            {QStringLiteral("HSET"), QStringLiteral("hm"), QStringLiteral("0"), QStringLiteral("precious")});
        server.ask({QStringLiteral("HSET"), hash, QStringLiteral("0"), QStringLiteral("somebody's")});

        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->place().value().fields.value(QLatin1String("hash")) != hash); // taken
        {
            const auto session = std::move(backend->openSession()).value();
            QVERIFY(session->write(0, everyByteValue(1600)).ok());
            QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("3"));
        }
        QVERIFY(backend->close().ok());
        QVERIFY(backend->close().ok());

        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("2"));
        QCOMPARE(server.ask({QStringLiteral("HGET"), QStringLiteral("hm"), QStringLiteral("0")}),
                 QStringLiteral("precious"));
        QCOMPARE(server.ask({QStringLiteral("HGETALL"), hash}), QStringLiteral("0\nsomebody's"));
    }

    void anAddressInEveryFormIsReached_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("host and port") << QStringLiteral("127.0.0.1:%1");
        QTest::newRow("a name") << QStringLiteral("redis://localhost:%1");
        QTest::newRow("a database") << QStringLiteral("redis://127.0.0.1:%1/3");
        QTest::newRow("an IPv6 address") << QStringLiteral("redis://[::1]:%1");
        QTest::newRow("an IPv6 address and a database") << QStringLiteral("[::1]:%1/3");
        QTest::newRow("a unix socket") << QStringLiteral("unix://%2");
        QTest::newRow("a unix socket's database") << QStringLiteral("unix://%2?db=3");
    }

    void anAddressInEveryFormIsReached()
    {
        QFETCH(QString, form);
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        form.replace(QLatin1String("%1"), QString::number(server.port()));
        form.replace(QLatin1String("%2"), server.socketPath());

        const auto backend = backendAt(form);
        QVERIFY(backend->open().ok());
        QVERIFY(backend->openSession().value()->write(0, everyByteValue(1600)).ok());
        QVERIFY(backend->setNetwork({.rtt = 500us}).ok());
        QVERIFY(backend->openSession().value()->write(0, everyByteValue(1600)).ok());
        const bool third = form.endsWith(QLatin1String("/3")) || form.endsWith(QLatin1String("db=3"));
        const QString database = third ? QStringLiteral("3") : QStringLiteral("0");
        QCOMPARE(server.ask({QStringLiteral("-n"), database, QStringLiteral("EXISTS"), hash}),
                 QStringLiteral("1"));
    }

    void nobodyAtTheAddressIsUnreachable()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        server.kill();
        const auto opened = backendAt(server.address())->open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, Error::Code::Unreachable);
    }

    void aServerKilledMidUseIsAnErrorAtOnce_data() { networks(); }

    void aServerKilledMidUseIsAnErrorAtOnce()
    {
        QFETCH(const qint64, rttUs);
        RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setNetwork({.rtt = std::chrono::microseconds(rttUs)}).ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(session->write(0, everyByteValue(1600)).ok());

        server.kill();
        const Status written = session->write(0, everyByteValue(1600));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, Error::Code::ConnectionLost);
        Bytes read;
        QCOMPARE(session->read(0, read).error().code, Error::Code::ConnectionLost);
        QVERIFY(!backend->close().ok()); // it can't say that nothing is left
    }

    void aHungServerTimesOut()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto address = RedisAddress::parse(server.address());
        auto connection = RedisConnection::open(address.value(), 0, {.connect = 300ms, .command = 300ms});
        QVERIFY(connection.ok());

        server.stop();
        const auto start = std::chrono::steady_clock::now();
        const Status pinged = connection.value()->ping();
        const auto took = std::chrono::steady_clock::now() - start;
        const auto again = RedisConnection::open(address.value(), 0, {.connect = 300ms, .command = 300ms});
        server.resume();

        QVERIFY(!pinged.ok());
        QCOMPARE(pinged.error().code, Error::Code::TimedOut);
        QVERIFY(took >= 290ms && took < 5s);
        QVERIFY(!again.ok()); // the kernel accepts for a hung server; only a reply proves it
        QCOMPARE(again.error().code, Error::Code::TimedOut);
    }

    void anInterruptUnblocksAHungRead_data() { networks(); }

    void anInterruptUnblocksAHungRead()
    {
        QFETCH(const qint64, rttUs);
        RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setNetwork({.rtt = std::chrono::microseconds(rttUs)}).ok());
        const auto session = std::move(backend->openSession()).value();

        server.stop();
        const auto start = std::chrono::steady_clock::now();
        std::jthread stopper([&session] {
            session->interrupt();
            session->interrupt();
        });
        Bytes read;
        const auto found = session->read(0, read);
        const auto took = std::chrono::steady_clock::now() - start;
        stopper.join();
        server.resume();

        QVERIFY(!found.ok());
        QCOMPARE(found.error().code, Error::Code::Cancelled);
        QVERIFY(took < 4s); // the timeout of a command is 5 s
        QCOMPARE(session->write(0, read).error().code, Error::Code::Cancelled);
    }

    void sessionsFollowTheNetwork()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendAt(server.address());
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        QCOMPARE(portOf(*backend), int{server.port()});

        const auto timeOfOperation = [&session] {
            Bytes read;
            const auto start = std::chrono::steady_clock::now();
            const bool fine = session->write(0, everyByteValue(1600)).ok() && session->read(0, read).ok() &&
                              read.size() == 1600;
            return fine ? std::chrono::steady_clock::now() - start : -1ns;
        };
        QVERIFY(timeOfOperation() >= 0ns);
        QVERIFY(backend->setNetwork({.rtt = 30ms}).ok());
        QVERIFY(portOf(*backend) != server.port());
        QVERIFY(timeOfOperation() >= 59ms);
        QVERIFY(backend->setNetwork({.rtt = 5ms}).ok());
        QVERIFY(timeOfOperation() >= 9ms);
        QVERIFY(backend->setNetwork({}).ok());
        QCOMPARE(portOf(*backend), int{server.port()}); // no network, no relay
        QVERIFY(timeOfOperation() >= 0ns);
    }

    void aCheckLeavesNothing()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto target = targetFromText(QStringLiteral(" 127.0.0.1:%1 ").arg(server.port()));
        QVERIFY(target.ok());
        const auto facts = checkTarget(target.value());
        QVERIFY(facts.ok());
        QVERIFY(facts.value().roundTrip.has_value());
        QCOMPARE(server.ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

private:
    static void networks()
    {
        QTest::addColumn<qint64>("rttUs");
        QTest::newRow("directly") << qint64{0};
        QTest::newRow("behind a relay") << qint64{500};
    }
};

QTEST_GUILESS_MAIN(TestRedisBackend)
#include "tst_redis_backend.moc"
