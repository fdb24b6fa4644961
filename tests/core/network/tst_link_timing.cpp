// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/link_timing.h"
#include "core/network/wall_clock.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr int draws = 10'001;

// One direction's delays, ascending.
std::vector<nanoseconds> delaysOf(const Network& network)
{
    LinkTiming timing;
    timing.set(network);
    std::vector<nanoseconds> delays;
    for (int i = 0; i < draws; ++i)
        delays.push_back(timing.oneWay());
    std::sort(delays.begin(), delays.end());
    return delays;
}

} // namespace

class TestLinkTiming : public QObject
{
    Q_OBJECT

private slots:
    void aDrawLiesWithinHalfTheJitterOfHalfTheRoundTrip_data()
    {
        QTest::addColumn<qint64>("rttUs");
        QTest::addColumn<qint64>("jitterUs");
        QTest::newRow("no jitter: every draw the same") << qint64{10'000} << qint64{0};
        QTest::newRow("a little") << qint64{10'000} << qint64{2'000};
        QTest::newRow("as much as the round trip") << qint64{1'000} << qint64{1'000};
    }

    void aDrawLiesWithinHalfTheJitterOfHalfTheRoundTrip()
    {
        QFETCH(const qint64, rttUs);
        QFETCH(const qint64, jitterUs);
        const nanoseconds half = std::chrono::microseconds(rttUs) / 2;
        const nanoseconds reach = std::chrono::microseconds(jitterUs) / 2;
        const auto delays = delaysOf({.rtt = 2 * half, .jitter = 2 * reach});
        QVERIFY(delays.front() >= half - reach);
        QVERIFY(delays.back() <= half + reach);
        // All of the range is used, evenly: the median is the middle.
        QVERIFY(delays.front() <= half - reach + reach / 50);
        QVERIFY(delays.back() >= half + reach - reach / 50);
        const nanoseconds median = delays[delays.size() / 2];
        QVERIFY2(std::chrono::abs(median - half) <= reach / 20,
                 qPrintable(QStringLiteral("%1 ns").arg(median.count())));
        const nanoseconds quarter = delays[delays.size() / 4];
        QVERIFY(std::chrono::abs(quarter - (half - reach / 2)) <= reach / 20);
    }

    // The sum of the two directions is what the user asked for.
    void aRoundTripVariesByTheJitterAtMost()
    {
        LinkTiming timing;
        timing.set({.rtt = 10ms, .jitter = 3ms});
        QCOMPARE(timing.longestOneWay(), nanoseconds(6'500us));
        for (int i = 0; i < draws; ++i) {
            const nanoseconds roundTrip = timing.oneWay() + timing.oneWay();
            QVERIFY(roundTrip >= 7ms && roundTrip <= 13ms);
        }
    }

    void transmissionIsBytesOverBandwidth_data()
    {
        QTest::addColumn<double>("mbit");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<qint64>("ns");
        QTest::newRow("no bound: no time") << 0.0 << 1'000'000 << qint64{0};
        QTest::newRow("no bytes: no time") << 100.0 << 0 << qint64{0};
        QTest::newRow("1 Mbit/s: 8 µs a byte") << 1.0 << 1 << qint64{8'000};
        QTest::newRow("1,600 bytes at 100 Mbit/s") << 100.0 << 1'600 << qint64{128'000};
        QTest::newRow("16 MiB at 10 Mbit/s") << 10.0 << 16'777'216 << qint64{13'421'772'800};
    }

    void transmissionIsBytesOverBandwidth()
    {
        QFETCH(const double, mbit);
        QFETCH(const int, bytes);
        QFETCH(const qint64, ns);
        LinkTiming timing;
        timing.set({.rtt = 1ms, .jitter = 0ns, .bandwidthMbit = mbit});
        QCOMPARE(timing.transmission(static_cast<std::size_t>(bytes)).count(), ns);
    }

    // By whoever keeps the machine's time: what was stamped before is worth nothing then.
    void aWallClockThatIsSetIsNoticed()
    {
        WallClock clock;
        auto wall = WallClock::Wall(1'000s);
        auto steady = WallClock::Steady(5s);
        QVERIFY(!clock.wasSet(wall, steady));
        QVERIFY(!clock.wasSet(wall += 100us, steady += 100us));
        QVERIFY(clock.wasSet(wall += 100us + 3ms, steady += 100us)); // set forward
        QVERIFY(!clock.wasSet(wall += 100us, steady += 100us));      // and going on
        QVERIFY(clock.wasSet(wall -= 2h, steady += 100us));
        QVERIFY(!clock.wasSet(wall += 10s + 5ms, steady += 10s)); // slewed at half the fastest rate
    }
};

QTEST_GUILESS_MAIN(TestLinkTiming)
#include "tst_link_timing.moc"
