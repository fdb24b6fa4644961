// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "core/backends/backend_factory.h"
#include "core/backends/leftovers.h"
#include "core/backends/redis/redis_backend.h"
#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/redis_nodes.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/target_check.h"
#include "core/plan/target_address.h"
#include "core/processes/process_mark.h"
#include "tests/core/processes/dead_process.h"
#include "tests/integration/redis_test_cluster.h"
#include "tests/integration/tls_test_server.h"

using namespace breakeven;
using namespace std::chrono_literals;
using Bytes = std::vector<std::byte>;

namespace {

constexpr int items = 8;

std::unique_ptr<Backend> backendAt(const RedisTestServer& server, ClusterItems clusterItems)
{
    const Target target{
        .name = QStringLiteral("redis"),
        .backend = RedisTarget{.server = server.address(), .password = {}, .clusterItems = clusterItems},
        .network = {}};
    return std::move(makeBackend(target, QStringLiteral("run-1"))).value();
}

Bytes bytesOf(int item)
{
    return Bytes(1600, std::byte(item + 1));
}

bool writeAll(Session& session)
{
    for (int item = 0; item < items; ++item) {
        if (!session.write(item, bytesOf(item)).ok())
            return false;
    }
    return true;
}

bool readAll(Session& session)
{
    Bytes read;
    for (int item = 0; item < items; ++item) {
        const auto found = session.read(item, read);
        if (!found.ok() || found.value() != Lookup::Found || read != bytesOf(item))
            return false;
    }
    return true;
}

} // namespace

Q_DECLARE_METATYPE(breakeven::ClusterItems)

