// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/plan/emulation.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

Target target(const char* name, BackendTarget backend, std::optional<Network> network = {})
{
    return {.name = QLatin1String(name), .backend = std::move(backend), .network = network};
}

Plan planOver(AxisKind axis, std::vector<double> values, std::vector<Target> targets)
{
    Plan plan;
    plan.axis = {.kind = axis, .values = std::move(values)};
    plan.targets = std::move(targets);
    return plan;
}

} // namespace

class TestEmulation : public QObject
{
    Q_OBJECT

private slots:
    void eachBackEndHasItsOwnMeans()
    {
        QCOMPARE(toString(emulationFor(target("file", FileTarget{}))), QLatin1String("waits"));
        QCOMPARE(toString(emulationFor(target("redis", RedisTarget{}))), QLatin1String("relay"));
        QCOMPARE(toString(emulationFor(target("folder", SshfsTarget{}))), QLatin1String("relay"));
        QCOMPARE(toString(emulationFor(target("ceph", RadosTarget{}))), QLatin1String("waits"));
    }

    void aBatchMakesItsRoundTripsOneAfterAnother_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("pipelined");
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("perOperation");
        QTest::addColumn<int>("trips");
        QTest::newRow("one thread: all of them") << 1 << false << 8 << 2 << 16;
        QTest::newRow("as many threads as items: one operation's") << 8 << false << 8 << 2 << 2;
        QTest::newRow("a thread that has two") << 6 << false << 8 << 2 << 4;
        QTest::newRow("more threads than items") << 64 << false << 8 << 7 << 7;
        QTest::newRow("pipelined: all reads, all writes") << 1 << true << 8 << 2 << 2;
    }

    void aBatchMakesItsRoundTripsOneAfterAnother()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, pipelined);
        QFETCH(const int, items);
        QFETCH(const int, perOperation);
        QFETCH(const int, trips);
        QCOMPARE(leastLatency(pipelined ? Arm::pipelined() : Arm::ofThreads(threads), items, perOperation,
                              {.rtt = 100us}),
                 trips * 100us);
    }

    void jitterMayShortenEachOfThem()
    {
        QCOMPARE(leastLatency({}, 8, 2, {.rtt = 100us, .jitter = 30us}), 16 * 70us);
        QCOMPARE(leastLatency({}, 8, 2, {.rtt = 100us, .jitter = 100us}), 0us);
    }

    void aSweptRoundTripIsEmulatedWhereItIsNotZero()
    {
        const Plan plan = planOver(AxisKind::RttUs, {0, 200}, {target("redis", RedisTarget{})});
        const QString redis = QStringLiteral("redis");
        QVERIFY(!emulationAt(plan, redis, 0));
        QVERIFY(emulationAt(plan, redis, 84.5) == Emulation::Relay); // between two values
        QVERIFY(!emulationAt(plan, QStringLiteral("stranger"), 200));
        QVERIFY(emulationOf(plan, plan.targets.front()) == Emulation::Relay);
        QVERIFY(sweepsEmulatedRoundTrips(plan));
        QVERIFY(!sweepsEmulatedRoundTrips(planOver(AxisKind::RttUs, {0}, plan.targets)));
    }

    void aTargetsOwnNetworkCountsAndThePlansForTheOthers()
    {
        Plan plan =
            planOver(AxisKind::Threads, {0},
                     {target("near", RedisTarget{}), target("far", FileTarget{}, Network{.rtt = 400us})});
        QVERIFY(!emulationOf(plan, plan.targets[0]));
        QVERIFY(emulationOf(plan, plan.targets[1]) == Emulation::Waits);
        QVERIFY(!sweepsEmulatedRoundTrips(plan));

        plan.network = {.rtt = 1ms};
        plan.targets[1].network = Network{}; // as it is, whatever the plan says
        QVERIFY(emulationOf(plan, plan.targets[0]) == Emulation::Relay);
        QVERIFY(!emulationOf(plan, plan.targets[1]));
    }

    void aNarrowWireAloneIsEmulatedToo()
    {
        const Plan plan = planOver(AxisKind::PayloadBytes, {1024},
                                   {target("redis", RedisTarget{}, Network{.bandwidthMbit = 100})});
        QVERIFY(emulationAt(plan, QStringLiteral("redis"), 1024) == Emulation::Relay);
    }
};

QTEST_GUILESS_MAIN(TestEmulation)
#include "tst_emulation.moc"
