// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.h"
#include "core/analysis/comparison.h"
#include "core/analysis/curve_finding.h"
#include "core/analysis/latency_curve.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

RunHeader headerOf(std::vector<int> threads, AxisKind axis = AxisKind::RttUs)
{
    RunHeader header;
    header.id = QUuid(QStringLiteral("00112233-4455-6677-8899-aabbccddeeff"));
    header.plan.targets = {{.name = QStringLiteral("redis"), .backend = RedisTarget{}, .network = {}},
                           {.name = QStringLiteral("local file"), .backend = FileTarget{}, .network = {}}};
    header.plan.arms = armsOfThreads(threads);
    header.plan.axis.kind = axis;
    header.plan.precision = 0.1;
    return header;
}

ArmSamples arm(int threads, std::vector<std::chrono::nanoseconds> batches)
{
    return {.arm = Arm::ofThreads(threads), .batches = std::move(batches), .totals = {}};
}

Block blockOf(const QString& target, double value, std::vector<ArmSamples> arms, int index = 0,
              AxisKind axis = AxisKind::RttUs)
{
    return {.point = {.target = target, .runtime = RuntimeKind::Native, .axis = axis, .value = value},
            .index = index,
            .arms = std::move(arms)};
}

const QString redis = QStringLiteral("redis");
const QString localFile = QStringLiteral("local file");

// A noisy run over a round trip: 1 thread waits 16 times, 6 threads 4 times and start for 1 ms.
Run noisyRun(int blocks)
{
    Run run{.header = headerOf({1, 6}), .blocks = {}, .failures = {}, .end = {}, .warnings = {}};
    std::mt19937_64 random(1);
    std::normal_distribution<double> noise(0, 0.03);
    for (int index = 0; index < blocks; ++index) {
        for (const QString& target : {localFile, redis}) {
            for (const double rtt : {1000.0, 0.0, 50.0, 200.0}) {
                const auto batches = [&](double microseconds) {
                    std::vector<std::chrono::nanoseconds> result;
                    for (int i = 0; i < 9; ++i)
                        result.emplace_back(std::llround(1000 * microseconds * std::exp(noise(random))));
                    return result;
                };
                run.blocks.push_back(blockOf(
                    target, rtt, {arm(1, batches(300 + 16 * rtt)), arm(6, batches(1300 + 4 * rtt))}, index));
            }
        }
    }
    return run;
}

} // namespace

class TestAnalyzer : public QObject
{
    Q_OBJECT

private slots:
    void nothingMeasuredSaysNothing()
    {
        Analyzer analyzer(headerOf({1, 6}));
        const Analysis& analysis = analyzer.result();
        QCOMPARE(analysis.run, headerOf({1, 6}).id);
        QVERIFY(!analysis.status.has_value());
        QVERIFY(analysis.points.empty());
        QVERIFY(analysis.crossovers.empty());
    }

    void speedUpIsTheMeanOfTheBlocksLogRatios()
    {
        Analyzer analyzer(headerOf({1, 6}));
        analyzer.add(blockOf(redis, 0, {arm(1, {8us, 8us, 80us}), arm(6, {2us, 2us, 1us})}));
        analyzer.add(blockOf(redis, 0, {arm(1, {2us, 2us, 2us}), arm(6, {2us, 2us, 2us})}, 1));
        const PointResult point = analyzer.result().points.at(0);
        QVERIFY(qFuzzyCompare(point.speedUp.ratio, 2.0)); // sqrt(4 * 1), not the ratio of the pooled medians
        QCOMPARE(point.speedUp.blocks, std::size_t{2});
        QCOMPARE(point.what.threads(), 6);
        QCOMPARE(point.arm, std::size_t{1});
        QCOMPARE(point.verdict, Verdict::Unclear);
        QCOMPARE(point.single.batches, std::size_t{6});
        QVERIFY(point.single.p50 == 5us);
    }

