// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/crossover.h"
#include "core/analysis/latency_curve.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace breakeven;

namespace {

CurvePoint point(double x, double mean, double standardError = 0.01, std::size_t blocks = 10)
{
    return {.x = x,
            .y = {.mean = mean,
                  .standardError = standardError,
                  .degreesOfFreedom = static_cast<double>(blocks) - 1,
                  .blocks = blocks}};
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-6 * std::max(std::abs(a), std::abs(b));
}

using Curve = std::vector<CurvePoint>;

} // namespace

class TestCrossover : public QObject
{
    Q_OBJECT

private slots:
    void noneIsReported_data()
    {
        QTest::addColumn<Curve>("curve");

        // clang-format off
        QTest::newRow("without points")              << Curve{};
        QTest::newRow("with one point")              << Curve{point(1, -1)};
        QTest::newRow("threads always win")          << Curve{point(1, 0.5), point(10, 1), point(100, 0.7)};
        QTest::newRow("threads always lose")         << Curve{point(0, -0.5), point(10, -1)};
        QTest::newRow("the last point proves nothing") << Curve{point(1, -0.5), point(10, 0.01)};
        QTest::newRow("the first point proves nothing") << Curve{point(1, -0.01), point(10, 0.5)};
        QTest::newRow("all the same, no noise at all") << Curve{point(1, 0, 0), point(10, 0, 0)};
        QTest::newRow("touching 1 from above")       << Curve{point(1, 0.5), point(10, 0), point(100, 0.5)};
        QTest::newRow("one block a point")           << Curve{point(1, -0.5, 0, 1), point(10, 0.5, 0, 1)};
        QTest::newRow("two blocks, wide scatter")    << Curve{point(1, -0.5, 0.1, 2), point(10, 0.5, 0.1, 2)};
        // clang-format on
    }

    void noneIsReported()
    {
        QFETCH(const Curve, curve);
        QCOMPARE(findCrossings(curve).size(), std::size_t{0});
    }

    void ofManyCurvesEachHasToProveMore()
    {
        // With 9 degrees of freedom it takes 2.36 standard errors, and 3.2 where there are 18 curves.
        const Curve barely{point(10, -0.028), point(1000, 0.028)};
        QCOMPARE(findCrossings(barely, 1).size(), std::size_t{1});
        QCOMPARE(findCrossings(barely, 2).size(), std::size_t{1});
        QCOMPARE(findCrossings(barely, 18).size(), std::size_t{0});

        // Where it is proven somewhere, the interval is the same as that of one curve.
        const Curve beyondDoubt{point(1, -0.1), point(10, -0.028), point(1000, 0.028), point(2000, 0.1)};
        const auto one = findCrossings(beyondDoubt, 1);
        const auto ofMany = findCrossings(beyondDoubt, 18);
        QCOMPARE(one.size(), std::size_t{1});
        QCOMPARE(ofMany.size(), std::size_t{1});
        QVERIFY(one.front().interval == ofMany.front().interval);
    }

    void theAxisIsLogarithmic()
    {
        const auto found = findCrossings(Curve{point(10, -0.5), point(1000, 0.5)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].at, 100));
        QVERIFY(near(found[0].interval.low * found[0].interval.high, 10'000));
        QCOMPARE(found[0].threadsPay, ThreadsPay::Above);
    }

    void besideZeroTheAxisIsLinear()
    {
        const auto found = findCrossings(Curve{point(0, -1), point(50, 1), point(100, 2)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].at, 25));
    }

