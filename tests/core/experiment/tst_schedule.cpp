// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/brackets.h"
#include "core/experiment/schedule.h"
#include "tests/core/experiment/simulated_curve.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace breakeven;

namespace {

struct Course
{
    std::vector<Schedule::Visit> visits;
    Analysis analysis;
    bool settled = false;
};

// Runs the schedule of `plan` on simulated truth, at most for `most` blocks.
Course course(const Plan& plan, SimulatedCurve curve, std::size_t most)
{
    Course result;
    Schedule schedule(plan);
    Analyzer analyzer(headerOf(plan));
    while (result.visits.size() < most) {
        const auto visit = schedule.next(analyzer.result());
        if (!visit) {
            result.settled = true;
            break;
        }
        analyzer.add(curve.measure(plan, *visit));
        result.visits.push_back(*visit);
    }
    result.analysis = analyzer.result();
    return result;
}

std::map<std::pair<QString, double>, int> blocksByPoint(const Course& course)
{
    std::map<std::pair<QString, double>, int> blocks;
    for (const auto& visit : course.visits)
        ++blocks[{visit.point.target, visit.point.value}];
    return blocks;
}

// A crossover with a narrow interval half-way between two settled points.
Analysis crossoverBetween(double low, double high)
{
    const auto point = [](double value, double ratio, Verdict verdict) {
        PointResult result;
        result.key = {QStringLiteral("redis"), RuntimeKind::Native, AxisKind::RttUs, value};
        result.place = value;
        result.arm = 1;
        result.what = Arm::ofThreads(6);
        result.speedUp.ratio = ratio;
        result.speedUp.blocks = Schedule::minimumBlocks;
        result.verdict = verdict;
        result.settled = true;
        return result;
    };
    Analysis analysis;
    analysis.points = {point(low, 0.5, Verdict::Single), point(high, 2, Verdict::Threads)};
    Crossover crossover;
    crossover.target = QStringLiteral("redis");
    crossover.arm = Arm::ofThreads(6);
    crossover.at = (low + high) / 2;
    crossover.interval = {crossover.at * 0.99, crossover.at * 1.01};
    analysis.crossovers = {crossover};
    return analysis;
}

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

private slots:
    void passOneVisitsEveryPointOnceInShuffledOrder()
    {
        const Plan plan = sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, 1);
        const Course first = course(plan, SimulatedCurve(1), 14);

