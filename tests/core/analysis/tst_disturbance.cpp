// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disturbance.h"
#include "core/analysis/ranks.h"
#include "core/analysis/verdict_effect.h"
#include "simulated_run.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

using namespace breakeven;
using simulation::CostModel;
using simulation::Machine;
using simulation::Noise;

namespace {

constexpr int blocksOfPoint = 24;

Run simulated(std::uint64_t seed, Noise noise = {}, CostModel costs = {})
{
    Machine machine(costs, noise, seed);
    return machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 100, 400, 1600}}, blocksOfPoint, 15);
}

// Seven points in turns, as the schedule's first passes visit them.
Run firstLook(std::uint64_t seed, Noise noise, int blocks)
{
    return Machine({}, noise, seed)
        .run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1000, 2000}}, blocks, 11);
}

void multiply(ArmSamples& arm, double factor)
{
    for (auto& batch : arm.batches)
        batch = std::chrono::nanoseconds(std::llround(static_cast<double>(batch.count()) * factor));
}

void multiply(Block& block, double factor)
{
    for (ArmSamples& arm : block.arms)
        multiply(arm, factor);
}

// From a block on an arm at a round trip takes `factor` times as long.
void slowDown(Run& run, double rtt, int threads, int fromBlock, double factor)
{
    for (Block& block : run.blocks) {
        if (block.point.value != rtt || block.index < fromBlock)
            continue;
        for (ArmSamples& arm : block.arms) {
            for (auto& batch : arm.batches) {
                if (arm.arm.threads() == threads)
                    batch =
                        std::chrono::nanoseconds(std::llround(static_cast<double>(batch.count()) * factor));
            }
        }
    }
}

} // namespace

class TestDisturbance : public QObject
{
    Q_OBJECT

private slots:
    void undisturbedRunsAreLeftAlone_data()
    {
        QTest::addColumn<double>("skew");
        QTest::addColumn<double>("tails");

        QTest::newRow("blocks scatter normally") << 0.0 << 0.0;
        QTest::newRow("blocks scatter skewly") << 0.2 << 0.0;
        QTest::newRow("batches have heavy tails") << 0.0 << 0.1;
    }

    void undisturbedRunsAreLeftAlone()
    {
        QFETCH(const double, skew);
        QFETCH(const double, tails);
        constexpr int runs = 300;
        int alarms = 0;
        for (std::uint64_t seed = 1; seed <= runs; ++seed)
            alarms += !disturbancesOf(simulated(seed, {.skewOfArm = skew, .tailShare = tails})).empty();
        qInfo("false alarms: %d of %d runs", alarms, runs);
        QVERIFY(alarms < runs / 20);
    }

