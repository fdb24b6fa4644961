// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"
#include "app/charts/plot_ranges.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

PointKey pointAt(double value)
{
    return {.target = QStringLiteral("redis"), .value = value};
}

// A block with 1 and 6 threads, `batches` of rising latency each: 1 ms and more, and a sixth of that.
Block blockAt(double value, int batches)
{
    Block block{.point = pointAt(value), .index = 0, .arms = {}};
    for (const int threads : {1, 6}) {
        ArmSamples arm{.arm = Arm::ofThreads(threads), .batches = {}, .totals = {}};
        for (int batch = 0; batch < batches; ++batch)
            arm.batches.emplace_back(1'000'000 / threads + 1000 * batch);
        block.arms.push_back(arm);
    }
    return block;
}

Run measuredRun(int blocks, int batches)
{
    Run run;
    run.header.title = QStringLiteral("Remote Redis sweep");
    for (int index = 0; index < blocks; ++index)
        run.blocks.push_back(blockAt(200, batches));
    return run;
}

ChartData distributionOf(const Run& run, double value = 200)
{
    return distributionChart(samplesOf(run, pointAt(value)));
}

ChartData timelineOf(const Run& run, double value = 200)
{
    return timelineChart(samplesOf(run, pointAt(value)));
}

// The line of an arm, and the marks on it.
const ChartSeries& lineOf(const ChartData& data, int arm)
{
    return data.series.at(2 * static_cast<std::size_t>(arm));
}

const ChartSeries& marksOf(const ChartData& data, int arm)
{
    return data.series.at(2 * static_cast<std::size_t>(arm) + 1);
}

// The share of batches that took no longer than `x`, as the steps show it.
double shareAt(const ChartSeries& steps, double x)
{
    double share = 0;
    for (const ChartPoint& point : steps.points)
        if (point.x <= x)
            share = point.y;
    return share;
}

} // namespace