        std::set<std::pair<QString, double>> seen;
        std::vector<std::pair<QString, double>> order;
        for (const auto& visit : first.visits) {
            QCOMPARE(visit.block, 0);
            seen.insert({visit.point.target, visit.point.value});
            order.emplace_back(visit.point.target, visit.point.value);
        }
        QCOMPARE(seen.size(), std::size_t{14});
        QVERIFY(!std::is_sorted(order.begin(), order.end()));
    }

    void everyVisitHasEveryArmOnceInAnOrderThatChanges()
    {
        Plan plan = sweepPlan({QStringLiteral("redis")}, 1);
        plan.arms = armsOfThreads({1, 2, 4});
        std::set<std::vector<std::size_t>> orders;
        for (const auto& visit : course(plan, SimulatedCurve(1), 60).visits) {
            auto sorted = visit.order;
            std::sort(sorted.begin(), sorted.end());
            QCOMPARE(sorted, (std::vector<std::size_t>{0, 1, 2}));
            orders.insert(visit.order);
        }
        QCOMPARE(orders.size(), std::size_t{6});
    }

    void equalSeedsGiveEqualSchedules()
    {
        const Plan plan = sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, 7);
        const Course one = course(plan, SimulatedCurve(3), 200);
        const Course other = course(plan, SimulatedCurve(3), 200);

        QCOMPARE(one.visits.size(), other.visits.size());
        for (std::size_t i = 0; i < one.visits.size(); ++i) {
            QCOMPARE(one.visits[i].point, other.visits[i].point);
            QCOMPARE(one.visits[i].block, other.visits[i].block);
            QCOMPARE(one.visits[i].order, other.visits[i].order);
        }

        Plan otherSeed = plan;
        otherSeed.seed = 8;
        const Course different = course(otherSeed, SimulatedCurve(3), 14);
        QVERIFY(!std::equal(different.visits.begin(), different.visits.end(), one.visits.begin(),
                            [](const auto& a, const auto& b) { return a.point == b.point; }));
    }

    void noPointOfThePlanStarves()
    {
        SimulatedCurve noisy(5);
        noisy.noise = 0.5; // so that the bracket asks for blocks without an end
        const Plan plan = sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, 1);
        const auto blocks = blocksByPoint(course(plan, noisy, 400));

        for (const Target& target : plan.targets)
            for (const double value : plan.axis.values)
                QVERIFY(blocks.at({target.name, value}) >= Schedule::minimumBlocks);
    }

    // Blocks near in time are alike: those of a point lie all over the run.
    void thePointsTakeTurns()
    {
        SimulatedCurve curve(5);
        curve.noise = 0.2;
        Plan plan = sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, 1);
        plan.precision = 0.05;
        const Course result = course(plan, curve, 600);
        QCOMPARE(result.visits.size(), std::size_t{600});
        std::map<std::pair<QString, double>, std::array<int, 3>> byThird;
        for (std::size_t i = 0; i < result.visits.size(); ++i) {
            const PointKey& point = result.visits[i].point;
            QVERIFY(i == 0 || !(result.visits[i - 1].point == point));
            ++byThird[{point.target, point.value}][i / 200];
        }
        for (const Target& target : plan.targets) // settled or not
            for (const double value : plan.axis.values)
                for (const int visits : byThird.at({target.name, value}))
                    QVERIFY2(visits > 0, qPrintable(QStringLiteral("%1 %2").arg(target.name).arg(value)));
    }

    void whereNothingElseIsLeftAPointIsVisitedAgain()
    {
        Plan plan = sweepPlan({QStringLiteral("redis")}, 1);
        plan.axis.values = {0};
        const Course result = course(plan, SimulatedCurve(1), 100);
        QVERIFY(result.settled);
        QVERIFY(result.visits.size() >= std::size_t{Schedule::minimumBlocks});
    }

    // 76, 76 and 78 µs where 10, 25 and 50 were asked for: nothing lies between.
    void pointsHeldAtOnePlaceAreNotDivided()
    {
        Analysis analysis = crossoverBetween(10, 100);
        QVERIFY(valueBetween(openBrackets(analysis, 0.1).at(0), 0.1).has_value());
        for (PointResult& point : analysis.points)
            point.held = true;
        analysis.points[0].place = 76;
        analysis.points[1].place = 78;
        analysis.crossovers.clear();
        analysis.points[0].settled = false;
        QVERIFY(!valueBetween(openBrackets(analysis, 0.1).at(0), 0.1).has_value());
        analysis.points[1].place = 75;
        QVERIFY(openBrackets(analysis, 0.1).empty());
    }

    void itEndsWhenEveryPointAndTheCrossoverAreSettled()
    {
        const Plan plan = sweepPlan({QStringLiteral("redis")}, 1);
        const SimulatedCurve curve(11);
        const Course result = course(plan, curve, 5000);

        QVERIFY(result.settled);
        for (const auto& point : result.analysis.points)
            if (point.arm != 0)
                QVERIFY(point.settled && point.speedUp.blocks >= Schedule::minimumBlocks);
        QCOMPARE(result.analysis.crossovers.size(), std::size_t{1});
        QVERIFY(relativeHalfWidth(result.analysis.crossovers.front()) <= plan.precision);
    }

    void whatIsSettledIsVisitedInTurn()
    {
        const Plan plan = sweepPlan({QStringLiteral("redis")}, 1);
        Schedule schedule(plan);
        schedule.drop(QStringLiteral("redis"), RuntimeKind::Native, plan.axis.values.back());
        std::map<double, int> visits;
        for (std::size_t i = 0; i < 3 * (plan.axis.values.size() - 1); ++i) {
            const auto visit = schedule.nextOfSettled();
            QVERIFY(visit.has_value());
            QCOMPARE(visit->block, visits[visit->point.value]++);
        }
        QCOMPARE(visits.size(), plan.axis.values.size() - 1);
        for (const auto& [value, count] : visits)
            QCOMPARE(count, 3);
        schedule.drop(QStringLiteral("redis"), RuntimeKind::Native, std::nullopt);
        QVERIFY(!schedule.nextOfSettled());
    }

    void theSingleArmMayStandAnywhere_data()
    {
        QTest::addColumn<std::vector<int>>("threads");
        QTest::newRow("first") << std::vector<int>{1, 6};
        QTest::newRow("last") << std::vector<int>{6, 1};
        QTest::newRow("in the middle") << std::vector<int>{6, 1, 4};
    }

    void theSingleArmMayStandAnywhere()
    {
        QFETCH(const std::vector<int>, threads);
        Plan plan = sweepPlan({QStringLiteral("redis")}, 1);
        plan.arms = armsOfThreads(threads);
        plan.precision = 0.05;
        SimulatedCurve curve(2);
        curve.noise = 0.05;
        curve.startUs = 1000;
        const Course result = course(plan, curve, 8000);

        QVERIFY(result.settled);
        for (const auto& point : result.analysis.points)
            QVERIFY(point.settled && point.speedUp.blocks >= Schedule::minimumBlocks);
        const bool bisected = std::any_of(result.visits.begin(), result.visits.end(), [&](const auto& visit) {
            return std::find(plan.axis.values.begin(), plan.axis.values.end(), visit.point.value) ==
                   plan.axis.values.end();
        });
        QVERIFY(bisected);
        QCOMPARE(result.analysis.crossovers.size(), threads.size() - 1);
    }

    void newPointsCloseInOnTheCrossover_data()
    {
        QTest::addColumn<double>("startUs");
        QTest::newRow("crossover at 75 µs") << 1000.0;
        QTest::newRow("crossover at 300 µs") << 4000.0;
        QTest::newRow("crossover at 15 µs, beside 0") << 200.0;
    }

    void newPointsCloseInOnTheCrossover()
    {
        QFETCH(const double, startUs);
        SimulatedCurve curve(2);
        curve.noise = 0.05;
        curve.startUs = startUs;
        Plan plan = sweepPlan({QStringLiteral("redis")}, 1);
        plan.precision = 0.05;
        const double truth = curve.crossover(plan.workload.items, 6);
        const Course result = course(plan, curve, 3000);

        QVERIFY(result.settled);
        std::vector<double> added;
        for (const auto& [point, blocks] : blocksByPoint(result))
            if (std::find(plan.axis.values.begin(), plan.axis.values.end(), point.second) ==
                plan.axis.values.end())
                added.push_back(point.second);
        QVERIFY(!added.empty());

        // All new points lie within the two of the plan that bracket the truth.
        const auto high = std::upper_bound(plan.axis.values.begin(), plan.axis.values.end(), truth);
        for (const double value : added)
            QVERIFY2(*(high - 1) < value && value < *high, qPrintable(QString::number(value)));

        QCOMPARE(result.analysis.crossovers.size(), std::size_t{1});
        const Crossover& found = result.analysis.crossovers.front();
        QVERIFY2(std::abs(found.at / truth - 1) < 0.1, qPrintable(QString::number(found.at)));
        QVERIFY(relativeHalfWidth(found) <= plan.precision);
    }

    void theThreadsAxisIsOnePointATarget()
    {
        Plan plan = sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, 1);
        plan.arms = armsOfThreads({1, 2, 4, 8});
        plan.axis = {.kind = AxisKind::Threads, .values = {0}};
        for (const auto& visit : course(plan, SimulatedCurve(1), 300).visits)
            QCOMPARE(visit.point.value, 0.0);
    }

    void aDroppedPointIsNotVisitedAgain()
    {
        const Plan plan = sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, 1);
        Schedule schedule(plan);
        Analyzer analyzer(headerOf(plan));
        SimulatedCurve curve(1);
        schedule.drop(QStringLiteral("redis"), RuntimeKind::Native, 200);
        QCOMPARE(schedule.points(), 13);
        for (int i = 0; i < 40; ++i) {
            const auto visit = schedule.next(analyzer.result());
            QVERIFY(visit.has_value());
            QVERIFY(visit->point.target != QLatin1String("redis") || visit->point.value != 200);
            analyzer.add(curve.measure(plan, *visit));
        }

        schedule.drop(QStringLiteral("file"), RuntimeKind::Native, std::nullopt);
        for (int i = 0; i < 40; ++i) {
            const auto visit = schedule.next(analyzer.result());
            QVERIFY(visit.has_value());
            QCOMPARE(visit->point.target, QStringLiteral("redis"));
            analyzer.add(curve.measure(plan, *visit));
        }

        schedule.drop(QStringLiteral("redis"), RuntimeKind::Native, std::nullopt);
        QVERIFY(!schedule.next(analyzer.result()).has_value());
    }

    void thePassNeverGoesBack()
    {
        const Plan plan = sweepPlan({QStringLiteral("redis")}, 1);
        Schedule schedule(plan);
        Analyzer analyzer(headerOf(plan));
        SimulatedCurve curve(1);
        int last = 1;
        while (const auto visit = schedule.next(analyzer.result())) {
            QVERIFY(schedule.pass() >= last);
            last = schedule.pass();
            analyzer.add(curve.measure(plan, *visit));
        }
        QVERIFY(last >= Schedule::minimumBlocks);
    }

    // Its interval comes of a straight line between the two, which so far apart the curve need not be.
    void aCrossoverBetweenFarNeighboursStaysOpen_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("open");
        QTest::newRow("within a factor of two") << 100.0 << 200.0 << false;
        QTest::newRow("a factor of five apart") << 100.0 << 500.0 << true;
        QTest::newRow("from 0 on") << 0.0 << 500.0 << true;
    }

    void aCrossoverBetweenFarNeighboursStaysOpen()
    {
        QFETCH(const double, low);
        QFETCH(const double, high);
        const Analysis analysis = crossoverBetween(low, high);
        QTEST(openBrackets(analysis, 0.1).size() == 1, "open");
    }

    void aCrossoverOfFewBlocksStaysOpen_data()
    {
        QTest::addColumn<std::size_t>("blocks");
        QTest::addColumn<bool>("open");
        QTest::newRow("too few") << std::size_t{Schedule::minimumBlocks - 1} << true;
        QTest::newRow("enough") << std::size_t{Schedule::minimumBlocks} << false;
    }

    void aCrossoverOfFewBlocksStaysOpen()
    {
        QFETCH(const std::size_t, blocks);
        Analysis analysis = crossoverBetween(100, 200);
        analysis.points.back().speedUp.blocks = blocks;
        QTEST(openBrackets(analysis, 0.1).size() == 1, "open");
    }

    void aBracketIsDividedBesideItsCrossing_data()
    {
        QTest::addColumn<double>("highWeight"); // how far along the bracket
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("near the low end") << 0.2 << 190.4 << 400.0;
        QTest::newRow("near the high end") << 0.8 << 400.0 << 840.6;
        QTest::newRow("in the middle") << 0.5 << 400.0 << 400.0;
    }

    void aBracketIsDividedBesideItsCrossing()
    {
        QFETCH(const double, highWeight);
        Bracket bracket;
        bracket.low = {QStringLiteral("t"), RuntimeKind::Native, AxisKind::RttUs, 100};
        bracket.high = {QStringLiteral("t"), RuntimeKind::Native, AxisKind::RttUs, 1600};
        bracket.lowWeight = 1 - highWeight;
        bracket.highWeight = highWeight;
        const double value = valueBetween(bracket, 0.1).value_or(0);
        QFETCH(const double, least);
        QFETCH(const double, most);
        QVERIFY2(least <= value && value <= most, qPrintable(QString::number(value)));
        if (highWeight != 0.5) { // beside the crossing, within what counts as narrow
            const double crossing = 100 * std::pow(16, highWeight);
            QVERIFY(std::abs(std::log(value / crossing)) > 0.1);
            QVERIFY(std::abs(std::log(value / crossing)) < std::log(2) / 2);
        }
    }

    void aBracketIsHalvedOnTheLogAxis_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("expected"); // 0: none
        QTest::newRow("the geometric mean") << AxisKind::RttUs << 100.0 << 400.0 << 200.0;
        QTest::newRow("to three digits") << AxisKind::RttUs << 50.0 << 110.0 << 74.2;
        QTest::newRow("large values too")
            << AxisKind::PayloadBytes << 1'000'000.0 << 4'000'000.0 << 2'000'000.0;
        QTest::newRow("whole bytes") << AxisKind::PayloadBytes << 16.0 << 48.0 << 28.0;
        QTest::newRow("from 0: the middle") << AxisKind::RttUs << 0.0 << 50.0 << 25.0;
        QTest::newRow("nothing finer than the emulation") << AxisKind::RttUs << 0.0 << 20.0 << 0.0;
        QTest::newRow("nothing between neighbours") << AxisKind::Items << 1.0 << 2.0 << 0.0;
        QTest::newRow("nothing where it is narrow") << AxisKind::RttUs << 100.0 << 190.0 << 0.0;
    }

    void aBracketIsHalvedOnTheLogAxis()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const double, low);
        QFETCH(const double, high);
        QFETCH(const double, expected);
        const PointKey key{
            .target = QStringLiteral("t"), .runtime = RuntimeKind::Native, .axis = axis, .value = 0};
        Bracket bracket{.low = key, .high = key};
        bracket.low.value = low;
        bracket.high.value = high;
        QCOMPARE(valueBetween(bracket, 0.1).value_or(0), expected);
    }

    // Numbers go on, points that were put in between are there, and none is visited first as if it were new.
    void aRunThatGoesOnIsScheduledAsIfItHadNotStopped()
    {
        Plan plan = sweepPlan({QStringLiteral("redis")}, 3);
        Schedule schedule(plan);
        Analyzer analyzer(headerOf(plan));
        SimulatedCurve curve(3);
        std::vector<Block> blocks;
        std::map<double, int> counts;
        for (int i = 0; i < 80; ++i) {
            const auto visit = schedule.next(analyzer.result());
            if (!visit)
                break;
            blocks.push_back(curve.measure(plan, *visit));
            analyzer.add(blocks.back());
            ++counts[visit->point.value];
        }
        QVERIFY(counts.size() > plan.axis.values.size()); // some were put in

        plan.seed += blocks.size();
        Schedule next(plan);
        next.goOnFrom(blocks);
        QCOMPARE(next.points(), schedule.points());
        QCOMPARE(next.visitedPoints(), schedule.visitedPoints());
        QCOMPARE(next.settledComparisons(analyzer.result()), schedule.settledComparisons(analyzer.result()));
        for (int i = 0; i < 20; ++i) {
            auto visit = next.next(analyzer.result());
            if (!visit)
                visit = next.nextOfSettled();
            QVERIFY(visit);
            QCOMPARE(visit->block, counts[visit->point.value]++);
            analyzer.add(curve.measure(plan, *visit));
        }
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