    void aShiftIsFound()
    {
        int found = 0;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            Run run = simulated(seed);
            slowDown(run, 1600, 6, 12, 1.4);
            const std::vector<Disturbance> all = disturbancesOf(run);
            found += std::any_of(all.begin(), all.end(), [](const Disturbance& one) {
                return one.key.value == 1600 && one.what.threads() == 6 &&
                       one.kind == DisturbanceKind::Shift && one.atBlock >= 11 && one.atBlock <= 13 &&
                       one.factor > 1.3 && one.factor < 1.5;
            });
        }
        QVERIFY2(found >= 48, qPrintable(QString::number(found)));
    }

    // As in a first look of 20 s: no point has blocks enough to show it by itself.
    void aShiftOfTheWholeMachineIsFoundInAShortRun_data()
    {
        QTest::addColumn<int>("blocks");
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("noise");
        QTest::newRow("5 blocks a point") << 5 << 1.4 << 0.05;
        QTest::newRow("7 blocks a point, a loud machine") << 7 << 1.6 << 0.15;
        QTest::newRow("10 blocks a point, faster") << 10 << 0.75 << 0.1;
    }

    void aShiftOfTheWholeMachineIsFoundInAShortRun()
    {
        QFETCH(const int, blocks);
        QFETCH(const double, factor);
        QFETCH(const double, noise);
        constexpr int runs = 60;
        int found = 0;
        int near = 0;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            Run run = firstLook(seed, {.blockOfAll = noise}, blocks);
            const std::size_t from = run.blocks.size() * 2 / 5;
            for (std::size_t i = from; i < run.blocks.size(); ++i)
                multiply(run.blocks[i], factor);
            const std::vector<Disturbance> all = disturbancesOf(run);
            if (all.empty() || !all.front().wholeRun)
                continue;
            ++found;
            QCOMPARE(all.front().blocks, run.blocks.size());
            near +=
                all.front().kind == DisturbanceKind::Shift &&
                        std::abs(static_cast<double>(all.front().atBlock) - static_cast<double>(from)) <= 4 &&
                        std::abs(std::log(all.front().factor / factor)) < 0.1
                    ? 1
                    : 0;
        }
        qInfo("found in %d of %d runs, in its place in %d", found, runs, near);
        QVERIFY(found >= runs * 95 / 100);
        QVERIFY(near >= runs * 85 / 100);
    }

    void aDriftOfTheWholeMachineIsATrend()
    {
        int found = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const std::vector<Disturbance> all =
                disturbancesOf(firstLook(seed, {.blockOfAll = 0.05, .driftOfAll = 0.4}, 8));
            found += !all.empty() && all.front().wholeRun && all.front().kind == DisturbanceKind::Trend &&
                             std::abs(all.front().factor - 1.49) < 0.15
                         ? 1
                         : 0;
        }
        QVERIFY2(found >= 36, qPrintable(QString::number(found)));
    }

    void shortRunsWithoutOneAreLeftAlone_data()
    {
        QTest::addColumn<Noise>("noise");
        QTest::newRow("a quiet machine") << Noise{};
        QTest::newRow("a loud machine") << Noise{.batch = 0.2, .blockOfAll = 0.3, .blockOfArm = 0.1};
        QTest::newRow("skewed blocks") << Noise{.blockOfArm = 0.03, .skewOfArm = 0.2};
        QTest::newRow("slow states of blocks") << Noise{.slowShare = 0.3, .slowFactor = 2};
    }

    void shortRunsWithoutOneAreLeftAlone()
    {
        QFETCH(const Noise, noise);
        constexpr int runs = 400;
        int alarms = 0;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            const std::vector<Disturbance> all = disturbancesOf(firstLook(seed, noise, 6));
            alarms += std::any_of(all.begin(), all.end(), [](const Disturbance& one) {
                return one.kind != DisturbanceKind::Bimodal; // which slow states of blocks are
            });
        }
        qInfo("false alarms: %d of %d runs", alarms, runs);
        QVERIFY(alarms <= runs / 20);
    }

    // Once it is said of the whole run, it isn't said of each arm again.
    void whatTheWholeRunDidIsNotSaidOfEachArm()
    {
        Run run = simulated(3);
        for (std::size_t i = run.blocks.size() / 2; i < run.blocks.size(); ++i)
            multiply(run.blocks[i], 1.5);
        const std::vector<Disturbance> all = disturbancesOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QVERIFY(all.front().wholeRun);
        QCOMPARE(all.front().effect, VerdictEffect::Same);
    }

    void thePipelinedArmIsSearched()
    {
        Run run = simulated(1);
        run.header.plan.arms.push_back(Arm::pipelined());
        for (Block& block : run.blocks) {
            ArmSamples pipelined = block.arms.front();
            pipelined.arm = Arm::pipelined();
            block.arms.push_back(std::move(pipelined));
            if (block.point.value == 400 && block.index >= 12)
                multiply(block.arms.back(), 1.5);
        }
        const std::vector<Disturbance> all = disturbancesOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QVERIFY(all.front().what == Arm::pipelined());
        QCOMPARE(all.front().arm, std::size_t{2});
    }

    void onlyContraryVerdictsTurn_data()
    {
        QTest::addColumn<std::vector<double>>("logSpeedUps"); // by block
        QTest::addColumn<std::size_t>("at");
        QTest::addColumn<VerdictEffect>("effect");
        const std::vector<double> threadsWin{0.30, 0.34, 0.28, 0.32, 0.31, 0.29, 0.33, 0.30, 0.27, 0.32};
        std::vector<double> thenLose = threadsWin;
        std::for_each(thenLose.begin() + 5, thenLose.end(), [](double& value) { value -= 0.6; });
        std::vector<double> thenNothing = threadsWin;
        std::for_each(thenNothing.begin() + 5, thenNothing.end(), [](double& value) { value -= 0.3; });
        std::vector<double> oddStart = threadsWin;
        oddStart[0] = 0.6;
        // clang-format off
        QTest::newRow("the same on both sides")            << threadsWin  << std::size_t{5} << VerdictEffect::Same;
        QTest::newRow("contrary")                          << thenLose    << std::size_t{5} << VerdictEffect::Turns;
        QTest::newRow("no difference any more")            << thenNothing << std::size_t{5} << VerdictEffect::Unknown;
        QTest::newRow("two blocks are too few to tell")    << oddStart    << std::size_t{2} << VerdictEffect::Unknown;
        QTest::newRow("one side has none at all")          << threadsWin  << std::size_t{0} << VerdictEffect::Unknown;
        // clang-format on
    }

    void onlyContraryVerdictsTurn()
    {
        QFETCH(const std::vector<double>, logSpeedUps);
        QFETCH(const std::size_t, at);
        QFETCH(const VerdictEffect, effect);
        PointMedians point{.key = {}, .logMedians = {{}, {}}, .places = {}};
        for (std::size_t i = 0; i < logSpeedUps.size(); ++i) {
            point.logMedians[0].push_back(10);
            point.logMedians[1].push_back(10 - logSpeedUps[i]);
            point.places.push_back(i);
        }
        QCOMPARE(JudgedPoint(point, 0).ofCut(1, at), effect);
        QCOMPARE(JudgedPoint(point, 0).ofCut(0, at), effect);              // of all others
        QCOMPARE(JudgedPoint(point, 2).ofCut(1, at), VerdictEffect::Same); // no reference
    }

    void theRankStatisticsAreThoseOfTheirDefinitions()
    {
        std::mt19937_64 random(1);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values(2 + random() % 40);
            for (double& value : values)
                value = static_cast<double>(random() % 12); // with ties
            double s = 0;
            double k = 0;
            for (std::size_t at = 0; at < values.size(); ++at) {
                double u = 0;
                for (std::size_t i = 0; i <= at; ++i) {
                    for (const double other : values)
                        u += (values[i] > other) - (values[i] < other);
                }
                k = std::max(k, std::abs(u));
                for (std::size_t later = at + 1; later < values.size(); ++later)
                    s += (values[later] > values[at]) - (values[later] < values[at]);
            }
            QCOMPARE(kendallStatistic(values), s);
            QCOMPARE(pettittStatistic(values), k);
        }
    }

    // 100,000 blocks, of which the squares of the former tests would take minutes.
    void longRunsTakeNoTime()
    {
        std::vector<double> values;
        std::mt19937_64 random(1);
        std::normal_distribution<double> normal;
        for (int i = 0; i < 100'000; ++i)
            values.push_back(normal(random) + (i >= 60'000 ? 0.3 : 0));
        QElapsedTimer timer;
        timer.start();
        const std::optional<Change> change = findChange(values, 0.001);
        QVERIFY(change.has_value());
        QVERIFY(std::abs(static_cast<double>(change->at) - 60'000) < 500);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void aTrendIsFound()
    {
        std::vector<double> values;
        for (int i = 0; i < blocksOfPoint; ++i)
            values.push_back(0.02 * i + (i % 3) * 0.03);
        const std::optional<Change> change = findChange(values, 0.01);
        QVERIFY(change.has_value());
        QCOMPARE(change->kind, DisturbanceKind::Trend);
        QVERIFY(std::abs(change->logFactor - 0.46) < 0.06);
    }

    void aShiftThatTurnsTheVerdictSaysSo()
    {
        Run run = simulated(1);
        slowDown(run, 1600, 6, 12, 20);
        const std::vector<Disturbance> all = disturbancesOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].effect, VerdictEffect::Turns);
    }

    void aShiftThatLeavesTheVerdictSaysSo()
    {
        Run run = simulated(1);
        slowDown(run, 1600, 6, 12, 1.4);
        const std::vector<Disturbance> all = disturbancesOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].effect, VerdictEffect::Same);
    }

    void theSingleArmTurnsTheOthersVerdicts()
    {
        Run run = simulated(1);
        slowDown(run, 0, 1, 12, 20);
        const std::vector<Disturbance> all = disturbancesOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].what.threads(), 1);
        QCOMPARE(all[0].effect, VerdictEffect::Turns);
    }

    void fewBlocksShowNothing()
    {
        QVERIFY(!findChange(std::vector<double>{0, 0, 0, 9, 9, 9, 9}, 0.05));
        QVERIFY(disturbancesOf(Run{}).empty());
    }

    void blocksThatAreAllTheSameShowNothing() { QVERIFY(!findChange(std::vector<double>(30, 1.0), 0.05)); }
};

QTEST_GUILESS_MAIN(TestDisturbance)
#include "tst_disturbance.moc"
