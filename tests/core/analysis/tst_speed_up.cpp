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

    // 20 blocks of two states are two observations rather than 20; the order tells.
    void aStateThatLastsWidensTheInterval()
    {
        std::vector<double> mixed;
        std::vector<double> lasting;
        for (int block = 0; block < 20; ++block) {
            const double own = 0.01 * (block % 3 - 1);
            mixed.push_back(own + (block % 2 == 0 ? 0.1 : -0.1));
            lasting.push_back(own + (block < 10 ? 0.1 : -0.1));
        }
        const LogSpeedUp apart = LogSpeedUp::of(mixed);
        const LogSpeedUp alike = LogSpeedUp::of(lasting);
        QVERIFY(std::abs(apart.mean - alike.mean) < 1e-3);
        QCOMPARE(apart.degreesOfFreedom, 19.0);
        QCOMPARE(alike.degreesOfFreedom, 4.0);
        QVERIFY(alike.halfWidth().value() > 2.5 * apart.halfWidth().value());
    }

    void upToFiveBlocksTheCosinesAreAllThereIs()
    {
        const std::vector<double> five{0.3, 0.1, 0.2, 0.5, 0.4};
        const LogSpeedUp speedUp = LogSpeedUp::of(five);
        QCOMPARE(speedUp.degreesOfFreedom, 4.0);
        QVERIFY(std::abs(speedUp.standardError - std::sqrt(0.025 / 5)) < 1e-12);
    }

    // The error of a sum of series of the same blocks is that of the series of their sums.
    void covariancesAddUp_data()
    {
        QTest::addColumn<double>("drift");
        QTest::newRow("independent blocks") << 0.0;
        QTest::newRow("blocks that are alike") << 1.0;
    }

    void covariancesAddUp()
    {
        QFETCH(const double, drift);
        std::vector<double> a;
        std::vector<double> b;
        std::vector<double> sums;
        for (int block = 0; block < 30; ++block) {
            const double slow = drift * block / 30;
            a.push_back(0.1 * ((block * 7) % 5) + slow);
            b.push_back(0.1 * ((block * 11) % 7) + 0.05 * ((block * 7) % 5) + 2 * slow);
            sums.push_back(a.back() + b.back());
        }
        const auto variance = [](const std::vector<double>& values) {
            return std::pow(LogSpeedUp::of(values).standardError, 2);
        };
        const double sum = variance(a) + variance(b) + 2 * covarianceOfMeans(a, b);
        QVERIFY2(std::abs(sum / variance(sums) - 1) < 1e-6, qPrintable(QString::number(sum)));
    }

    void whatSeriesShareIsNeverLess()
    {
        std::vector<double> up;
        std::vector<double> down;
        for (int block = 0; block < 12; ++block) {
            up.push_back(0.01 * block);
            down.push_back(-0.01 * block);
        }
        const LogSpeedUp one = LogSpeedUp::of(up);
        QVERIFY(std::abs(sharedVariance(one, one) / std::pow(one.standardError, 2) - 1) < 1e-9);
        QCOMPARE(sharedVariance(one, LogSpeedUp::of(down)), 0.0);
        QCOMPARE(sharedVariance(one, LogSpeedUp::of(std::vector<double>{0.1, 0.2})), 0.0);
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
