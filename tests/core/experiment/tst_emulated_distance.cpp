// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/emulated_distance.h"
#include "core/experiment/experiment_code.h"

#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr Network far{.rtt = 100us};

} // namespace

class TestEmulatedDistance : public QObject
{
    Q_OBJECT

private slots:
    void nothingHeldIsNothing() { QVERIFY(!heldRoundTripOf({})); }

    void whatWasHeldIsItsMedianAndItsTails()
    {
        std::vector<nanoseconds> held;
        for (int i = 100; i > 0; --i)
            held.emplace_back(i);
        const auto found = heldRoundTripOf(held);
        QVERIFY(found.has_value());
        QCOMPARE(found->p5, 5ns);
        QCOMPARE(found->median, 50ns); // midway between 50 and 51, in whole nanoseconds
        QCOMPARE(found->p95, 95ns);
        QCOMPARE(heldRoundTripOf({7ns})->p5, 7ns);
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
        QCOMPARE(
            leastLatency(pipelined ? Arm::pipelined() : Arm::ofThreads(threads), items, perOperation, far),
            trips * 100us);
    }

    void jitterMayShortenEachOfThem()
    {
        QCOMPARE(leastLatency({}, 8, 2, {.rtt = 100us, .jitter = 30us}), 16 * 70us);
        QCOMPARE(leastLatency({}, 8, 2, {.rtt = 100us, .jitter = 100us}), 0us);
    }

    void oneBatchThatIsTooShortIsImpossible()
    {
        const ArmSamples possible{.batches = {1700us, 1600us, 1590us},
                                  .totals = {}}; // the clocks may disagree by a percent
        QVERIFY(checkAgainst(1600us, possible).ok());
        QVERIFY(checkAgainst(1600us, {}).ok());
        const Status impossible = checkAgainst(1600us, {.batches = {1700us, 300us, 1650us}, .totals = {}});
        QVERIFY(!impossible.ok());
        QCOMPARE(impossible.error().code, ExperimentCode::Impossible);
        QCOMPARE(impossible.error().reason, phrase(ExperimentReason::Shorter, 0.3, 1.6));
    }
};

QTEST_GUILESS_MAIN(TestEmulatedDistance)
#include "tst_emulated_distance.moc"