    // One thread takes 100 + 8 x, several 500 + 2 x: the same at 200 / 3, wherever the curve was measured.
    void straightLatenciesCrossWhereTheyAreTheSame()
    {
        const auto on = [](double x) {
            CurvePoint result = point(x, std::log((100 + 8 * x) / (500 + 2 * x)), 1e-4);
            result.logLatency = std::log(100 + 8 * x);
            return result;
        };
        for (const double low : {0.0, 1.0, 10.0, 50.0, 66.0}) {
            for (const double high : {67.0, 100.0, 1000.0, 1e6}) {
                const auto found = findCrossings(Curve{on(low), on(high)});
                QVERIFY2(found.size() == 1, qPrintable(QStringLiteral("%1 to %2").arg(low).arg(high)));
                QVERIFY2(near(found[0].at, 200.0 / 3), qPrintable(QString::number(found[0].at)));
                QVERIFY(found[0].interval.holds(found[0].at));
            }
        }
        // Log speed-up over log axis bends: a straight line would be off by a third.
        CurvePoint low = on(10);
        CurvePoint high = on(1000);
        low.logLatency = high.logLatency = std::nullopt;
        QVERIFY(findCrossings(Curve{low, high}).at(0).at > 80);
    }

    void theNearerEndsNoiseCountsMore()
    {
        const auto widthWith = [](double errorLow, double errorHigh) {
            CurvePoint low = point(50, -0.1, errorLow);
            CurvePoint high = point(100, 0.5, errorHigh);
            low.logLatency = 0;
            high.logLatency = 0.5;
            const Interval interval = findCrossings(Curve{low, high}).at(0).interval;
            return interval.high - interval.low;
        };
        QVERIFY(widthWith(0.03, 0.01) > 1.5 * widthWith(0.01, 0.03));
    }

