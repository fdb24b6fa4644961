// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/contradiction_text.h"

#include <QTest>

#include <cmath>

using namespace breakeven;

namespace {

PointResult pointOf(double singleUs, double armUs, std::optional<Interval> interval)
{
    PointResult point;
    point.single.p50 = std::chrono::nanoseconds(std::llround(singleUs * 1e3));
    point.summary.p50 = std::chrono::nanoseconds(std::llround(armUs * 1e3));
    point.speedUp = {.ratio = 1.84, .interval = interval, .blocks = 6};
    return point;
}

} // namespace

class TestContradictionText : public QObject
{
    Q_OBJECT

private slots:
    void aSpeedUpContradictsMediansWhoseRatioItsIntervalExcludes_data()
    {
        QTest::addColumn<double>("single");
        QTest::addColumn<double>("arm");
        QTest::addColumn<bool>("contradicts");
        QTest::newRow("medians on the other side of 1") << 1510.0 << 1940.0 << true;
        QTest::newRow("medians that say far more") << 9000.0 << 1000.0 << true;
        QTest::newRow("medians that agree") << 1840.0 << 1000.0 << false;
        QTest::newRow("just outside") << 1430.0 << 1000.0 << true;
        QTest::newRow("no median at all") << 0.0 << 0.0 << false;
    }

    void aSpeedUpContradictsMediansWhoseRatioItsIntervalExcludes()
    {
        QFETCH(const double, single);
        QFETCH(const double, arm);
        QFETCH(const bool, contradicts);
        QCOMPARE(contradictsMedians(pointOf(single, arm, Interval{1.5, 2.2})), contradicts);
        QVERIFY(!contradictsMedians(pointOf(single, arm, std::nullopt))); // nothing is claimed yet
    }

    void whatNobodyNoticesIsNotMarked()
    {
        PointResult point = pointOf(1870, 1000, Interval{1.83, 1.85});
        QVERIFY(!contradictsMedians(point));
        point = pointOf(995, 1000, Interval{1.01, 1.03});
        point.speedUp.ratio = 1.02;
        QVERIFY(contradictsMedians(point)); // little, but the other one wins
    }

    void theNoteBeginsWithTheMark() { QVERIFY(contradictionNote().startsWith(contradictionMark())); }
};

QTEST_GUILESS_MAIN(TestContradictionText)
#include "tst_contradiction_text.moc"
