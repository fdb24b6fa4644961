// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_builder.h"
#include "example_charts.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <array>
#include <utility>

using namespace breakeven;

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

ChartData latencyOf(const ExampleRun& run)
{
    const std::array runs{ChartedRun{&run.header, &run.analysis}};
    return latencyChart(runs);
}

ChartData speedUpOf(const ExampleRun& run)
{
    const std::array runs{ChartedRun{&run.header, &run.analysis}};
    return speedUpChart(runs);
}

QStringList labelsOf(const ChartData& data)
{
    QStringList labels;
    for (const ChartSeries& series : data.series)
        labels.append(plain(series.label));
    return labels;
}

} // namespace

class TestChartBuilder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void oneTargetHasALineAnArmInAHueOfItsOwn()
    {
        const ChartData data = latencyOf(exampleRun(1));
        QCOMPARE(labelsOf(data), QStringList({QStringLiteral("1 thread"), QStringLiteral("6 threads")}));
        QCOMPARE(data.series[0].hue, 0);
        QCOMPARE(data.series[1].hue, 1);
        QVERIFY(!data.series[0].strong);
        QVERIFY(data.series[1].strong);
        QVERIFY(data.series[0].marker != data.series[1].marker);
        QCOMPARE(data.x.scale, ScaleKind::Log);
        QCOMPARE(data.y.scale, ScaleKind::Log);
    }

    void everyPointIsItsMedianBetweenP5AndP95()
    {
        const ExampleRun run = exampleRun(1);
        const ChartData data = latencyOf(run);
        QCOMPARE(data.series[0].points.size(), run.analysis.points.size());
        const PointResult& first = run.analysis.points.front();
        const ChartPoint& single = data.series[0].points.front();
        QCOMPARE(single.x, first.key.value);
        QCOMPARE(single.y, static_cast<double>(first.single.p50.count()));
        QCOMPARE(single.low, static_cast<double>(first.single.p5.count()));
        QCOMPARE(single.high, static_cast<double>(first.single.p95.count()));
        QCOMPARE(data.series[1].points.front().y, static_cast<double>(first.summary.p50.count()));
    }

    void severalTargetsHaveAHueEachAndTheirNamesInTheLabels()
    {
        const ChartData data = latencyOf(exampleRun(3));
        QCOMPARE(data.series.size(), std::size_t{6});
        QCOMPARE(
            labelsOf(data).mid(0, 4),
            QStringList({QStringLiteral("redis · 1 thread"), QStringLiteral("redis · 6 threads"),
                         QStringLiteral("local file · 1 thread"), QStringLiteral("local file · 6 threads")}));
        for (std::size_t target = 0; target < 3; ++target) {
            QCOMPARE(data.series[2 * target].hue, static_cast<int>(target));
            QCOMPARE(data.series[2 * target + 1].hue, static_cast<int>(target));
            QVERIFY(!data.series[2 * target].strong);
            QVERIFY(data.series[2 * target + 1].strong);
        }
    }

    void runtimesAreToldApartByNameAndPattern()
    {
        ExampleRun run = exampleRun(2);
        run.header.plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        for (std::size_t i = run.analysis.points.size(); i-- > 0;) {
            PointResult other = run.analysis.points[i];
            other.key.runtime = RuntimeKind::CPython;
            run.analysis.points.push_back(other);
        }
        QStringList names;
        for (const ChartSeries& series : latencyOf(run).series) {
            const bool python = series.label.contains(QLatin1String("CPython"));
            QCOMPARE(series.pattern, python ? LinePattern::Dotted : LinePattern::Solid);
            names.append(series.label);
        }
        QCOMPARE(names.size(), qsizetype{8});
        QCOMPARE(names.removeDuplicates(), qsizetype{0});
    }

    void moreCurvesThanHuesAreTheirTargetsInHue()
    {
        ExampleRun run = exampleRun(1);
        run.header.plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        const std::vector<PointResult> points = std::exchange(run.analysis.points, {});
        for (int target = 0; target < 4; ++target)
            for (const RuntimeKind runtime : run.header.plan.runtimes)
                for (PointResult point : points) {
                    point.key.target = QString::number(target);
                    point.key.runtime = runtime;
                    run.analysis.points.push_back(point);
                }
        const ChartData data = speedUpOf(run);
        QCOMPARE(data.series.size(), std::size_t{8});
        for (std::size_t i = 0; i < data.series.size(); ++i)
            QCOMPARE(data.series[i].hue, static_cast<int>(i / 2));
    }

    void keysTellSeriesApartAndStayFromUpdateToUpdate()
    {
        ExampleRun run = exampleRun(3);
        const ChartData before = latencyOf(run);
        run.analysis.points.resize(run.analysis.points.size() - 2);
        const ChartData after = latencyOf(run);
        QStringList keys;
        for (std::size_t i = 0; i < before.series.size(); ++i) {
            QCOMPARE(after.series[i].key, before.series[i].key);
            keys.append(before.series[i].key);
        }
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    void aLinesNameIsItsSubjectAndItsArm()
    {
        for (const ChartSeries& series : latencyOf(exampleRun(3)).series)
            QCOMPARE(series.label, QStringLiteral("%1 · %2").arg(series.subject, series.armText));
        for (const ChartSeries& series : latencyOf(exampleRun(1)).series)
            QVERIFY(series.subject.isEmpty() && series.label == series.armText);
    }

    void aCrossingSaysFromWhereThreadsPay()
    {
        const ChartData data = latencyOf(exampleRun(1));
        QCOMPARE(data.crossings.size(), std::size_t{1});
        const ChartCrossing& crossing = data.crossings.front();
        QCOMPARE(plain(crossing.headline), QStringLiteral("Threads pay off from 76 µs"));
        QCOMPARE(plain(crossing.detail), QStringLiteral("95 % interval 66 – 88 µs"));
        QCOMPARE(crossing.x, 76.0);
        QCOMPARE(crossing.interval, (Interval{66, 88}));
        // On the single arm's line between 50 and 100 µs.
        QVERIFY(crossing.y > data.series[0].points[1].y && crossing.y < data.series[0].points[2].y);
    }

    void aCrossingReadsToTheDigitsThatItsIntervalLeaves()
    {
        ExampleRun run = exampleRun(1);
        Crossover& crossover = run.analysis.crossovers.front();
        crossover.at = 82.9;
        crossover.interval = {70.6, 99.4};
        const ChartCrossing wide = latencyOf(run).crossings.front();
        QCOMPARE(plain(wide.headline), QStringLiteral("Threads pay off from 83 µs"));
        QCOMPARE(plain(wide.detail), QStringLiteral("95 % interval 71 – 99 µs"));
        QCOMPARE(wide.x, 82.9); // drawn where it is
        crossover.interval = {82.31, 83.58};
        const ChartCrossing narrow = latencyOf(run).crossings.front();
        QCOMPARE(plain(narrow.headline), QStringLiteral("Threads pay off from 82.9 µs"));
        QCOMPARE(plain(narrow.detail), QStringLiteral("95 % interval 82.3 – 83.6 µs"));
    }

    void belowACrossingItSaysUpToWhere()
    {
        ExampleRun run = exampleRun(1);
        run.analysis.crossovers.front().threadsPay = ThreadsPay::Below;
        QCOMPARE(plain(latencyOf(run).crossings.front().headline),
                 QStringLiteral("Threads pay off up to 76 µs"));
    }

    void withSeveralTargetsACrossingNamesItsOwn()
    {
        QCOMPARE(plain(latencyOf(exampleRun(3)).crossings.at(1).headline),
                 QStringLiteral("local file: Threads pay off from 84 µs"));
        QCOMPARE(plain(latencyOf(exampleRun(3)).crossings.at(1).brief), QStringLiteral("local file: 84 µs"));
        QCOMPARE(plain(latencyOf(exampleRun(1)).crossings.front().brief), QStringLiteral("76 µs"));
    }

    void aZeroOnTheAxisGetsAPlace()
    {
        const ChartData data = latencyOf(exampleRun(1, true));
        QCOMPARE(data.x.scale, ScaleKind::LogWithZero);
        QCOMPARE(data.series[0].points.front().x, 0.0);
    }

    void speedUpsCrossAtOneWithTheirInterval()
    {
        const ExampleRun run = exampleRun(1);
        const ChartData data = speedUpOf(run);
        QCOMPARE(data.series.size(), std::size_t{1});
        QCOMPARE(data.referenceY, std::optional<double>(1));
        QCOMPARE(data.crossings.front().y, 1.0);
        const SpeedUp& first = run.analysis.points.front().speedUp;
        QCOMPARE(data.series[0].points.front().y, first.ratio);
        QCOMPARE(data.series[0].points.front().low, first.interval->low);
    }

    void aSpeedUpWithoutAnIntervalHasNoBand()
    {
        ExampleRun run = exampleRun(1);
        run.analysis.points.front().speedUp.interval.reset();
        const ChartPoint point = speedUpOf(run).series[0].points.front();
        QCOMPARE(point.low, point.y);
        QCOMPARE(point.high, point.y);
    }

    void overThreadsATargetIsOneLineFromOneThreadOn()
    {
        const ChartData data = latencyOf(exampleRunOverThreads(2));
        QCOMPARE(labelsOf(data), QStringList({QStringLiteral("redis"), QStringLiteral("local file")}));
        for (const ChartSeries& series : data.series) {
            QCOMPARE(series.points.front().x, 1.0);
            QCOMPARE(series.points.back().x, 16.0);
            QVERIFY(std::is_sorted(
                series.points.begin(), series.points.end(),
                [](const ChartPoint& one, const ChartPoint& other) { return one.x < other.x; }));
        }
        QCOMPARE(speedUpOf(exampleRunOverThreads(1)).series[0].points.front().y, 1.0);
    }

    void overThreadsPipeliningIsALevelAllAlong()
    {
        ExampleRun run = exampleRunOverThreads(1);
        PointResult pipelined = run.analysis.points.front();
        pipelined.threads = 1;
        pipelined.pipelined = true;
        pipelined.arm = run.header.plan.threads.size();
        pipelined.summary.p50 = std::chrono::microseconds(300);
        run.header.plan.pipelined = true;
        run.analysis.points.push_back(pipelined);

        const ChartData data = latencyOf(run);
        QCOMPARE(data.series.size(), std::size_t{2});
        const ChartSeries& level = data.series.back();
        QCOMPARE(level.label, QStringLiteral("1 thread, pipelined"));
        QCOMPARE(level.points.size(), std::size_t{2});
        QCOMPARE(level.points.front().x, 1.0);
        QCOMPARE(level.points.back().x, 16.0);
        QCOMPARE(level.points.front().y, 300'000.0);
        QCOMPARE(level.points.back().y, 300'000.0);
        QCOMPARE(level.source->arm, std::optional(pipelined.arm));
        // The curve itself doesn't run through it.
        QVERIFY(data.series.front().points[0].y > 300'000);
        QCOMPARE(data.series.front().points[1].x, 2.0);
        QCOMPARE(speedUpOf(run).series.size(), std::size_t{2});
    }

    void aRunLaidOverIsMarkedSo()
    {
        const ExampleRun run = exampleRun(1);
        ExampleRun past = exampleRun(1);
        past.header.id = QUuid::createUuid();
        const std::array runs{ChartedRun{&run.header, &run.analysis},
                              ChartedRun{&past.header, &past.analysis}};
        const ChartData data = latencyChart(runs);
        QCOMPARE(data.series.size(), std::size_t{4});
        QVERIFY(!data.series[1].overlay);
        QVERIFY(data.series[2].overlay && data.series[3].overlay);
        QVERIFY(data.series[2].key != data.series[0].key);
        QCOMPARE(data.series[2].hue, data.series[0].hue);
        QVERIFY(data.crossings.back().overlay);
    }

    void aRunOverAnotherAxisHasNoPlaceOnThisOne()
    {
        const ExampleRun run = exampleRun(1);
        const ExampleRun other = exampleRunOverThreads(1);
        const std::array runs{ChartedRun{&run.header, &run.analysis},
                              ChartedRun{&other.header, &other.analysis}};
        QCOMPARE(latencyChart(runs).series.size(), std::size_t{2});
    }

    void nothingMeasuredIsSaid()
    {
        QVERIFY(!latencyChart({}).empty.isEmpty());
        const ExampleRun none{.header = exampleRun(1).header, .analysis = {}};
        QVERIFY(latencyOf(none).series.empty());
        QVERIFY(!latencyOf(none).empty.isEmpty());
        for (const ChartData& data :
             {distributionChart(samplesOf(Run{}, PointKey{})), timelineChart(samplesOf(Run{}, PointKey{}))}) {
            QVERIFY(data.series.empty());
            QVERIFY(!data.empty.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestChartBuilder)
#include "tst_chart_builder.moc"