    void downwardsThreadsPayBelow()
    {
        const auto found = findCrossings(Curve{point(1, 1), point(100, -1)});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].threadsPay, ThreadsPay::Below);
        QVERIFY(near(found[0].at, 10));
    }

    // Found by libFuzzer: Welch's degrees of freedom are 0 / 0 there.
    void withoutNoiseOfItsOwnOtherRunsStillDiffer()
    {
        Curve curve{point(1, -0.5, 0), point(100, 0.5, 0)};
        for (CurvePoint& end : curve)
            end.y = end.y.acrossRuns();
        const auto found = findCrossings(curve);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].at, 10));
        QVERIFY(found[0].interval.low < 10 && found[0].interval.high > 10);
        QCOMPARE(found[0].ownHalfWidth, 0.0);
    }

    void withoutNoiseTheIntervalIsThePoint()
    {
        const auto found = findCrossings(Curve{point(10, -0.3, 0), point(1000, 0.7, 0)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].interval.low, found[0].at));
        QVERIFY(near(found[0].interval.high, found[0].at));
    }

    void aCrossingOnAPointIsOne()
    {
        const auto found = findCrossings(Curve{point(10, -0.3, 0), point(100, 0, 0), point(1000, 0.7, 0)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].at, 100));
    }

    // At the ends the band just touches 0 by a t test: worked out by hand for equal standard errors.
    void theIntervalIsATestTurnedRound()
    {
        const auto found = findCrossings(Curve{point(10, -1, 0.1), point(1000, 1, 0.1)});
        QCOMPARE(found.size(), std::size_t{1});
        const double share = (std::log(found[0].interval.low) - std::log(10.0)) / std::log(100.0);
        const double mean = -1 + 2 * share;
        const double a = std::pow(1 - share, 2);
        const double b = std::pow(share, 2);
        const double degrees = 9 * std::pow(a + b, 2) / (a * a + b * b);
        QVERIFY(near(-mean, reachOfInterval(degrees) * 0.1 * std::sqrt(a + b)));
    }

    void bothOfTwoAreFound()
    {
        const auto found =
            findCrossings(Curve{point(1, -0.4), point(10, 0.4), point(100, 0.4), point(1000, -0.4)});
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(near(found[0].at, std::sqrt(10.0)));
        QCOMPARE(found[0].threadsPay, ThreadsPay::Above);
        QVERIFY(near(found[1].at, std::sqrt(100'000.0)));
        QCOMPARE(found[1].threadsPay, ThreadsPay::Below);
        QVERIFY(found[0].interval.high < found[1].interval.low);
    }

    // -, then three points within the noise that go up and down through 0, then +.
    void wobblingRoundOneIsOneCrossing()
    {
        const auto found = findCrossings(
            Curve{point(1, -0.5), point(10, 0.01), point(20, -0.01), point(40, 0.01), point(400, 0.5)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].interval.holds(10));
        QVERIFY(found[0].interval.holds(40));
        QVERIFY(found[0].interval.holds(found[0].at));
    }

    void pointsWithoutAnIntervalArePassedOver()
    {
        const auto found = findCrossings(Curve{point(10, -0.5), point(100, 7, 0, 1), point(1000, 0.5)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].at, 100));
    }

    // The single arm of the axis threads: its speed-up is 1 without noise, which is no crossing.
    void startingAtOneIsNoCrossing()
    {
        QVERIFY(findCrossings(Curve{point(1, 0, 0), point(2, 0.5), point(8, 1)}).empty());
        const auto found = findCrossings(Curve{point(1, 0, 0), point(2, 0.5), point(8, -0.5)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].at, 4));
        QCOMPARE(found[0].threadsPay, ThreadsPay::Below);
    }

    void sharedFortunesNarrowOrWidenTheInterval()
    {
        Curve curve{point(10, -0.5, 0.05), point(1000, 0.5, 0.05)};
        const auto width = [&] {
            const Interval interval = findCrossings(curve).at(0).interval;
            return std::log(interval.high / interval.low);
        };
        const double apart = width();
        curve[0].covarianceWithNext = 0.8 * 0.05 * 0.05;
        QVERIFY(width() > 1.2 * apart);
        curve[0].covarianceWithNext = -0.8 * 0.05 * 0.05;
        QVERIFY(width() < 0.7 * apart);
    }

    void theFewestBlocksBehindTheIntervalAreTold()
    {
        const auto found = findCrossings(Curve{point(1, -0.9, 0.01, 3), point(10, -0.5, 0.01, 8),
                                               point(100, 0.5, 0.01, 6), point(1000, 0.9, 0.01, 2)});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].blocks, std::size_t{6});
    }

    void placesAscendStrictly_data()
    {
        QTest::addColumn<std::vector<PlacedPoint>>("points");
        QTest::addColumn<std::vector<PlaceGroup>>("expected");
        const auto held = [](double place, std::size_t blocks = 1) {
            return PlacedPoint{.place = place, .blocks = blocks, .held = true};
        };
        const auto asked = [](double place) { return PlacedPoint{.place = place, .blocks = 1}; };
        using Points = std::vector<PlacedPoint>;
        using Groups = std::vector<PlaceGroup>;
        // clang-format off
        QTest::newRow("none") << Points{} << Groups{};
        QTest::newRow("as asked for, however near")
            << Points{asked(0), asked(1), asked(2)} << Groups{{0, 1, 0}, {1, 2, 1}, {2, 3, 2}};
        QTest::newRow("held where asked for")
            << Points{asked(0), held(51), held(101)} << Groups{{0, 1, 0}, {1, 2, 51}, {2, 3, 101}};
        QTest::newRow("one place for three")
            << Points{asked(0), held(76), held(76), held(79), held(100)}
            << Groups{{0, 1, 0}, {1, 4, 77}, {4, 5, 100}};
        QTest::newRow("the wrong way round")
            << Points{held(120), held(90), held(200)} << Groups{{0, 2, 105}, {2, 3, 200}};
        QTest::newRow("by their blocks") << Points{held(80, 3), held(76, 1)} << Groups{{0, 2, 79}};
        QTest::newRow("pooled back to the start")
            << Points{held(100), held(110), held(60)} << Groups{{0, 3, 90}};
        // clang-format on
    }

    void placesAscendStrictly()
    {
        QFETCH(const std::vector<PlacedPoint>, points);
        QTEST(placeGroups(points), "expected");
    }

    void moreBlocksNarrowTheInterval()
    {
        const auto few = findCrossings(Curve{point(10, -0.5, 0.05, 5), point(1000, 0.5, 0.05, 5)});
        const auto many = findCrossings(Curve{point(10, -0.5, 0.02, 50), point(1000, 0.5, 0.02, 50)});
        QVERIFY(few.at(0).interval.low < many.at(0).interval.low);
        QVERIFY(few.at(0).interval.high > many.at(0).interval.high);
    }
};

QTEST_GUILESS_MAIN(TestCrossover)
#include "tst_crossover.moc"