    // What is shown can't contradict itself: one latency divided by the other is the speed-up.
    void theRatioOfTheLatenciesIsTheSpeedUp()
    {
        Run run = noisyRun(7);
        for (std::size_t i = 0; i < run.blocks.size(); i += 5) // as a damaged file has it
            run.blocks[i].arms[i % 2].batches.clear();
        const Analysis analysis = analyze(run);
        QCOMPARE(analysis.points.size(), std::size_t{8});
        for (const PointResult& point : analysis.points) {
            const double ratio =
                static_cast<double>(point.singleLatency.count()) / static_cast<double>(point.latency.count());
            QVERIFY(std::abs(ratio / point.speedUp.ratio - 1) < 1e-5); // a nanosecond of a batch
        }
        const Comparison comparison = compare(run, run);
        for (const ComparisonRow& row : comparison.rows) {
            const auto point =
                std::find_if(analysis.points.begin(), analysis.points.end(),
                             [&row](const PointResult& candidate) { return candidate.key == row.key; });
            QCOMPARE(row.newLatency.count(),
                     (row.arm.threads() == 1 ? point->singleLatency : point->latency).count());
        }
    }

    // Where a machine can't do it sooner.
    void thePlaceIsWhatWasHeld()
    {
        const auto held = [](std::chrono::nanoseconds median) {
            return HeldRoundTrip{.median = median, .p5 = median, .p95 = median};
        };
        Run run = noisyRun(6);
        for (Block& block : run.blocks) {
            if (block.point.target == localFile)
                continue; // as in an old file
            const std::chrono::microseconds late(block.index);
            if (block.point.value == 0)
                block.held = held(30us);
            else if (block.point.value == 50)
                block.held = held(76us + late);
            else
                block.held = held(std::chrono::microseconds(std::llround(block.point.value)) + late);
        }
        for (const PointResult& point : analyze(run).points) {
            const bool isHeld = point.key.target == redis && point.key.value > 0;
            QCOMPARE(point.held, isHeld);
            const double asked = point.key.value == 50 ? 76 : point.key.value;
            QVERIFY(std::abs(point.place - (isHeld ? asked + 2.5 : point.key.value)) < 1e-9);
        }
    }

    // 76 µs where 10, 25 and 50 were asked for: one place, however the values are spread.
    void crossoversLieWherePlacesWereHeld()
    {
        std::mt19937_64 random(3);
        std::normal_distribution<double> noise(0, 0.02);
        RunHeader header = headerOf({1, 6});
        Analyzer analyzer(header);
        Analyzer asAsked(header);
        for (int index = 0; index < 12; ++index) {
            for (const double asked : {0.0, 10.0, 25.0, 50.0, 200.0, 400.0}) {
                const double place = asked == 0 || asked > 100 ? asked : 76 + 2 * noise(random);
                const auto latency = [&](double microseconds) {
                    return std::vector{std::chrono::nanoseconds(
                        std::llround(1000 * microseconds * std::exp(noise(random))))};
                };
                Block block =
                    blockOf(redis, asked,
                            {arm(1, latency(300 + 16 * place)), arm(6, latency(1500 + 4 * place))}, index);
                asAsked.add(block);
                const auto median = std::chrono::nanoseconds(std::llround(1000 * place));
                if (asked > 0)
                    block.held = HeldRoundTrip{.median = median, .p5 = median, .p95 = median};
                analyzer.add(block);
            }
        }
        const Analysis& analysis = analyzer.result();
        QCOMPARE(analysis.points.size(), std::size_t{6});
        QCOMPARE(analysis.crossovers.size(), std::size_t{1});
        const Crossover& found = analysis.crossovers.front();
        QVERIFY2(found.interval.holds(100), qPrintable(QString::number(found.at)));
        QVERIFY(std::abs(found.at - 100) < 6);
        const LatencyCurve curve = LatencyCurve::of(analysis, redis, RuntimeKind::Native, 1);
        QCOMPARE(curve.places().size(), std::size_t{4}); // 0, 76, 200, 400
        const auto at = curve.at(found.at);
        QVERIFY(at && std::abs(at->single / at->arm - 1) < 1e-4);
        QVERIFY(!curve.at(401).has_value());

        const Analysis& wrong = asAsked.result(); // what not knowing would say
        QVERIFY(wrong.crossovers.empty() || !wrong.crossovers.front().interval.holds(100));
    }

