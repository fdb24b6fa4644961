// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.h"
#include "core/analysis/causes.h"
#include "core/backends/file/target/file_target.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// Of ten batches, whose operations wait and compute for this long in sum, with a pool of this cost.
ArmTime timeOf(int threads, std::chrono::nanoseconds waiting, std::chrono::nanoseconds computing,
               std::chrono::nanoseconds pool)
{
    constexpr int batchesOfArm = 10;
    return {.batches = batchesOfArm * ((waiting + computing) / threads + pool),
            .busy = batchesOfArm * (waiting + computing),
            .cpu = batchesOfArm * computing,
            .count = batchesOfArm};
}

} // namespace

class TestCauses final : public QObject
{
    Q_OBJECT

private slots:
    void theSingleArmWaitsAndComputes()
    {
        const ArmTime single = timeOf(1, 1600us, 200us, 0us);
        const auto causes = causesOf(single, 1, single);
        QVERIFY(causes.has_value());
        QVERIFY(*causes == (Causes{.waiting = 1600us, .queueing = 0us, .computing = 200us, .pool = 0us}));
    }

    void threadsThatOverlapEveryWaitPayOnlyForThePool()
    {
        const auto causes = causesOf(timeOf(4, 1600us, 200us, 90us), 4, timeOf(1, 1600us, 200us, 0us));
        QVERIFY(causes.has_value());
        QVERIFY(*causes == (Causes{.waiting = 400us, .queueing = 0us, .computing = 50us, .pool = 90us}));
    }

    void whatOperationsWaitBeyondTheSingleArmsIsQueueing()
    {
        const auto causes = causesOf(timeOf(4, 2400us, 200us, 0us), 4, timeOf(1, 1600us, 200us, 0us));
        QVERIFY(causes.has_value());
        QVERIFY(*causes == (Causes{.waiting = 400us, .queueing = 200us, .computing = 50us, .pool = 0us}));
    }

    void whatIsKnownOfTheGilIsNoQueueing()
    {
        ArmTime arm = timeOf(4, 2400us, 200us, 0us);
        arm.gil = 10 * 600us; // of all workers, in ten batches
        const auto causes = causesOf(arm, 4, timeOf(1, 1600us, 200us, 0us));
        QVERIFY(causes.has_value());
        QVERIFY(*causes ==
                (Causes{.waiting = 400us, .gil = 150us, .queueing = 50us, .computing = 50us, .pool = 0us}));
    }

    void theTimeTheGilIsHeldIsTakenOutOfComputing()
    {
        ArmTime arm = timeOf(4, 1600us, 400us, 0us);
        arm.held = 10 * 240us; // of all workers, in ten batches
        arm.heldCount = 10;
        const auto causes = causesOf(arm, 4, timeOf(1, 1600us, 400us, 0us));
        QVERIFY(causes.has_value());
        QVERIFY(*causes == (Causes{.waiting = 400us, .computing = 40us, .holding = 60us, .pool = 0us}));
        arm.held = 10 * 5000us; // a calibration that is off
        QVERIFY(*causesOf(arm, 4, timeOf(1, 1600us, 400us, 0us)) ==
                (Causes{.waiting = 400us, .computing = 0us, .holding = 100us, .pool = 0us}));
    }

    void switchesAreTakenOutOfComputingAtTheirCost()
    {
        ArmTime arm = timeOf(4, 1600us, 400us, 0us);
        arm.voluntarySwitches = 10 * 48;
        arm.involuntarySwitches = 10 * 16;
        const ArmTime single = timeOf(1, 1600us, 400us, 0us);
        QVERIFY(causesOf(arm, 4, single, 2us)->switching == 32us); // 64 × 2 µs on 4 workers
        QVERIFY(causesOf(arm, 4, single, 2us)->computing == 68us);
        QVERIFY(causesOf(arm, 4, single, 2us)->total() == causesOf(arm, 4, single)->total());
        QVERIFY2(causesOf(arm, 4, single, 1ms)->computing == 0ns, "more than there is of it is cut");
        QVERIFY2(causesOf(arm, 4, single)->switching == 0ns, "a cost that isn't known is none");
    }

    void anOperationsFiguresAreMeans()
    {
        ArmTime arm = timeOf(1, 1600us, 400us, 0us);
        arm.voluntarySwitches = 10 * 16;
        arm.involuntarySwitches = 10 * 2;
        const auto figures = operationFiguresOf(arm, 8);
        QVERIFY(figures.has_value());
        QVERIFY(
            *figures ==
            (OperationFigures{
                .wall = 250us, .held = std::nullopt, .voluntarySwitches = 2, .involuntarySwitches = 0.25}));
        arm.held = 5 * 8 * 30us;
        arm.heldCount = 5; // half of the batches tell
        QVERIFY(operationFiguresOf(arm, 8)->held == std::optional<std::chrono::nanoseconds>(30us));
        QVERIFY(!operationFiguresOf(ArmTime{}, 8).has_value());
    }

