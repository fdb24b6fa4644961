// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/calibrated_compute.h"
#include "core/workload/fake_work.h"

#include <QTest>

#include <cstring>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

struct Point
{
    std::int64_t timestamp = 0;
    double value = 0;
};

std::vector<Point> pointsIn(std::span<const std::byte> payload)
{
    std::vector<Point> points(payload.size() / 16);
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::memcpy(&points[i].timestamp, payload.data() + 16 * i, 8);
        std::memcpy(&points[i].value, payload.data() + 16 * i + 8, 8);
    }
    return points;
}

} // namespace

class TestFakeWork : public QObject
{
    Q_OBJECT

private slots:
    void thePayloadHasWholePoints_data()
    {
        QTest::addColumn<qint64>("asked");
        QTest::addColumn<std::size_t>("given");
        QTest::newRow("none") << qint64{0} << std::size_t{0};
        QTest::newRow("one byte is one point") << qint64{1} << std::size_t{16};
        QTest::newRow("the seed's 100 points") << qint64{1600} << std::size_t{1600};
        QTest::newRow("one byte more is one point more") << qint64{1601} << std::size_t{1616};
        QTest::newRow("a mebibyte") << qint64{1 << 20} << std::size_t{1 << 20};
    }

    void thePayloadHasWholePoints()
    {
        QFETCH(const qint64, asked);
        QFETCH(const std::size_t, given);
        FakeWork work({.items = 8, .payloadBytes = asked, .compute = {}}, 1);
        QCOMPARE(work.run().size(), given);
    }

    void pointsAreUniformDrawsInTheOrderOfTime()
    {
        FakeWork work({.items = 8, .payloadBytes = 160'000, .compute = {}}, 1);
        const auto points = pointsIn(work.run());
        double sum = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            QVERIFY(points[i].value >= 0 && points[i].value < 1);
            QVERIFY(i == 0 || points[i].timestamp > points[i - 1].timestamp);
            sum += points[i].value;
        }
        QVERIFY(qAbs(sum / 10'000 - 0.5) < 0.02); // 7 standard errors
        QVERIFY(qAbs(work.checksum() - sum) < 1e-6);
    }

    void aSeedGivesItsValuesAgain()
    {
        const Workload workload;
        FakeWork first(workload, 7);
        FakeWork same(workload, 7);
        FakeWork other(workload, 8);
        const double value = pointsIn(first.run()).front().value;
        QCOMPARE(pointsIn(same.run()).front().value, value);
        QVERIFY(pointsIn(other.run()).front().value != value);
        QVERIFY(pointsIn(first.run()).front().value != value); // new draws each time
    }

    void moreComputeIsMoreWork()
    {
        QCOMPARE(computeRoundsFor(0ns), std::uint64_t{0});
        const auto one = computeRoundsFor(1ms);
        QVERIFY(one > 0);
        QVERIFY(qAbs(static_cast<double>(computeRoundsFor(10ms)) / static_cast<double>(one) - 10) < 0.01);
    }

    void theCostHoldsTheCompute()
    {
        QVERIFY(measureWorkloadCost({}) > 0ns);
        QVERIFY(measureWorkloadCost({.items = 8, .payloadBytes = 1600, .compute = 10s}) >
                10s); // without waiting it
    }
};

QTEST_GUILESS_MAIN(TestFakeWork)
#include "tst_fake_work.moc"