class TestSampleCharts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aDistributionRisesFromNoneToAllInSteps_data()
    {
        QTest::addColumn<int>("batches");
        QTest::newRow("one batch") << 1;
        QTest::newRow("few: each is a step") << 20;
        QTest::newRow("as many as are drawn") << 180;
        QTest::newRow("one more") << 181;
        QTest::newRow("many: thinned out") << 5000;
    }

    void aDistributionRisesFromNoneToAllInSteps()
    {
        QFETCH(const int, batches);
        const ChartData data = distributionOf(measuredRun(1, batches));
        QCOMPARE(data.series.size(), std::size_t{4});
        for (const int arm : {0, 1}) {
            const auto& points = lineOf(data, arm).points;
            QVERIFY(points.size() <= 400);
            QCOMPARE(points.front().y, 0.0);
            QCOMPARE(points.back().y, 1.0);
            for (std::size_t i = 1; i < points.size(); ++i) {
                QVERIFY(points[i].x >= points[i - 1].x);
                QVERIFY(points[i].y >= points[i - 1].y);
                QVERIFY(points[i].x < points[i - 1].x * 1.03 || points[i].y == points[i - 1].y); // a step
            }
        }
        QCOMPARE(lineOf(data, 0).points.front().x, 1'000'000.0);
        QCOMPARE(lineOf(data, 0).points.back().x, 1'000'000.0 + 1000 * (batches - 1));
    }

    void aRareSlowBatchDoesNotReadAsAnEvenSpread()
    {
        Run run = measuredRun(1, 1000);
        run.blocks.front().arms.front().batches.push_back(20ms);
        const ChartData data = distributionOf(run);
        const ChartSeries& single = lineOf(data, 0);
        QCOMPARE(single.points.back().x, 2e7);
        QCOMPARE(shareAt(single, 1.9e7), 1000.0 / 1001); // right up to the one
        QCOMPARE(shareAt(single, 2e7), 1.0);
    }

    void aThinnedDistributionShowsTheSharesOfAll()
    {
        const ChartSeries single = lineOf(distributionOf(measuredRun(1, 5000)), 0);
        for (const double share : {0.1, 0.5, 0.9})
            QVERIFY(std::abs(shareAt(single, 1e6 + 1000 * 5000 * share) - share) < 0.01);
    }

    void theMarksOfADistributionAreItsPercentiles()
    {
        const ChartSeries marks = marksOf(distributionOf(measuredRun(1, 101)), 0);
        QVERIFY(marks.pointsOnly);
        QVERIFY(marks.label.isEmpty()); // it has its line's
        const std::vector<ChartPoint> expected{{1.005e6, 0.05, 0.05, 0.05},
                                               {1.025e6, 0.25, 0.25, 0.25},
                                               {1.05e6, 0.5, 0.5, 0.5},
                                               {1.075e6, 0.75, 0.75, 0.75},
                                               {1.095e6, 0.95, 0.95, 0.95}};
        QCOMPARE(marks.points, expected);
    }

    void theMarksLieOnTheSteps()
    {
        for (const int batches : {1, 2, 7, 40}) {
            const ChartData data = distributionOf(measuredRun(1, batches));
            for (const ChartPoint& mark : marksOf(data, 0).points) {
                QVERIFY(shareAt(lineOf(data, 0), mark.x) >= mark.y);
                QVERIFY(shareAt(lineOf(data, 0), mark.x - 1) < mark.y);
            }
        }
    }

    void armsAreToldApartByMoreThanTheirHue()
    {
        const Run run = measuredRun(2, 11);
        const ChartData distribution = distributionOf(run);
        QVERIFY(marksOf(distribution, 0).marker != marksOf(distribution, 1).marker);
        QCOMPARE(lineOf(distribution, 0).marker, MarkerShape::None);
        QCOMPARE(plain(lineOf(distribution, 1).label), QStringLiteral("6 threads"));
        const ChartData timeline = timelineOf(run);
        QVERIFY(timeline.series[0].marker != timeline.series[1].marker);
        QVERIFY(timeline.series[0].arm != timeline.series[1].arm);
    }

    void everyCurveOfADistributionIsLabelledWhereItRises()
    {
        const ChartData data = distributionOf(measuredRun(2, 11));
        QCOMPARE(lineOf(data, 0).labelPlace, LabelPlace::Middle);
        QCOMPARE(data.referenceY, std::optional<double>(0.5));
        QCOMPARE(data.referenceText, QStringLiteral("Median"));
    }

    void aTimelineHasABlocksMedianAndMiddleHalf()
    {
        const ChartData data = timelineOf(measuredRun(7, 11));
        QCOMPARE(data.series.size(), std::size_t{2});
        QCOMPARE(data.series[0].points.size(), std::size_t{7});
        const ChartPoint& first = data.series[0].points.front();
        QCOMPARE(first.y, 1'005'000.0);
        QCOMPARE(first.low, 1'002'500.0); // between ranks 2 and 3
        QCOMPARE(first.high, 1'007'500.0);
    }

    void aTimelineCountsTheTimeSpentOnOtherPointsToo()
    {
        Run run;
        const auto blockOf = [](double value, std::chrono::nanoseconds batch) {
            return Block{.point = pointAt(value),
                         .index = 0,
                         .arms = {{.arm = Arm::ofThreads(1), .batches = {batch}, .totals = {}},
                                  {.arm = Arm::ofThreads(6), .batches = {batch}, .totals = {}}}};
        };
        run.blocks = {blockOf(200, 1s), blockOf(400, 5s), blockOf(200, 2s)};
        const ChartData data = timelineOf(run);
        QCOMPARE(data.x.unit, ChartUnit::Seconds);
        for (const ChartSeries& series : data.series) {
            QCOMPARE(series.points.size(), std::size_t{2});
            QCOMPARE(series.points[0].x, 1.0);  // half way through its 2 s
            QCOMPARE(series.points[1].x, 14.0); // after 2 s and 10 s, half way through its 4 s
        }
        QCOMPARE(timelineOf(run, 400).series[0].points.front().x, 7.0);
    }

    void aDriftIsSeen()
    {
        Run run = measuredRun(20, 11);
        for (std::size_t block = 10; block < run.blocks.size(); ++block)
            for (auto& batch : run.blocks[block].arms.front().batches)
                batch *= 2;
        const ChartSeries single = timelineOf(run).series[0];
        QCOMPARE(single.points.back().y, 2 * single.points.front().y);
        QVERIFY(single.points[9].y < single.points[10].y);
    }

    void aLongTimelineHasLinesWithoutMarkers()
    {
        QVERIFY(timelineOf(measuredRun(60, 5)).series[0].marker != MarkerShape::None);
        const ChartData data = timelineOf(measuredRun(61, 5));
        QCOMPARE(data.series[0].marker, MarkerShape::None);
        QCOMPARE(data.series[1].marker, MarkerShape::None);
    }

    // Else the plot takes it for the same chart, and its ranges only grow.
    void anotherPointIsAnotherChart()
    {
        Run run = measuredRun(2, 5);
        run.blocks.push_back(blockAt(400, 5));
        QVERIFY(distributionOf(run).x.title != distributionOf(run, 400).x.title);
        QVERIFY(timelineOf(run).x.title != timelineOf(run, 400).x.title);
    }

    void theAxisSaysOfWhichPoint()
    {
        const Run run = measuredRun(2, 5);
        QCOMPARE(plain(distributionOf(run).x.title),
                 QStringLiteral("Batch latency of redis · Round trip 200 µs"));
        QCOMPARE(plain(timelineOf(run).x.title),
                 QStringLiteral("Time spent measuring · redis · Round trip 200 µs"));
        QCOMPARE(plain(timelineOf(run).title),
                 QStringLiteral("Remote Redis sweep · redis · Round trip 200 µs"));
    }

    void anEmulatedDistanceIsCalledSo_data()
    {
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<QString>("place");
        QTest::newRow("swept") << AxisKind::RttUs << "Round trip 200 µs, emulated by a relay";
        QTest::newRow("the same at each size")
            << AxisKind::PayloadBytes << "Size 200 B · network emulated by a relay";
        QTest::newRow("over thread counts") << AxisKind::Threads << "network emulated by a relay";
    }

    void anEmulatedDistanceIsCalledSo()
    {
        QFETCH(const AxisKind, axis);
        QFETCH(const QString, place);
        Run run = measuredRun(2, 5);
        run.header.plan.targets = {
            {.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}}};
        run.header.plan.network.rtt = 400us;
        run.header.plan.axis = {.kind = axis, .values = {axis == AxisKind::Threads ? 0.0 : 200.0}};
        for (Block& block : run.blocks) {
            block.point.axis = axis;
            block.point.value = run.header.plan.axis.values.front();
        }
        const PointSamples samples = samplesOf(run, run.blocks.front().point);
        for (const ChartData& data : {distributionChart(samples), timelineChart(samples)}) {
            QVERIFY2(plain(data.x.title).endsWith(place), qPrintable(data.x.title));
            QVERIFY2(plain(data.title).endsWith(place), qPrintable(data.title));
        }
    }

    // One target's waits are not the other's relay.
    void targetsThatAreEmulatedInTheirOwnWaySaySoEach()
    {
        Run run = measuredRun(2, 5);
        run.header.plan.axis = {.kind = AxisKind::RttUs, .values = {200}};
        run.header.plan.targets = {{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}},
                                   {.name = QStringLiteral("file"), .backend = FileTarget{}, .network = {}}};
        std::vector<Block> more = run.blocks;
        for (Block& block : more)
            block.point.target = QStringLiteral("file");
        run.blocks.insert(run.blocks.end(), more.begin(), more.end());
        const std::vector<PointSamples> both = samplesAt(run, 200);
        QCOMPARE(both.size(), std::size_t{2});
        for (const ChartData& data : {distributionChart(both), timelineChart(both)}) {
            QVERIFY2(plain(data.x.title).endsWith(QStringLiteral("Round trip 200 µs")),
                     qPrintable(data.x.title));
            QCOMPARE(data.panels[0].name, QStringLiteral("redis, emulated"));
            QCOMPARE(data.panels[1].name, QStringLiteral("file, emulated"));
        }
        const ChartData one = distributionChart(std::span(both).first(1));
        QCOMPARE(one.panels[0].name, QStringLiteral("redis"));
    }

    void outliersStandInTheTimeline()
    {
        Run run = measuredRun(2, 5);
        run.blocks.front().arms.front().batches.push_back(20ms);
        run.blocks.front().arms.front().batches.push_back(100us);
        const ChartPoint point = timelineOf(run).series.front().points.front();
        QVERIFY(point.extremes.has_value());
        QCOMPARE(*point.extremes, (Interval{100'000, 20'000'000}));
        QVERIFY(point.high < 2'000'000); // the band is of what is usual
        const PlotRanges ranges = plotRanges(timelineOf(run));
        QVERIFY(ranges.y && ranges.y->low <= 5.0 && ranges.y->high >= std::log10(20'000'000));
    }

    void overThreadCountsATargetHasOnePoint()
    {
        Run run = measuredRun(2, 5);
        for (Block& block : run.blocks)
            block.point.axis = AxisKind::Threads;
        const ChartData data = distributionChart(samplesOf(run, run.blocks.front().point));
        QCOMPARE(data.x.title, QStringLiteral("Batch latency of redis"));
    }

    void amongSeveralRuntimesThePointsIsNamed()
    {
        Run run = measuredRun(2, 5);
        run.header.plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        QVERIFY(distributionOf(run).x.title.contains(QStringLiteral("redis, C++ threads")));
    }

    void anArmWithoutBatchesIsLeftOut()
    {
        Run run = measuredRun(2, 5);
        for (Block& block : run.blocks)
            block.arms.back().batches.clear();
        QCOMPARE(distributionOf(run).series.size(), std::size_t{2});
        QCOMPARE(timelineOf(run).series.size(), std::size_t{1});
    }

    void aBatchOfNoTimeHasAPlaceAllTheSame()
    {
        Run run = measuredRun(1, 3);
        run.blocks.front().arms.front().batches.front() = 0ns;
        QCOMPARE(lineOf(distributionOf(run), 0).points.front().x, 1.0);
    }

    void anUnknownPointShowsTheFirst()
    {
        const Run run = measuredRun(2, 5);
        QCOMPARE(distributionChart(samplesOf(run, {})), distributionOf(run));
        QCOMPARE(timelineChart(samplesOf(run, {})), timelineOf(run));
    }
};

QTEST_GUILESS_MAIN(TestSampleCharts)
#include "tst_sample_charts.moc"
