// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/arm_look.h"
#include "app/charts/chart_builder.h"
#include "app/charts/decision_strip.h"
#include "app/charts/marker_path.h"
#include "app/wording/short_answer.h"
#include "example_charts.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
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

// One thread up to 76 µs (66 – 88), then six, of a run from 0 to 2 ms.
TargetAnswer answerWithAChange()
{
    TargetAnswer answer;
    answer.target = QStringLiteral("redis");
    answer.state = AnswerState::Known;
    answer.last = 2000;
    answer.stretches = {
        {.kind = StretchKind::Single, .arm = {}, .from = 0, .to = 76, .toInterval = Interval{66, 88}},
        {.kind = StretchKind::Arm, .arm = 1, .from = 76, .to = 2000, .fromInterval = Interval{66, 88}}};
    return answer;
}

} // namespace

class TestChartBuilder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theConditionOfTheCoresStandsBelowTheTitle()
    {
        auto run = exampleRun(1);
        QCOMPARE(latencyOf(run).subtitle, QStringLiteral("cores as they are"));
        run.header.environment.coresKeptAwake = true;
        QCOMPARE(latencyOf(run).subtitle, QStringLiteral("cores kept awake"));
    }

    void oneTargetIsAPanelWithALineAnArm()
    {
        const ChartData data = latencyOf(exampleRun(1));
        QCOMPARE(labelsOf(data), QStringList({QStringLiteral("1 thread"), QStringLiteral("6 threads")}));
        QCOMPARE(data.panels.size(), std::size_t{1});
        QCOMPARE(data.panels.front().name, QStringLiteral("redis"));
        QCOMPARE(data.panels.front().detail, QStringLiteral("C++ threads"));
        QVERIFY(data.panels.front().strip.has_value());
        QCOMPARE(data.series[0].arm, std::optional(Arm::ofThreads(1)));
        QCOMPARE(data.series[1].arm, std::optional(Arm::ofThreads(6)));
        QCOMPARE(data.arms.size(), std::size_t{2});
        QCOMPARE(data.arms[1].name, plain(data.series[1].label));
        QVERIFY(data.series[0].marker != data.series[1].marker);
        QCOMPARE(data.x.scale, ScaleKind::Log);
        QCOMPARE(data.y.scale, ScaleKind::Log);
    }

    void twelveArmsHaveAMarkerAndAColourEach_data()
    {
        QTest::addColumn<QList<int>>("counts");
        QTest::newRow("usual") << QList<int>{1, 2, 4, 6, 8, 16, 32};
        QTest::newRow("one after the other") << QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        QTest::newRow("none usual but the single") << QList<int>{1, 3, 5, 7, 9, 10, 12, 14, 20, 24, 28};
    }

    void twelveArmsHaveAMarkerAndAColourEach()
    {
        QFETCH(const QList<int>, counts);
        std::vector<Arm> arms;
        for (const int threads : counts)
            arms.push_back(Arm::ofThreads(threads));
        if (arms.size() < 12)
            arms.push_back(Arm::pipelined());
        const std::vector<MarkerShape> markers = markersOf(arms);
        QCOMPARE(markers.size(), arms.size());
        QVERIFY(markers.front() == MarkerShape::Circle);
        for (std::size_t one = 0; one < arms.size(); ++one) {
            QVERIFY(markers[one] != MarkerShape::None);
            QVERIFY(!markerPath(markers[one]).isEmpty());
            for (std::size_t other = one + 1; other < arms.size(); ++other) {
                QVERIFY(markers[one] != markers[other]);
                QVERIFY(markerPath(markers[one]) != markerPath(markers[other]));
                for (const Appearance appearance : {Appearance::Light, Appearance::Dark})
                    QVERIFY(coloursOf(arms[one], appearance).mark != coloursOf(arms[other], appearance).mark);
            }
        }
        // A count keeps its marker whatever stands beside it.
        QVERIFY(markersOf(std::vector<Arm>{Arm::ofThreads(6)}).front() == MarkerShape::Square);
    }

    void theSingleArmIsOrangeAndTheOthersBlue()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            const int single = coloursOf(Arm::ofThreads(1), appearance).mark.hslHue();
            QVERIFY(single > 10 && single < 45);
            for (const int threads : {2, 3, 4, 6, 8, 12, 16, 32, 64}) {
                const int hue = coloursOf(Arm::ofThreads(threads), appearance).mark.hslHue();
                QVERIFY2(hue > 190 && hue < 230, qPrintable(QString::number(threads)));
            }
        }
    }

    void everyArmStandsOutFromTheCard()
    {
        const auto luminance = [](const QColor& colour) {
            const auto linear = [](double part) {
                return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
                   0.0722 * linear(colour.blueF());
        };
        const auto contrast = [&](const QColor& one, const QColor& other) {
            const auto [low, high] = std::minmax({luminance(one), luminance(other)});
            return (high + 0.05) / (low + 0.05);
        };
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            const QColor card = theme(appearance).card;
            for (int threads = 1; threads <= 64; ++threads) {
                for (const Arm& arm : {Arm::ofThreads(threads), Arm::pipelined()}) {
                    const ArmColours colours = coloursOf(arm, appearance);
                    QVERIFY2(contrast(colours.mark, card) >= 3, qPrintable(QString::number(threads)));
                    QVERIFY2(contrast(colours.text, card) >= 4.5, qPrintable(QString::number(threads)));
                }
            }
        }
    }

    void onlyThePostsOwnPlanHasItsPicture()
    {
        Run run;
        run.header = exampleRun(1).header;
        QVERIFY(!postChart(run, Analysis{}));
    }

    void aStripIsTheBestArmsAndHatchedWhereTheChangeMayLie()
    {
        const ExampleRun run = exampleRun(1, true);
        const TargetAnswer answer = answerWithAChange();
        const DecisionStrip strip = decisionStrip(answer, run.header.plan);
        QCOMPARE(strip.pieces.size(), std::size_t{3});
        QCOMPARE(strip.pieces[0].arm, std::optional(Arm::ofThreads(1)));
        QVERIFY(!strip.pieces[1].arm);
        QCOMPARE(strip.pieces[2].arm, std::optional(Arm::ofThreads(6)));
        QCOMPARE(strip.pieces.front().from, 0.0);
        QCOMPARE(strip.pieces.back().to, 1.0);
        QCOMPARE(strip.pieces[1].from, shareOnStrip(answer, run.header.plan, 66));
        QCOMPARE(strip.pieces[1].to, shareOnStrip(answer, run.header.plan, 88));
        QCOMPARE(strip.pieces[0].to, strip.pieces[1].from);
        QCOMPARE(strip.pieces[1].to, strip.pieces[2].from);
    }

    void aStripOfNothingIsEmptyAndOneOfAnOpenAnswerIsHatched()
    {
        const Plan plan = exampleRun(1, true).header.plan;
        QVERIFY(decisionStrip(TargetAnswer{}, plan).pieces.empty());
        TargetAnswer open = answerWithAChange();
        open.stretches = {{.kind = StretchKind::NoDifference, .arm = {}, .from = 0, .to = 76},
                          {.kind = StretchKind::Unclear, .arm = {}, .from = 76, .to = 2000}};
        const DecisionStrip strip = decisionStrip(open, plan);
        QCOMPARE(strip.pieces.size(), std::size_t{1});
        QVERIFY(!strip.pieces.front().arm);
    }

    void theShortAnswerSaysTheArmAndFromWhereOn()
    {
        const Plan plan = exampleRun(1, true).header.plan;
        TargetAnswer answer = answerWithAChange();
        QCOMPARE(plain(shortAnswer(answer, plan).text), QStringLiteral("6 threads from 76 µs on"));
        QCOMPARE(shortAnswer(answer, plan).arm, std::optional(Arm::ofThreads(6)));
        answer.stretches.erase(answer.stretches.begin());
        QCOMPARE(plain(shortAnswer(answer, plan).text), QStringLiteral("6 threads everywhere"));
        answer.stretches.front() = {.kind = StretchKind::Unclear, .arm = {}, .from = 0, .to = 2000};
        QCOMPARE(shortAnswer(answer, plan).text, QStringLiteral("not clear"));
        QVERIFY(!shortAnswer(answer, plan).arm);
        QCOMPARE(shortAnswer(TargetAnswer{}, plan).text, QStringLiteral("measuring…"));
    }

    void everyPointIsItsLatencyBetweenP5AndP95()
    {
        const ExampleRun run = exampleRun(1);
        const ChartData data = latencyOf(run);
        QCOMPARE(data.series[0].points.size(), run.analysis.points.size());
        const PointResult& first = run.analysis.points.front();
        const ChartPoint& single = data.series[0].points.front();
        QCOMPARE(single.x, first.key.value);
        QCOMPARE(single.y, static_cast<double>(first.singleLatency.count()));
        QCOMPARE(single.low, static_cast<double>(first.single.p5.count()));
        QCOMPARE(single.high, static_cast<double>(first.single.p95.count()));
        QCOMPARE(data.series[1].points.front().y, static_cast<double>(first.latency.count()));
    }

    void severalTargetsHaveAPanelEachAndTheirArmsTheSameColours()
    {
        const ChartData data = latencyOf(exampleRun(3));
        QCOMPARE(data.panels.size(), std::size_t{3});
        QCOMPARE(data.panels[1].name, QStringLiteral("local file"));
        QCOMPARE(data.series.size(), std::size_t{6});
        QCOMPARE(data.arms.size(), std::size_t{2});
        for (std::size_t i = 0; i < data.series.size(); ++i) {
            QCOMPARE(data.series[i].panel, i / 2);
            QCOMPARE(data.series[i].arm, data.series[i % 2].arm);
            QCOMPARE(data.series[i].label, data.series[i % 2].label);
            QCOMPARE(data.series[i].marker, data.series[i % 2].marker);
        }
    }

    void aRuntimeOfATargetIsAPanelOfItsOwn()
    {
        ExampleRun run = exampleRun(2);
        run.header.plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        for (std::size_t i = run.analysis.points.size(); i-- > 0;) {
            PointResult other = run.analysis.points[i];
            other.key.runtime = RuntimeKind::CPython;
            run.analysis.points.push_back(other);
        }
        const ChartData data = latencyOf(run);
        QCOMPARE(data.panels.size(), std::size_t{4});
        QStringList keys;
        QStringList details;
        for (const ChartPanelHead& head : data.panels) {
            keys.append(head.key);
            details.append(head.detail);
        }
        QCOMPARE(keys.removeDuplicates(), qsizetype{0});
        QCOMPARE(details.count(QStringLiteral("CPython")), qsizetype{2});
        QCOMPARE(data.series.size(), std::size_t{8});
    }

    void whileARunGoesOnEveryPanelIsThereFromTheStart()
    {
        ExampleRun run = exampleRun(3);
        run.header.id = QUuid::createUuid();
        run.analysis.points.resize(1);
        run.analysis.crossovers.clear();
        QCOMPARE(latencyOf(run).panels.size(), std::size_t{3});
        run.analysis.status = RunStatus::Cancelled;
        QCOMPARE(latencyOf(run).panels.size(), std::size_t{1});
    }

    void pointsThatWereAskedForAndNotMeasuredAreTold()
    {
        ExampleRun run = exampleRun(1);
        QVERIFY(latencyOf(run).panels.front().missing.isEmpty());
        run.analysis.points.resize(5);
        QVERIFY(latencyOf(run).panels.front().missing.isEmpty()); // they may come yet
        run.analysis.status = RunStatus::Cancelled;
        QCOMPARE(plain(latencyOf(run).panels.front().missing), QStringLiteral("not measured: 1 ms, 2 ms"));
    }

    void withManyArmsOnlyOneThreadAndTheBestAreStrong()
    {
        ExampleRun run = exampleRun(1);
        run.header.plan.arms = armsOfThreads({1, 6, 2, 4, 8});
        const std::vector<PointResult> points = run.analysis.points;
        for (std::size_t arm = 2; arm < 5; ++arm)
            for (PointResult point : points) {
                point.arm = arm;
                point.what = run.header.plan.arms[arm];
                point.latency *= 2;
                point.speedUp.ratio /= 2;
                point.speedUp.interval = Interval{point.speedUp.ratio * 0.95, point.speedUp.ratio * 1.05};
                run.analysis.points.push_back(point);
            }
        const ChartData data = latencyOf(run);
        QCOMPARE(data.arms.size(), std::size_t{5});
        for (const ChartSeries& series : data.series) {
            const bool matters = series.arm == Arm::ofThreads(1) || series.arm == Arm::ofThreads(6);
            QCOMPARE(series.strong, matters);
            QCOMPARE(series.label.isEmpty(), !matters);
        }
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

    void aCrossingSaysFromWhereThreadsPay()
    {
        const ChartData data = latencyOf(exampleRun(1));
        QCOMPARE(data.crossings.size(), std::size_t{1});
        const ChartCrossing& crossing = data.crossings.front();
        QCOMPARE(plain(crossing.headline), QStringLiteral("Threads pay off from 76 µs"));
        QCOMPARE(plain(crossing.detail), QStringLiteral("66 – 88"));
        QVERIFY(crossing.isShown);
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
        QCOMPARE(plain(wide.detail), QStringLiteral("71 – 99"));
        QCOMPARE(wide.x, 82.9); // drawn where it is
        crossover.interval = {82.31, 83.58};
        const ChartCrossing narrow = latencyOf(run).crossings.front();
        QCOMPARE(plain(narrow.headline), QStringLiteral("Threads pay off from 82.9 µs"));
        QCOMPARE(plain(narrow.detail), QStringLiteral("82.3 – 83.6"));
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
        QCOMPARE(latencyOf(exampleRun(3)).crossings.at(1).panel, std::size_t{1});
        QCOMPARE(plain(latencyOf(exampleRun(3)).crossings.at(1).brief), QStringLiteral("84 µs"));
        QCOMPARE(plain(latencyOf(exampleRun(1)).crossings.front().brief), QStringLiteral("76 µs"));
    }

    void aZeroOnTheAxisGetsAPlace()
    {
        const ChartData data = latencyOf(exampleRun(1, true));
        QCOMPARE(data.x.scale, ScaleKind::Asinh);
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
        QCOMPARE(data.panels.size(), std::size_t{2});
        QCOMPARE(data.panels[1].name, QStringLiteral("local file"));
        for (const ChartSeries& series : data.series) {
            QVERIFY(!series.arm); // each point is one
            QCOMPARE(series.points[1].arm, std::optional(Arm::ofThreads(2)));
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
        pipelined.what = Arm::pipelined();
        pipelined.arm = run.header.plan.arms.size();
        pipelined.latency = std::chrono::microseconds(300);
        run.header.plan.arms.push_back(Arm::pipelined());
        run.analysis.points.push_back(pipelined);

        const ChartData data = latencyOf(run);
        QCOMPARE(data.series.size(), std::size_t{2});
        const ChartSeries& level = data.series.back();
        QCOMPARE(level.label, QStringLiteral("pipelined"));
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
        QVERIFY(!data.series[1].overlay());
        QVERIFY(data.series[2].overlay() && data.series[3].overlay());
        QVERIFY(data.series[2].key != data.series[0].key);
        QCOMPARE(data.series[2].arm, data.series[0].arm);
        QCOMPARE(data.series[2].panel, data.series[0].panel);
        QCOMPARE(data.series[2].letter, QStringLiteral("A"));
        QCOMPARE(data.pastRuns.size(), std::size_t{1});
        QVERIFY(data.pastRuns.front().text.contains(past.header.title));
        QVERIFY(data.crossings.back().overlay());
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
