// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/backend_factory.h"
#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/processes/process_mark.h"
#include "tests/integration/redis_test_cluster.h"
#include "tests/integration/test_certificates.h"

#include <thread>

using namespace breakeven;
using namespace std::chrono_literals;
using Bytes = std::vector<std::byte>;

namespace {

constexpr int items = 8;
const QString hash = QStringLiteral("breakeven:%1:hm").arg(markedRunId(QStringLiteral("run-1")));

std::unique_ptr<Backend> backendOf(const RedisTarget& redis)
{
    const Target target{.name = QStringLiteral("redis"), .backend = redis, .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

// What a batch writes: each item something of its own.
class Batch
{
public:
    explicit Batch(std::size_t size)
    {
        for (int item = 0; item < items; ++item)
            m_payloads.emplace_back(size, std::byte(item + 1));
        for (int item = 0; item < items; ++item)
            m_writes.push_back({.item = item, .payload = m_payloads[static_cast<std::size_t>(item)]});
    }

    [[nodiscard]] std::span<const PipelinedWrite> writes() const { return m_writes; }

    [[nodiscard]] static std::vector<PipelinedRead> reads()
    {
        std::vector<PipelinedRead> reads;
        for (int item = 0; item < items; ++item)
            reads.push_back({.item = item, .data = Bytes(3)});
        return reads;
    }

    [[nodiscard]] bool isWhatWasRead(const std::vector<PipelinedRead>& reads) const
    {
        return std::all_of(reads.begin(), reads.end(), [this](const PipelinedRead& each) {
            return each.lookup == Lookup::Found &&
                   each.data == m_payloads[static_cast<std::size_t>(each.item)];
        });
    }

private:
    std::vector<Bytes> m_payloads;
    std::vector<PipelinedWrite> m_writes;
};

bool roundTrips(Session& session, std::size_t size)
{
    const Batch batch(size);
    auto reads = Batch::reads();
    return session.writeTogether(batch.writes()).ok() && session.readTogether(reads).ok() &&
           batch.isWhatWasRead(reads);
}

// How often the server got something to read, from anybody.
qint64 readsOf(const RedisTestServer& server)
{
    const QString stats = server.ask({QStringLiteral("INFO"), QStringLiteral("stats")});
    return stats.section(QLatin1String("total_reads_processed:"), 1)
        .section(QLatin1Char('\r'), 0, 0)
        .toLongLong();
}

} // namespace

class TestRedisPipeline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server and redis-cli are not installed");
    }

    void whatIsWrittenTogetherIsReadTogether()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendOf({.server = server.address(), .password = {}});
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(session->canPipeline());

        auto reads = Batch::reads();
        QVERIFY(session->readTogether(reads).ok());
        for (const PipelinedRead& each : reads) {
            QCOMPARE(each.lookup, Lookup::Missing);
            QVERIFY(each.data.empty());
        }
        for (const auto rtt : {0us, 500us}) {
            QVERIFY(backend->setNetwork({.rtt = rtt}).ok());
            for (const std::size_t size : {std::size_t{1600}, std::size_t{0}, std::size_t{1'000'000}})
                QVERIFY(roundTrips(*session, size));
        }
        Bytes alone;
        QVERIFY(session->read(items - 1, alone).ok()); // still in step
        QCOMPARE(alone.size(), std::size_t{1'000'000});
        QVERIFY(session->readTogether({}).ok());
    }

    void eightCommandsArriveAtOnce()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendOf({.server = server.address(), .password = {}});
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        const Batch batch(100);
        auto reads = Batch::reads();

        const qint64 idle = readsOf(server);
        const qint64 ofAsking = readsOf(server) - idle;
        const qint64 before = readsOf(server);
        QVERIFY(session->writeTogether(batch.writes()).ok());
        QVERIFY(session->readTogether(reads).ok());
        QCOMPARE(readsOf(server) - before - ofAsking, qint64{2}); // 8 writes in one, 8 reads in another
    }

    void tlsCarriesThemToo()
    {
        if (!TestCertificates::areAvailable())
            QSKIP("openssl is not installed");
        TestCertificates certificates;
        const QString authority = QStringLiteral("authority");
        const QString name = QStringLiteral("server");
        QVERIFY(certificates.addAuthority(authority));
        QVERIFY(certificates.add(name, authority, QStringLiteral("DNS:localhost")));
        const quint16 port = freePort();
        const RedisTestServer server(
            QStringLiteral("tls-port %1\ntls-cert-file %2\ntls-key-file %3\ntls-ca-cert-file %4\n"
                           "tls-auth-clients no")
                .arg(QString::number(port), certificates.certificate(name), certificates.key(name),
                     certificates.certificate(authority)));
        QVERIFY(server.isStarted());
        const auto backend = backendOf({.server = QStringLiteral("rediss://localhost:%1").arg(port),
                                        .password = {},
                                        .caFile = certificates.certificate(authority)});
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        for (const std::size_t size : {std::size_t{1600}, std::size_t{1'000'000}})
            QVERIFY(roundTrips(*session, size));
    }

    void aClusterGetsThemOnEveryNodeAndMaySendThemOn()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = backendOf(
            {.server = cluster.node(0).address(), .password = {}, .clusterItems = ClusterItems::Spread});
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(items).ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(roundTrips(*session, 1600));
        const QString key = cluster.keysOf(1).constFirst();
        cluster.startMove(key, 1, 2); // ASK
        QVERIFY(roundTrips(*session, 1600));
        cluster.finishMove(key, 2); // MOVED
        QVERIFY(roundTrips(*session, 1600));
        QCOMPARE(cluster.nodeWith(key), 2);
    }

    void aRefusalLeavesTheConnectionInStep()
    {
        const RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendOf({.server = server.address(), .password = {}});
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        server.ask({QStringLiteral("SET"), hash, QStringLiteral("somebody's")});
        auto reads = Batch::reads();
        QCOMPARE(session->readTogether(reads).error().code, RedisCode::WrongType);
        server.ask({QStringLiteral("DEL"), hash});
        QVERIFY(roundTrips(*session, 1600));
    }

    void aServerKilledMidUseIsAnErrorAtOnce()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendOf({.server = server.address(), .password = {}});
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(roundTrips(*session, 1600));
        server.kill();
        const Batch batch(1600);
        QCOMPARE(session->writeTogether(batch.writes()).error().code, Error::Code::ConnectionLost);
        auto reads = Batch::reads();
        QCOMPARE(session->readTogether(reads).error().code, Error::Code::ConnectionLost);
    }

    void anInterruptUnblocksThemAll()
    {
        RedisTestServer server;
        QVERIFY(server.isStarted());
        const auto backend = backendOf({.server = server.address(), .password = {}});
        QVERIFY(backend->open().ok());
        const auto session = std::move(backend->openSession()).value();
        server.stop();
        const auto start = std::chrono::steady_clock::now();
        std::jthread stopper([&session] { session->interrupt(); });
        auto reads = Batch::reads();
        const Status read = session->readTogether(reads);
        const auto took = std::chrono::steady_clock::now() - start;
        stopper.join();
        server.resume();
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, Error::Code::Cancelled);
        QVERIFY(took < 4s); // the timeout of a command is 5 s
    }
};

QTEST_GUILESS_MAIN(TestRedisPipeline)
#include "tst_redis_pipeline.moc"
