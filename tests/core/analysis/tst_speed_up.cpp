// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/speed_up.h"
#include "core/analysis/student_t.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace breakeven;

class TestSpeedUp : public QObject
{
    Q_OBJECT

private slots:
    void studentTIsThatOfTheTables_data()
    {
        QTest::addColumn<double>("p");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("expected"); // scipy.stats.t.ppf

        // clang-format off
        QTest::newRow("one degree of freedom")        << 0.975 << 1.0   << 12.706204736432095;
        QTest::newRow("five blocks")                  << 0.975 << 4.0   << 2.7764451051977987;
        QTest::newRow("Welch's degrees need no whole") << 0.975 << 4.5   << 2.6589123;
        QTest::newRow("many blocks: nearly normal")   << 0.975 << 1e6   << 1.9599663;
        QTest::newRow("the median is 0")              << 0.5   << 3.0   << 0.0;
        QTest::newRow("the lower tail is negative")   << 0.025 << 4.0   << -2.7764451051977987;
        // clang-format on
    }

    void studentTIsThatOfTheTables()
    {
        QFETCH(const double, p);
        QFETCH(const double, degrees);
        QFETCH(const double, expected);
        QVERIFY(std::abs(studentTQuantile(p, degrees) - expected) < 2e-4);
    }

    void oneBlockHasNoInterval()
    {
        const std::vector<double> one{0.5};
        const LogSpeedUp speedUp = LogSpeedUp::of(one);
        QCOMPARE(speedUp.mean, 0.5);
        QVERIFY(!speedUp.halfWidth().has_value());
        QVERIFY(!speedUp.toSpeedUp().interval.has_value());
        QCOMPARE(verdictOf(speedUp.toSpeedUp()), Verdict::Unclear);
    }

    void noBlockIsRatioOneAndUnclear()
    {
        const SpeedUp nothing = LogSpeedUp::of({}).toSpeedUp();
        QCOMPARE(nothing.ratio, 1.0);
        QCOMPARE(nothing.blocks, std::size_t{0});
        QCOMPARE(verdictOf(nothing), Verdict::Unclear);
    }

    void theIntervalLiesRoundTheRatioAsLogarithms()
    {
        const std::vector<double> ratios{0.1, 0.2, 0.3, 0.4, 0.5};
        const SpeedUp speedUp = LogSpeedUp::of(ratios).toSpeedUp();
        QVERIFY(qFuzzyCompare(speedUp.ratio, std::exp(0.3)));
        QVERIFY(speedUp.interval.has_value());
        QVERIFY(qFuzzyCompare(speedUp.interval->low * speedUp.interval->high, std::exp(0.6)));
        const double half = std::log(speedUp.interval->high / speedUp.ratio);
        QVERIFY(std::abs(half - LogSpeedUp::of(ratios).halfWidth().value()) < 1e-12);
        QVERIFY(std::abs(half - 2.7764451 * std::sqrt(0.025 / 5)) < 0.02); // the plain t interval
    }

    void verdict_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<Verdict>("expected");

        // clang-format off
        QTest::newRow("all above 1: threads")      << 1.01 << 1.5  << Verdict::Threads;
        QTest::newRow("all below 1: single")       << 0.5  << 0.99 << Verdict::Single;
        QTest::newRow("1 inside: unclear")         << 0.9  << 1.1  << Verdict::Unclear;
        QTest::newRow("1 is the end: unclear")     << 1.0  << 1.1  << Verdict::Unclear;
        QTest::newRow("1 is the other end: too")   << 0.9  << 1.0  << Verdict::Unclear;
        // clang-format on
    }

    void verdict()
    {
        QFETCH(const double, low);
        QFETCH(const double, high);
        QTEST(verdictOf({.ratio = (low + high) / 2, .interval = Interval{low, high}, .blocks = 5}),
              "expected");
    }
};

QTEST_GUILESS_MAIN(TestSpeedUp)
#include "tst_speed_up.moc"