class TestRedisCluster : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("redis-server and redis-cli are not installed");
    }

    void aKeysSlotIsTheServers_data()
    {
        QTest::addColumn<QString>("key");
        for (const char* key :
             {"x", "breakeven:run-1:hm", "{a}b", "x{a}y{b}", "{}x", "x{", "}x{", "x{{a}}", "ä"})
            QTest::newRow(key) << QString::fromUtf8(key);
    }

    void aKeysSlotIsTheServers()
    {
        QFETCH(const QString, key);
        const RedisTestServer server(QStringLiteral("cluster-enabled yes"));
        QVERIFY(server.isStarted());
        QCOMPARE(QString::number(clusterSlotOf(key.toStdString())),
                 server.ask({QStringLiteral("CLUSTER"), QStringLiteral("KEYSLOT"), key}));
    }

    void whatADeadRunLeftIsFoundOnAllNodesAndRemoved()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const RedisTarget place{
            .server = cluster.node(0).address(), .password = {}, .clusterItems = ClusterItems::Spread};
        const Target target{.name = QStringLiteral("redis"), .backend = place, .network = {}};
        RedisBackend backend(place, target.name, markedByTheDead(QStringLiteral("run-1")));
        QVERIFY(backend.open().ok());
        QVERIFY(backend.setItems(items).ok());
        const auto living = backendAt(cluster.node(0), ClusterItems::Spread);
        QVERIFY(living->open().ok());
        QVERIFY(living->setItems(items).ok());

        const auto found = findLeftovers(target);
        QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(codedText(found.error())));
        QCOMPARE(found.value().all.size(), std::size_t{items});
        for (const Leftover& leftover : found.value().all)
            QVERIFY(remove(leftover).ok());
        const auto after = findLeftovers(target);
        QVERIFY(after.ok() && after.value().all.empty());
        const auto session = std::move(living->openSession()).value();
        QVERIFY(writeAll(*session) && readAll(*session));
        QVERIFY(living->close().ok());
        QCOMPARE(cluster.node(0).ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    void itemsLieTogetherOrOnAllNodes_data()
    {
        QTest::addColumn<ClusterItems>("clusterItems");
        QTest::addColumn<QList<qsizetype>>("keys"); // on the nodes, ascending
        QTest::newRow("together") << ClusterItems::Together << QList<qsizetype>{0, 0, 1};
        QTest::newRow("spread") << ClusterItems::Spread << QList<qsizetype>{2, 3, 3};
    }

    // From whichever node it starts, with a network and without.
    void itemsLieTogetherOrOnAllNodes()
    {
        QFETCH(const ClusterItems, clusterItems);
        QFETCH(const QList<qsizetype>, keys);
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        for (int start = 0; start < RedisTestCluster::nodeCount; ++start) {
            const auto backend = backendAt(cluster.node(start), clusterItems);
            const auto facts = backend->open();
            QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(codedText(facts.error())));
            QVERIFY(facts.value().version.endsWith(QLatin1String(", cluster of 3")));
            const auto early = std::move(backend->openSession()).value();
            QVERIFY(backend->setItems(items).ok());
            QVERIFY(writeAll(*early));
            const auto late = std::move(backend->openSession()).value();
            QVERIFY(readAll(*late));

            QVERIFY(backend->setNetwork({.rtt = 20ms}).ok());
            const auto before = std::chrono::steady_clock::now();
            QVERIFY(readAll(*early));
            QVERIFY(std::chrono::steady_clock::now() - before >= items * 19ms); // on every node
            QVERIFY(writeAll(*late));
            QVERIFY(backend->setNetwork({}).ok());
            QVERIFY(readAll(*early));

            QList<qsizetype> found;
            for (int i = 0; i < RedisTestCluster::nodeCount; ++i)
                found.append(cluster.keysOf(i).size());
            std::sort(found.begin(), found.end());
            QCOMPARE(found, keys);
            QVERIFY(backend->close().ok());
            for (int i = 0; i < RedisTestCluster::nodeCount; ++i)
                QCOMPARE(cluster.keysOf(i), QStringList());
        }
    }

    void anotherProcessIsToldWhereTheItemsAre()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = backendAt(cluster.node(0), ClusterItems::Together);
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(items).ok());
        const auto place = backend->place();
        QVERIFY(place.ok());
        const QJsonObject fields = place.value().fields;
        const QString hash = fields.value(QLatin1String("hash")).toString();
        const QJsonObject found = fields.value(QLatin1String("cluster")).toObject();
        const int owner = cluster.nodeWith(hash);
        QVERIFY(owner >= 0);
        QCOMPARE(fields.value(QLatin1String("port")).toInt(), int{cluster.node(owner).port()});
        QCOMPARE(found.value(QLatin1String("hashes")).toVariant().toStringList(), QStringList{hash});
        QCOMPARE(found.value(QLatin1String("nodes")).toArray().size(),
                 qsizetype{RedisTestCluster::nodeCount});
        QVERIFY(backend->close().ok());

        const auto spread = backendAt(cluster.node(0), ClusterItems::Spread);
        QVERIFY(spread->open().ok());
        QVERIFY(spread->setItems(items).ok());
        QVERIFY(spread->setNetwork({.rtt = 1ms}).ok());
        const auto apart = spread->place();
        QVERIFY(apart.ok());
        QStringList all = cluster.keys();
        all.sort();
        const QJsonObject spreadOut = apart.value().fields.value(QLatin1String("cluster")).toObject();
        QStringList hashes = spreadOut.value(QLatin1String("hashes")).toVariant().toStringList();
        hashes.sort();
        QCOMPARE(hashes, all);
        for (const QJsonValue& node : spreadOut.value(QLatin1String("nodes")).toArray())
            QVERIFY(node[QLatin1String("relay_port")].toInt() != 0 &&
                    node[QLatin1String("relay_port")] != node[QLatin1String("port")]);
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
        const auto backend = backendAt(cluster.node(0), ClusterItems::Together);
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setNetwork({.rtt = std::chrono::microseconds(rttUs)}).ok());
        const auto session = std::move(backend->openSession()).value();
        const auto other = std::move(backend->openSession()).value();
        QVERIFY(writeAll(*session));
        const QString key = QStringLiteral("breakeven:%1:hm").arg(markedRunId(QStringLiteral("run-1")));
        const int from = cluster.nodeWith(key);
        QVERIFY(from >= 0);
        const int to = (from + 1) % RedisTestCluster::nodeCount;

        cluster.startMove(key, from, to); // ASK
        QCOMPARE(cluster.nodeWith(key), to);
        QVERIFY(readAll(*session));
        QVERIFY(writeAll(*session));
        QCOMPARE(cluster.nodeWith(key), to);

        cluster.finishMove(key, to); // MOVED
        QVERIFY(readAll(*session));
        QVERIFY(writeAll(*session));
        QVERIFY(readAll(*other));
        QVERIFY(readAll(*std::move(backend->openSession()).value()));
        QCOMPARE(cluster.nodeWith(key), to);
        QVERIFY(backend->close().ok());
        QCOMPARE(cluster.keysOf(to), QStringList());
    }

    void aNodeKilledMidRunFailsItsOwnItemsOnly()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = backendAt(cluster.node(0), ClusterItems::Spread);
        QVERIFY(backend->open().ok());
        QVERIFY(backend->setItems(items).ok());
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(writeAll(*session));

        RedisTestServer& victim = cluster.node(1);
        const qsizetype lost = cluster.keysOf(1).size();
        victim.kill();
        qsizetype failed = 0;
        for (int item = 0; item < items; ++item) {
            const Status written = session->write(item, bytesOf(item));
            if (written.ok())
                continue;
            ++failed;
            QCOMPARE(written.error().code, Error::Code::ConnectionLost);
            QCOMPARE(written.error().where, victim.address());
        }
        QCOMPARE(failed, lost);
        const auto again = backend->openSession();
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, Error::Code::Unreachable);
        QCOMPARE(again.error().where, victim.address());

        QVERIFY(!backend->close().ok()); // it can't say that nothing is left
        QCOMPARE(cluster.keysOf(0), QStringList());
        QCOMPARE(cluster.keysOf(2), QStringList());
    }

    void theNodeThatWasNamedMayDie()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const QString key = QStringLiteral("breakeven:%1:hm").arg(markedRunId(QStringLiteral("run-1")));
        auto probe = backendAt(cluster.node(0), ClusterItems::Together);
        QVERIFY(probe->open().ok());
        const int owner = cluster.nodeWith(key);
        QVERIFY(owner >= 0);
        QVERIFY(probe->close().ok());

        const int start = (owner + 1) % RedisTestCluster::nodeCount;
        const auto backend = backendAt(cluster.node(start), ClusterItems::Together);
        QVERIFY(backend->open().ok());
        cluster.node(start).kill();
        const auto session = backend->openSession();
        QVERIFY(session.ok());
        QVERIFY(writeAll(*session.value()));
        QVERIFY(readAll(*session.value()));
        QVERIFY(backend->close().ok());
        QCOMPARE(cluster.keysOf(owner), QStringList());
    }

    void aReplicaThatTakesOverIsFound()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto backend = backendAt(cluster.node(0), ClusterItems::Together);
        QVERIFY(backend->open().ok());
        const int owner =
            cluster.nodeWith(QStringLiteral("breakeven:%1:hm").arg(markedRunId(QStringLiteral("run-1"))));
        QVERIFY(owner >= 0);
        const auto replica = cluster.replicaOf(owner);
        QVERIFY(replica);
        const auto session = std::move(backend->openSession()).value();
        QVERIFY(writeAll(*session));

        cluster.node(owner).kill();
        Bytes read;
        QCOMPARE(session->read(0, read).error().code, Error::Code::ConnectionLost);
        // Without the agreement of the others, which would take as long as the cluster waits for a dead node.
        replica->ask({QStringLiteral("CLUSTER"), QStringLiteral("FAILOVER"), QStringLiteral("TAKEOVER")});
        for (int i = 0; i < RedisTestCluster::nodeCount; ++i) {
            if (i != owner)
                QTRY_VERIFY_WITH_TIMEOUT(cluster.knows(i, *replica), 10'000);
        }

        const auto again = backend->openSession();
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(codedText(again.error())));
        QVERIFY(writeAll(*again.value()));
        QVERIFY(readAll(*again.value()));
        QVERIFY(backend->close().ok());
        QCOMPARE(replica->ask({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
    }

    // The certificate is to name what the cluster announces.
    void tlsHoldsForEveryNode()
    {
        if (!TestCertificates::areAvailable())
            QSKIP("openssl is not installed");
        TestCertificates certificates;
        const QString authority = QStringLiteral("authority");
        const QString name = QStringLiteral("node");
        QVERIFY(certificates.addAuthority(authority));
        QVERIFY(certificates.add(name, authority, QStringLiteral("IP:127.0.0.1")));
        quint16 port = 0;
        const RedisTestCluster cluster([&] {
            port = freePort();
            return QStringLiteral("tls-cluster yes\n") + tlsConfiguration(certificates, name, port);
        });
        QVERIFY(cluster.isStarted());
        const Target target{.name = QStringLiteral("redis"),
                            .backend =
                                RedisTarget{.server = QStringLiteral("rediss://127.0.0.1:%1").arg(port),
                                            .password = {},
                                            .caFile = certificates.certificate(authority),
                                            .clusterItems = ClusterItems::Spread},
                            .network = {}};
        const auto backend = makeBackend(target, QStringLiteral("run-1"));
        const auto facts = backend.value()->open();
        QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(codedText(facts.error())));
        QVERIFY(backend.value()->setItems(items).ok());
        const auto session = std::move(backend.value()->openSession()).value();
        QVERIFY(writeAll(*session));
        QVERIFY(backend.value()->setNetwork({.rtt = 1ms}).ok());
        QVERIFY(readAll(*session));
        QVERIFY(backend.value()->close().ok());
    }

    void whoMayNotAskForTheNodesIsToldSo()
    {
        const RedisTestCluster cluster([] { return QStringLiteral("user bench on >pw ~* +@all -cluster"); });
        QVERIFY(cluster.isStarted());
        int refused = 0;
        for (int start = 0; start < RedisTestCluster::nodeCount; ++start) {
            const QString address = cluster.node(start).address();
            Target target{.name = QStringLiteral("redis"),
                          .backend = RedisTarget{.server = QString(address).replace(
                                                     QLatin1String("//"), QLatin1String("//bench@")),
                                                 .password = QStringLiteral("pw")},
                          .network = {}};
            const auto opened = makeBackend(target, QStringLiteral("run-1")).value()->open();
            if (opened.ok())
                continue; // the node that has the key
            ++refused;
            QCOMPARE(opened.error().code, RedisCode::OtherNode);
            QVERIFY(sentence(opened.error()).contains(QLatin1String("CLUSTER SLOTS")));
        }
        QCOMPARE(refused, RedisTestCluster::nodeCount - 1);
    }

    void aCheckLeavesNothing()
    {
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        const auto target = targetFromText(cluster.node(2).address());
        QVERIFY(target.ok());
        QVERIFY(checkTarget(target.value()).ok());
        for (int i = 0; i < RedisTestCluster::nodeCount; ++i)
            QCOMPARE(cluster.keysOf(i), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRedisCluster)
#include "tst_redis_cluster.moc"
