// SPDX-License-Identifier: GPL-3.0-or-later

// Whether an emulated distance is there, for every back end that emulates one, with the real servers.

#include "app/wording/error_text.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/experiment/runner.h"
#include "core/plan/emulation.h"
#include "tests/core/runtimes/test_python.h"
#include "tests/integration/redis_test_cluster.h"
#include "tests/integration/tls_test_server.h"
#ifdef BREAKEVEN_HAS_CEPH
#include "ceph_cluster.h"
#endif

#include <QTemporaryDir>

#include <algorithm>

using namespace breakeven;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(breakeven::RuntimeKind)

namespace {

constexpr double askedUs = 300;

// Holds every block that a run of one target gives against the round trips of its batches.
void holdAgainstPhysics(const Target& target, RuntimeKind runtime, int tripsOfOperation)
{
    Plan plan;
    plan.title = QStringLiteral("distance");
    plan.targets = {target};
    plan.runtimes = {runtime};
    plan.arms = armsOfThreads({1, 2});
    plan.pool = PoolKind::PerBatch;
    plan.axis = {.kind = AxisKind::RttUs, .values = {askedUs}};
    plan.budget = 2s;
    plan.precision = 0.001; // never: so that the budget is used
    if (runtime == RuntimeKind::CPython)
        plan.python.interpreter = debianPython();

    std::vector<Block> blocks;
    const RunEnd end =
        runPlan(plan, {.runPath = {}, .writeRun = false}, {}, [&](const ExperimentEvent& event) {
            if (const auto* block = std::get_if<Block>(&event))
                blocks.push_back(*block);
            if (const auto* failure = std::get_if<Failure>(&event))
                QFAIL(qPrintable(reasonText(*failure)));
        });
    QVERIFY2(!blocks.empty(), qPrintable(reasonText(end)));
    const Network network{.rtt = 300us};
    for (const Block& block : blocks) {
        for (const ArmSamples& arm : block.arms) {
            const auto least = leastLatency(arm.arm, plan.workload.items, tripsOfOperation, network);
            for (const std::chrono::nanoseconds batch : arm.batches)
                QVERIFY2(batch >= least,
                         qPrintable(QStringLiteral("%1 ns < %2 ns").arg(batch.count()).arg(least.count())));
        }
        QVERIFY(block.held.has_value());
        QVERIFY(block.held->p5 >= 300us);
        QVERIFY(block.held->p5 <= block.held->median && block.held->median <= block.held->p95);
    }
}

Target redisAt(const QString& server)
{
    Target target;
    target.name = QStringLiteral("redis");
    target.backend = RedisTarget{.server = server, .password = {}};
    return target;
}

} // namespace

class TestDistance : public QObject
{
    Q_OBJECT

private slots:
    void aFile_data() { bothRuntimes(); }
    void aRedisServer_data() { bothRuntimes(); }
    void aRedisServerWithTls_data() { bothRuntimes(); }
    void aCluster_data() { bothRuntimes(); }
    void aCephCluster_data() { bothRuntimes(); }

    void aFile()
    {
        QFETCH(const RuntimeKind, runtime);
        Target target;
        target.name = QStringLiteral("file");
        target.backend = FileTarget{};
        holdAgainstPhysics(target, runtime, 7);
    }

    void aRedisServer()
    {
        QFETCH(const RuntimeKind, runtime);
        holdAgainstPhysics(redisAt(QStringLiteral("private")), runtime, 2);
    }

    void aRedisServerWithTls()
    {
        if (!RedisTestServer::isInstalled() || !TestCertificates::areAvailable())
            QSKIP("needs redis-server and openssl (apt install redis-server openssl)");
        QFETCH(const RuntimeKind, runtime);
        TestCertificates certificates;
        QVERIFY(certificates.addAuthority(QStringLiteral("authority")));
        QVERIFY(certificates.add(QStringLiteral("server"), QStringLiteral("authority"),
                                 QStringLiteral("DNS:localhost")));
        TlsTestServer server(certificates, QStringLiteral("server"));
        QVERIFY(server->isStarted());
        Target target = redisAt(QStringLiteral("rediss://localhost:%1").arg(server.port()));
        target.backend.as<RedisTarget>()->caFile = certificates.certificate(QStringLiteral("authority"));
        holdAgainstPhysics(target, runtime, 2);
    }

    void aCluster()
    {
        if (!RedisTestServer::isInstalled())
            QSKIP("needs redis-server (apt install redis-server)");
        QFETCH(const RuntimeKind, runtime);
        const RedisTestCluster cluster;
        QVERIFY(cluster.isStarted());
        Target target = redisAt(QStringLiteral("redis://127.0.0.1:%1").arg(cluster.node(0).port()));
        target.backend.as<RedisTarget>()->clusterItems = ClusterItems::Spread;
        holdAgainstPhysics(target, runtime, 2);
    }

    void aCephCluster()
    {
#ifdef BREAKEVEN_HAS_CEPH
        if (const QString why = CephCluster::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QFETCH(const RuntimeKind, runtime);
        CephCluster cluster;
        const QString error = cluster.start();
        QVERIFY2(error.isEmpty(), qPrintable(error));
        Target target;
        target.name = QStringLiteral("ceph");
        target.backend =
            RadosTarget{.conf = cluster.conf(), .keyring = {}, .user = {}, .pool = QStringLiteral("bench")};
        holdAgainstPhysics(target, runtime, 2);
#else
        QSKIP("built without Ceph (apt install librados-dev)");
#endif
    }

private:
    static void bothRuntimes()
    {
        QTest::addColumn<RuntimeKind>("runtime");
        QTest::newRow("native") << RuntimeKind::Native;
        QTest::newRow("cpython") << RuntimeKind::CPython;
    }
};

QTEST_GUILESS_MAIN(TestDistance)
#include "tst_distance.moc"