    void moreGilThanTimeOffTheCpuIsCut()
    {
        ArmTime arm = timeOf(4, 800us, 200us, 0us);
        arm.gil = 10 * 5000us;
        const auto causes = causesOf(arm, 4, timeOf(1, 1600us, 200us, 0us));
        QVERIFY(causes.has_value());
        QVERIFY(*causes ==
                (Causes{.waiting = 0us, .gil = 200us, .queueing = 0us, .computing = 50us, .pool = 0us}));
    }

    void thePartsAddUpToTheLatency_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("waitingUs");
        QTest::addColumn<int>("computingUs");
        for (const int threads : {1, 2, 3, 6, 64})
            for (const int waiting : {0, 70, 5000})
                for (const int computing : {1, 333})
                    QTest::addRow("%d threads, %d us waiting, %d us computing", threads, waiting, computing)
                        << threads << waiting << computing;
    }

    void thePartsAddUpToTheLatency()
    {
        QFETCH(const int, threads);
        QFETCH(const int, waitingUs);
        QFETCH(const int, computingUs);
        ArmTime arm = timeOf(threads, waitingUs * 1us, computingUs * 1us, 17us);
        arm.held = 10 * 200us;
        arm.heldCount = 10;
        arm.voluntarySwitches = 10 * 30;
        const auto causes = causesOf(arm, threads, timeOf(1, 500us, 20us, 0us), 1500ns);
        QVERIFY(causes.has_value());
        const auto latency = arm.batches / static_cast<int>(arm.count);
        QVERIFY2(std::chrono::abs(causes->total() - latency) <= 6ns, // six parts are rounded
                 qPrintable(QString::number((causes->total() - latency).count())));
        for (const auto part : {causes->waiting, causes->queueing, causes->computing, causes->holding,
                                causes->switching, causes->pool})
            QVERIFY(part >= 0ns);
    }

    // CPU time is counted by another clock than wall time.
    void clocksThatDisagreeMakeNoNegativeParts()
    {
        ArmTime arm = timeOf(1, 0us, 100us, 0us);
        arm.cpu += 40us;
        const auto causes = causesOf(arm, 1, arm);
        QVERIFY(causes.has_value());
        QCOMPARE(causes->waiting, 0ns);
        QCOMPARE(causes->computing, std::chrono::nanoseconds(100us));
    }

    void withoutTimedOperationsThereAreNoCauses()
    {
        const ArmTime timed = timeOf(1, 100us, 100us, 0us);
        QVERIFY(!causesOf(ArmTime{}, 4, timed).has_value());
        QVERIFY(!causesOf(timed, 4, ArmTime{}).has_value());
    }

    void aRunsPointsHaveThem()
    {
        RunHeader header;
        header.environment.switchCost = 1us;
        header.plan.targets = {Target{.name = QStringLiteral("t"), .backend = FileTarget{}, .network = {}}};
        header.plan.arms = armsOfThreads({1, 2});
        header.plan.axis = {.kind = AxisKind::RttUs, .values = {100}};
        Analyzer analyzer(header);
        for (int index = 0; index < 3; ++index) {
            const auto arm = [](int threads, std::chrono::nanoseconds latency) {
                return ArmSamples{.arm = Arm::ofThreads(threads),
                                  .batches = {latency, latency},
                                  .totals = ArmTotals{.read = 1000us,
                                                      .write = 600us,
                                                      .cpu = 200us,
                                                      .voluntarySwitches = 16 * threads,
                                                      .involuntarySwitches = 4 * (threads - 1),
                                                      .gilHeld = 64us}};
            };
            analyzer.add(Block{.point = {QStringLiteral("t"), RuntimeKind::Native, AxisKind::RttUs, 100},
                               .index = index,
                               .arms = {arm(1, 810us), arm(2, 450us)}});
        }
        const Analysis& analysis = analyzer.result();
        QCOMPARE(analysis.points.size(), std::size_t{1});
        QVERIFY(*analysis.points.front().singleCauses == (Causes{.waiting = 700us,
                                                                 .queueing = 0us,
                                                                 .computing = 60us,
                                                                 .holding = 32us,
                                                                 .switching = 8us,
                                                                 .pool = 10us}));
        QVERIFY(*analysis.points.front().causes == (Causes{.waiting = 350us,
                                                           .queueing = 0us,
                                                           .computing = 25us,
                                                           .holding = 16us,
                                                           .switching = 9us,
                                                           .pool = 50us}));
        // 16 operations a block.
        QCOMPARE(analysis.points.front().operation->voluntarySwitches, 2.0);
        QCOMPARE(analysis.points.front().operation->involuntarySwitches, 0.25);
        QVERIFY(analysis.points.front().singleOperation->held ==
                std::optional<std::chrono::nanoseconds>(4us));
    }
};

QTEST_GUILESS_MAIN(TestCauses)
#include "tst_causes.moc"
