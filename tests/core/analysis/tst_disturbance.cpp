// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disturbance.h"
#include "simulated_run.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace breakeven;
using simulation::CostModel;
using simulation::Machine;
using simulation::Noise;

namespace {

constexpr int Blocks = 24;

Run simulated(std::uint64_t seed, Noise noise = {}, CostModel costs = {})
{
    Machine machine(costs, noise, seed);
    return machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 100, 400, 1600}}, Blocks, 15);
}

// From a block on an arm at a round trip takes `factor` times as long.
void slowDown(Run& run, double rtt, int threads, int fromBlock, double factor)
{
    for (Block& block : run.blocks) {
        if (block.point.value != rtt || block.index < fromBlock)
            continue;
        for (ArmSamples& arm : block.arms) {
            for (auto& batch : arm.batches) {
                if (arm.threads == threads)
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
        constexpr int Runs = 300;
        int alarms = 0;
        for (std::uint64_t seed = 1; seed <= Runs; ++seed)
            alarms += !disturbancesOf(simulated(seed, {.skewOfArm = skew, .tailShare = tails})).empty();
        qInfo("false alarms: %d of %d runs", alarms, Runs);
        QVERIFY(alarms < Runs / 20);
    }

    void aShiftIsFound()
    {
        int found = 0;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            Run run = simulated(seed);
            slowDown(run, 1600, 6, 12, 1.4);
            const std::vector<Disturbance> all = disturbancesOf(run);
            found += std::any_of(all.begin(), all.end(), [](const Disturbance& one) {
                return one.key.value == 1600 && one.threads == 6 && one.kind == DisturbanceKind::Shift &&
                       one.atBlock >= 11 && one.atBlock <= 13 && one.factor > 1.3 && one.factor < 1.5;
            });
        }
        QVERIFY2(found >= 48, qPrintable(QString::number(found)));
    }

    void aTrendIsFound()
    {
        std::vector<double> values;
        for (int i = 0; i < Blocks; ++i)
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
        QVERIFY(all[0].changesVerdict);
    }

    void aShiftThatLeavesTheVerdictSaysSo()
    {
        Run run = simulated(1);
        slowDown(run, 1600, 6, 12, 1.4);
        const std::vector<Disturbance> all = disturbancesOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QVERIFY(!all[0].changesVerdict);
    }

    void theSingleArmTurnsTheOthersVerdicts()
    {
        Run run = simulated(1);
        slowDown(run, 0, 1, 12, 20);
        const std::vector<Disturbance> all = disturbancesOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].threads, 1);
        QVERIFY(all[0].changesVerdict);
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
