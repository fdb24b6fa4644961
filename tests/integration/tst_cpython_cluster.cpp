// SPDX-License-Identifier: GPL-3.0-or-later

// A real Python at the items of a real Redis Cluster, through redis-py's own client for clusters.

#include "core/backends/backend_factory.h"
#include "core/backends/redis/redis_place.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/runtimes/calibrated_cpython.h"
#include "tests/core/runtimes/placed_backend.h"
#include "tests/core/runtimes/test_python.h"
#include "tests/integration/redis_test_cluster.h"
#include "tests/integration/tls_test_server.h"

using namespace breakeven;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(breakeven::ClusterItems)

namespace {

constexpr int items = 8;

std::unique_ptr<Backend> backendOf(const RedisTarget& redis)
{
    const Target target{.name = QStringLiteral("redis"), .backend = redis, .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

std::unique_ptr<Backend> openedAt(const RedisTestServer& server, ClusterItems clusterItems)
{
    auto backend = backendOf({.server = server.address(), .password = {}, .clusterItems = clusterItems});
    return backend->open().ok() && backend->setItems(items).ok() ? std::move(backend) : nullptr;
}

Result<ArmSamples> measured(CPythonRuntime& runtime, int threads)
{
    return runtime.measure({.arm = Arm::ofThreads(threads), .batches = 2, .verify = true}, {});
}

QByteArray reasonIn(const Result<ArmSamples>& samples)
{
    return samples.ok() ? QByteArray() : codedText(samples.error()).toUtf8();
}

} // namespace

class TestCPythonCluster : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!hasModules(debianPython(), QStringLiteral("numpy, redis")))
            QSKIP("no /usr/bin/python3 with numpy and redis: apt-get install python3-numpy python3-redis");
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server and redis-cli are not installed");
    }

    void itemsAreWhereOursReadThem_data()
    {
        QTest::addColumn<ClusterItems>("clusterItems");
        QTest::newRow("together") << ClusterItems::Together;
        QTest::newRow("spread") << ClusterItems::Spread;
    }

    // Directly and behind relays, which every operation has to cross twice.
    void itemsAreWhereOursReadThem()
    {
        QFETCH(const ClusterItems, clusterItems);
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = openedAt(cluster.node(0), clusterItems);
        QVERIFY(backend);
        {
            CPythonRuntime runtime(*backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
            qint64 bytes = 800;
            for (const auto rtt : {0ms, 5ms}) {
                bytes += 800;
                QVERIFY(runtime.setWorkload({.items = items, .payloadBytes = bytes}).ok());
                QVERIFY(backend->setNetwork({.rtt = rtt}).ok());
                const auto alone = measured(runtime, 1);
                QVERIFY2(alone.ok(), reasonIn(alone));
                QVERIFY(alone.value().batches.front() >= 2 * items * rtt);
                const auto pooled = measured(runtime, 3);
                QVERIFY2(pooled.ok(), reasonIn(pooled));

                const auto session = std::move(backend->openSession()).value();
                std::vector<std::byte> read;
                for (int item = 0; item < items; ++item) {
                    QCOMPARE(session->read(item, read).value(), Lookup::Found);
                    QCOMPARE(static_cast<qint64>(read.size()), bytes);
                }
            }
        }
        QVERIFY(backend->close().ok());
        QCOMPARE(cluster.keys(), QStringList());
    }

    void moreItemsGetHashesOfTheirOwn()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = backendOf(
            {.server = cluster.node(0).address(), .password = {}, .clusterItems = ClusterItems::Spread});
        QVERIFY(backend->open().ok());
        CPythonRuntime runtime(*backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        for (const int count : {1, 3, 12}) {
            QVERIFY(backend->setItems(count).ok());
            QVERIFY(runtime.setWorkload({.items = count}).ok());
            const auto samples = measured(runtime, 2);
            QVERIFY2(samples.ok(), reasonIn(samples));
        }
        QCOMPARE(cluster.keys().size(), 12);
        QVERIFY(backend->close().ok());
    }

    void aSlotThatMovesIsFollowed_data()
    {
        QTest::addColumn<qint64>("rttUs");
        QTest::newRow("directly") << qint64{0};
        QTest::newRow("behind relays") << qint64{500};
    }

    void aSlotThatMovesIsFollowed()
    {
        QFETCH(const qint64, rttUs);
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = openedAt(cluster.node(0), ClusterItems::Together);
        QVERIFY(backend);
        QVERIFY(backend->setNetwork({.rtt = std::chrono::microseconds(rttUs)}).ok());
        const QString key = backend->place().value().fields.value(QLatin1String("hash")).toString();
        const int from = cluster.nodeWith(key);
        QVERIFY(from >= 0);
        const int to = (from + 1) % RedisTestCluster::nodeCount;
        CPythonRuntime runtime(*backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = items}).ok());
        QVERIFY(measured(runtime, 2).ok());

        cluster.startMove(key, from, to); // ASK
        const auto asked = measured(runtime, 2);
        QVERIFY2(asked.ok(), reasonIn(asked));
        cluster.finishMove(key, to); // MOVED
        const auto moved = measured(runtime, 2);
        QVERIFY2(moved.ok(), reasonIn(moved));
        QCOMPARE(cluster.nodeWith(key), to);
        QVERIFY(backend->close().ok());
        QCOMPARE(cluster.keysOf(to), QStringList());
    }

    void aDeadNodeIsSaidInTime()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = openedAt(cluster.node(0), ClusterItems::Spread);
        QVERIFY(backend);
        CPythonRuntime runtime(*backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = items}).ok());
        QVERIFY(measured(runtime, 2).ok());
        cluster.node(1).kill();
        const auto before = std::chrono::steady_clock::now();
        const auto failed = runtime.measure({.arm = Arm::ofThreads(2)}, {});
        QVERIFY(!failed.ok());
        QVERIFY(std::chrono::steady_clock::now() - before < 10s);
        QVERIFY2(failed.error().code == Error::Code::Unreachable, reasonIn(failed));
        QVERIFY2(reasonIn(failed).contains(QByteArray::number(cluster.node(1).port())), reasonIn(failed));
    }

    void itsHoldsOfTheGilAreCalibratedThere()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = openedAt(cluster.node(0), ClusterItems::Spread);
        QVERIFY(backend);
        CalibratedCPython runtime(*backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = items}).ok());
        QVERIFY(runtime.prepare(1, {}).ok());
        const auto samples = runtime.measure({.arm = Arm::ofThreads(3), .batches = 2, .verify = true}, {});
        QVERIFY2(samples.ok(), reasonIn(samples));
        QVERIFY(samples.value().totals->gilHeld.has_value());
    }

    void everyNodeProvesItself_data()
    {
        QTest::addColumn<QString>("trusted");
        QTest::addColumn<QString>("holder");
        QTest::addColumn<bool>("isProven");
        const QString authority = QStringLiteral("authority");
        QTest::newRow("all is well") << authority << QStringLiteral("IP:127.0.0.1") << true;
        QTest::newRow("the name is another") << authority << QStringLiteral("IP:127.0.0.2") << false;
        QTest::newRow("a stranger has signed")
            << QStringLiteral("stranger") << QStringLiteral("IP:127.0.0.1") << false;
    }

    // Behind relays, too.
    void everyNodeProvesItself()
    {
        QFETCH(const QString, trusted);
        QFETCH(const QString, holder);
        QFETCH(const bool, isProven);
        if (!TestCertificates::areAvailable())
            QSKIP("openssl is not installed");
        TestCertificates certificates;
        const QString authority = QStringLiteral("authority");
        const QString name = QStringLiteral("node");
        QVERIFY(certificates.addAuthority(authority));
        QVERIFY(certificates.addAuthority(QStringLiteral("stranger")));
        QVERIFY(certificates.add(name, authority, holder));
        std::vector<quint16> ports;
        const RedisTestCluster cluster([&] {
            ports.push_back(freePort());
            return QStringLiteral("tls-cluster yes\n") + tlsConfiguration(certificates, name, ports.back());
        });
        QVERIFY(cluster.isStarted());

        RedisPlace place;
        place.hash = QStringLiteral("breakeven:test:hm");
        place.tls = TlsPlace{.name = {},
                             .caFile = certificates.certificate(trusted),
                             .clientCertificate = {},
                             .clientKey = {}};
        place.cluster =
            ClusterPlace{.nodes = {}, .hashes = {place.hash, QStringLiteral("breakeven:test:2:hm")}};
        for (const quint16 port : ports)
            place.cluster->nodes.push_back({.host = QStringLiteral("127.0.0.1"), .port = port});
        PlacedBackend placed(place);
        CPythonRuntime runtime(placed, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(runtime.setWorkload({.items = 2}).ok());
        const auto samples = measured(runtime, 2);
        if (!isProven) {
            QVERIFY(!samples.ok());
            QVERIFY2(samples.error().code == Error::Code::EncryptionFailed, reasonIn(samples));
            return;
        }
        QVERIFY2(samples.ok(), reasonIn(samples));

        const auto backend = backendOf({.server = QStringLiteral("rediss://127.0.0.1:%1").arg(ports.front()),
                                        .password = {},
                                        .caFile = certificates.certificate(authority),
                                        .clusterItems = ClusterItems::Spread});
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(items).ok());
        QVERIFY(backend->setNetwork({.rtt = 1ms}).ok());
        CPythonRuntime far(*backend, PoolKind::Kept, 1, {.interpreter = debianPython()});
        QVERIFY(far.setWorkload({.items = items}).ok());
        const auto behind = measured(far, 1);
        QVERIFY2(behind.ok(), reasonIn(behind));
        QVERIFY(behind.value().batches.front() >= 2 * items * 1ms);
    }
};

QTEST_GUILESS_MAIN(TestCPythonCluster)
#include "tst_cpython_cluster.moc"