    void aCurveThatTurnsBackHasTwoStates_data()
    {
        QTest::addColumn<std::vector<double>>("speedUps");
        QTest::addColumn<AxisKind>("axis");
        QTest::addColumn<bool>("tooOften");
        // clang-format off
        QTest::newRow("one crossing")               << std::vector{0.5, 0.7, 1.5, 2.0} << AxisKind::RttUs << false;
        QTest::newRow("none")                       << std::vector{0.5, 0.6, 0.7, 0.8} << AxisKind::RttUs << false;
        QTest::newRow("within the noise")           << std::vector{0.5, 1.02, 0.98, 2.0} << AxisKind::RttUs << false;
        QTest::newRow("there and back again")       << std::vector{0.5, 1.4, 0.7, 2.0} << AxisKind::RttUs << true;
        QTest::newRow("threads pay off near by")    << std::vector{1.5, 1.4, 0.7, 0.6} << AxisKind::RttUs << true;
        QTest::newRow("over bytes it may be so")    << std::vector{1.5, 1.4, 0.7, 0.6} << AxisKind::PayloadBytes << false;
        // clang-format on
    }

    void aCurveThatTurnsBackHasTwoStates()
    {
        QFETCH(const std::vector<double>, speedUps);
        QFETCH(const AxisKind, axis);
        QFETCH(const bool, tooOften);
        std::mt19937_64 random(3);
        std::normal_distribution<double> noise(0, 0.02);
        Analyzer analyzer(headerOf({1, 6}, axis));
        const std::vector<double> values{50, 100, 200, 400};
        for (int index = 0; index < 8; ++index) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                const auto own =
                    std::chrono::nanoseconds(std::llround(1e6 / speedUps[i] * std::exp(noise(random))));
                analyzer.add(blockOf(redis, values[i], {arm(1, {1ms}), arm(6, {own})}, index, axis));
            }
        }
        const std::vector<CurveFinding> findings = curveFindings(analyzer.result());
        QCOMPARE(findings.size(), std::size_t{tooOften ? 1U : 0U});
        if (!tooOften)
            return;
        QCOMPARE(findings[0].target, redis);
        QCOMPARE(findings[0].runtime, RuntimeKind::Native);
        QCOMPARE(findings[0].arm, std::size_t{1});
        QCOMPARE(findings[0].kind, CurveFindingKind::TwoStates);
        QVERIFY(findings[0].nearer.value < findings[0].farther.value);
        QVERIFY(findings[0].nearer.speedUp > 1.2);
        QVERIFY(findings[0].farther.speedUp < 0.8);
    }

    void bestOfIsTheBestBlocksMean()
    {
        Analyzer analyzer(headerOf({1, 6}));
        analyzer.add(blockOf(redis, 0, {arm(1, {8us, 10us}), arm(6, {1us, 9us})}));
        analyzer.add(blockOf(redis, 0, {arm(1, {7us, 13us}), arm(6, {4us, 4us})}, 1));
        const PointResult point = analyzer.result().points.at(0);
        QVERIFY(point.singleBestOf == 9us);
        QVERIFY(point.bestOf == 4us);
    }

    void ioShareIsOfAllOperations()
    {
        Analyzer analyzer(headerOf({1, 6}));
        const auto with = [](int threads, std::chrono::nanoseconds read, std::chrono::nanoseconds cpu) {
            ArmSamples samples = arm(threads, {1ms});
            samples.totals = ArmTotals{.read = read, .compute = {}, .write = {}, .cpu = cpu};
            return samples;
        };
        analyzer.add(blockOf(redis, 0, {with(1, 10us, 1us), with(6, 10us, 10us + 5us)}));
        analyzer.add(blockOf(redis, 0, {with(1, 30us, 3us), arm(6, {1ms})}, 1));
        const PointResult point = analyzer.result().points.at(0);
        QVERIFY(point.singleIoShare.has_value() && qFuzzyCompare(*point.singleIoShare, 0.9));
        QVERIFY(point.ioShare == 0.0); // never below 0, though the clocks tick apart
    }

    void anUnmeasuredIoShareIsNone()
    {
        Analyzer analyzer(headerOf({1, 6}));
        analyzer.add(blockOf(redis, 0, {arm(1, {1us}), arm(6, {1us})}));
        QVERIFY(!analyzer.result().points.at(0).ioShare.has_value());
    }

    void settledTakesFiveBlocksAndTheAskedPrecision()
    {
        Analyzer analyzer(headerOf({1, 6}));
        for (int index = 0; index < 4; ++index)
            analyzer.add(blockOf(redis, 0, {arm(1, {4us}), arm(6, {2us})}, index));
        QVERIFY(!analyzer.result().points.at(0).settled);
        analyzer.add(blockOf(redis, 0, {arm(1, {4us}), arm(6, {2us})}, 4));
        QVERIFY(analyzer.result().points.at(0).settled);
        QCOMPARE(analyzer.result().points.at(0).verdict, Verdict::Threads);

        analyzer.add(blockOf(redis, 0, {arm(1, {4us}), arm(6, {200us})}, 5));
        QVERIFY(!analyzer.result().points.at(0).settled);
    }

    void pointsComeInThePlansOrder()
    {
        Analyzer analyzer(headerOf({1, 6, 4}));
        const std::vector<ArmSamples> arms{arm(1, {4us}), arm(6, {2us}), arm(4, {2us})};
        analyzer.add(blockOf(QStringLiteral("stranger"), 0, arms));
        analyzer.add(blockOf(localFile, 50, arms));
        analyzer.add(blockOf(redis, 200, arms));
        analyzer.add(blockOf(redis, 50, arms));

        QStringList order;
        for (const PointResult& point : analyzer.result().points)
            order += QStringLiteral("%1 %2 %3")
                         .arg(point.key.target)
                         .arg(point.key.value)
                         .arg(point.what.threads());
        QCOMPARE(order, QStringList({QStringLiteral("redis 50 6"), QStringLiteral("redis 50 4"),
                                     QStringLiteral("redis 200 6"), QStringLiteral("redis 200 4"),
                                     QStringLiteral("local file 50 6"), QStringLiteral("local file 50 4"),
                                     QStringLiteral("stranger 0 6"), QStringLiteral("stranger 0 4")}));
    }

    void twoArmsWithOneThreadAreAComparison()
    {
        Analyzer analyzer(headerOf({1, 1}));
        for (int index = 0; index < 6; ++index)
            analyzer.add(blockOf(redis, 0, {arm(1, {4us}), arm(1, {index % 2 == 0 ? 3us : 5us})}, index));
        QCOMPARE(analyzer.result().points.size(), std::size_t{1});
        const PointResult point = analyzer.result().points.at(0);
        QCOMPARE(point.what.threads(), 1);
        QCOMPARE(point.arm, std::size_t{1});
        QCOMPARE(point.verdict, Verdict::Unclear);
    }

    void theSingleArmAloneIsAPointWithoutAVerdict()
    {
        Analyzer analyzer(headerOf({1}));
        analyzer.add(blockOf(redis, 0, {arm(1, {4us, 6us, 5us})}));
        const PointResult point = analyzer.result().points.at(0);
        QVERIFY(point.summary.p50 == 5us);
        QCOMPARE(point.speedUp.ratio, 1.0);
        QCOMPARE(point.verdict, Verdict::Unclear);
    }

    void aDamagedBlockDoesNoHarm_data()
    {
        QTest::addColumn<std::vector<ArmSamples>>("arms");

        // clang-format off
        QTest::newRow("no arms")                  << std::vector<ArmSamples>{};
        QTest::newRow("the single arm is missing") << std::vector<ArmSamples>{arm(6, {1us})};
        QTest::newRow("an arm without batches")   << std::vector<ArmSamples>{arm(1, {}), arm(6, {1us})};
        QTest::newRow("a latency of zero")        << std::vector<ArmSamples>{arm(1, {0us}), arm(6, {1us})};
        QTest::newRow("a negative latency")       << std::vector<ArmSamples>{arm(1, {1us}), arm(6, {-1us})};
        QTest::newRow("arms nobody asked for")    << std::vector<ArmSamples>{arm(3, {1us}), arm(7, {1us}), arm(8, {1us})};
        // clang-format on
    }

    void aDamagedBlockDoesNoHarm()
    {
        QFETCH(const std::vector<ArmSamples>, arms);
        Analyzer analyzer(headerOf({1, 6}));
        for (int index = 0; index < 5; ++index)
            analyzer.add(blockOf(redis, 0, {arm(1, {4us}), arm(6, {2us})}, index));
        analyzer.add(blockOf(redis, 0, arms, 5));
        const PointResult point = analyzer.result().points.at(0);
        QVERIFY(qFuzzyCompare(point.speedUp.ratio, 2.0));
        QCOMPARE(point.speedUp.blocks, std::size_t{5});
    }

    void armsInAnotherOrderAreFoundByTheirThreads()
    {
        Analyzer analyzer(headerOf({1, 6}));
        analyzer.add(blockOf(redis, 0, {arm(6, {2us}), arm(1, {4us})}));
        QVERIFY(qFuzzyCompare(analyzer.result().points.at(0).speedUp.ratio, 2.0));
    }

    void aPlanWithoutTheSingleArmSaysNothing()
    {
        Analyzer analyzer(headerOf({4, 6}));
        analyzer.add(blockOf(redis, 0, {arm(4, {2us}), arm(6, {4us})}));
        QVERIFY(analyzer.result().points.empty());
        QVERIFY(analyzer.result().crossovers.empty());
    }

    void theCrossoverIsFoundForEachTarget()
    {
        const Analysis analysis = analyze(noisyRun(8));
        QCOMPARE(analysis.points.size(), std::size_t{8});
        QCOMPARE(analysis.crossovers.size(), std::size_t{2});
        const Crossover& crossover = analysis.crossovers[0];
        QCOMPARE(crossover.target, redis);
        QCOMPARE(crossover.axis, AxisKind::RttUs);
        QVERIFY(crossover.arm == Arm::ofThreads(6));
        QCOMPARE(crossover.threadsPay, ThreadsPay::Above);
        QVERIFY(crossover.interval.holds(crossover.at));
        QVERIFY(std::abs(crossover.at / 83.3 - 1) < 0.15); // by a straight line from 50 to 200 µs
    }

    void overThreadsTheCurveRunsOverTheArms()
    {
        Analyzer analyzer(headerOf({1, 2, 8, 32}, AxisKind::Threads));
        std::mt19937_64 random(3);
        std::normal_distribution<double> noise(0, 0.02);
        for (int index = 0; index < 6; ++index) {
            const auto about = [&](double microseconds) {
                return std::vector{
                    std::chrono::nanoseconds(std::llround(1000 * microseconds * std::exp(noise(random))))};
            };
            analyzer.add(blockOf(
                redis, 0, {arm(1, about(100)), arm(2, about(60)), arm(8, about(70)), arm(32, about(143))},
                index, AxisKind::Threads));
        }
        const Analysis& analysis = analyzer.result();
        QCOMPARE(analysis.points.size(), std::size_t{3});
        QCOMPARE(analysis.crossovers.size(), std::size_t{1});
        QVERIFY(!analysis.crossovers[0].arm.has_value());
        QCOMPARE(analysis.crossovers[0].threadsPay, ThreadsPay::Below);
        QVERIFY(std::abs(analysis.crossovers[0].at / 16 - 1) < 0.1);
    }

    void blockByBlockGivesWhatTheWholeRunGives()
    {
        Run run = noisyRun(7);
        run.end = RunEnd{.finished = {}, .status = RunStatus::Budget};
        Analyzer analyzer(run.header);
        for (const Block& block : run.blocks) {
            analyzer.add(block);
            static_cast<void>(analyzer.result()); // as a live view asks
        }
        analyzer.end(*run.end);
        QVERIFY(analyzer.result() == analyze(run));
        QVERIFY(analyze(run) == analyze(run));
        QVERIFY(analyze(run).status == RunStatus::Budget);
    }
};

QTEST_GUILESS_MAIN(TestAnalyzer)
#include "tst_analyzer.moc"
