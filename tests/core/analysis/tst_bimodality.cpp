// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bimodality.h"
#include "core/analysis/disturbance.h"
#include "simulated_run.h"

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

Run simulated(std::uint64_t seed, Noise noise, int blocks = 24)
{
    Machine machine(CostModel(), noise, seed);
    return machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 100, 400, 1600}}, blocks, 15);
}

// An arm at a round trip takes `factor` times as long for a share of its batches, or of its blocks.
void slowSome(Run& run, double rtt, int threads, double share, double factor, bool wholeBlocks,
              std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::bernoulli_distribution isSlow(share);
    for (Block& block : run.blocks) {
        for (ArmSamples& arm : block.arms) {
            if (block.point.value != rtt || arm.arm.threads() != threads)
                continue;
            const bool blockIsSlow = isSlow(random);
            for (auto& batch : arm.batches) {
                if (wholeBlocks ? blockIsSlow : isSlow(random))
                    batch =
                        std::chrono::nanoseconds(std::llround(static_cast<double>(batch.count()) * factor));
            }
        }
    }
}

std::vector<Disturbance> bimodalOf(const Run& run)
{
    std::vector<Disturbance> found = disturbancesOf(run);
    std::erase_if(found, [](const Disturbance& one) { return one.kind != DisturbanceKind::Bimodal; });
    return found;
}

std::vector<double> uniform(std::mt19937_64& random, int count)
{
    std::uniform_real_distribution<double> next;
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(next(random));
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

class TestBimodality : public QObject
{
    Q_OBJECT

private slots:
    void theDipIsSmallestForEvenValuesAndLargestForTwoPlaces()
    {
        std::vector<double> even;
        std::vector<double> apart;
        for (int i = 0; i < 50; ++i) {
            even.push_back(i);
            apart.push_back((i < 25 ? 0 : 1) + i * 1e-9);
        }
        QVERIFY(std::abs(dipOf(even) - 0.01) < 1e-12);
        QVERIFY(std::abs(dipOf(apart) - 0.25) < 1e-3);
        QCOMPARE(dipOf(std::vector<double>(50, 3.0)), 0.01);
        QCOMPARE(dipOf(std::vector<double>{1}), 0.5);
    }

    void theDipHeedsNeitherScaleNorDirection()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 200; ++i) {
            const std::vector<double> values = uniform(random, 40);
            std::vector<double> mirrored;
            for (auto value = values.rbegin(); value != values.rend(); ++value)
                mirrored.push_back(5 - 3 * *value);
            QVERIFY(std::abs(dipOf(values) - dipOf(mirrored)) < 1e-12);
        }
    }

    void theChanceIsThatOfUniformValues_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("few") << 50;
        QTest::newRow("many") << 500;
    }

    void theChanceIsThatOfUniformValues()
    {
        QFETCH(const int, size);
        constexpr int draws = 4000;
        std::mt19937_64 random(1);
        int rare = 0;
        for (int i = 0; i < draws; ++i)
            rare += dipChance(dipOf(uniform(random, size)), size) < 0.05 ? 1 : 0;
        qInfo("%d of %d below 5 %%", rare, draws);
        QVERIFY(rare < draws * 6 / 100);
        QVERIFY(rare > draws / 100);
    }

    void oneHumpIsLeftAlone_data()
    {
        QTest::addColumn<double>("skew");
        QTest::addColumn<double>("tails");
        QTest::addColumn<double>("blocks");
        QTest::addColumn<int>("count");

        QTest::newRow("heavy tails") << 0.0 << 0.1 << 0.02 << 24;
        QTest::newRow("heavier tails") << 0.0 << 0.4 << 0.02 << 24;
        QTest::newRow("skew blocks with tails") << 0.2 << 0.1 << 0.02 << 24;
        QTest::newRow("blocks that scatter more than batches") << 0.0 << 0.1 << 0.2 << 24;
        QTest::newRow("few blocks") << 0.0 << 0.1 << 0.02 << 5;
        QTest::newRow("few blocks that scatter more than batches") << 0.2 << 0.1 << 0.2 << 6;
    }

    void oneHumpIsLeftAlone()
    {
        QFETCH(const double, skew);
        QFETCH(const double, tails);
        QFETCH(const double, blocks);
        QFETCH(const int, count);
        constexpr int runs = 200;
        int alarms = 0;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            const Run run =
                simulated(seed, {.blockOfArm = blocks, .skewOfArm = skew, .tailShare = tails}, count);
            alarms += bimodalOf(run).empty() ? 0 : 1;
        }
        qInfo("false alarms: %d of %d runs", alarms, runs);
        QVERIFY(alarms <= runs * 2 / 100);
    }

    void twoHumpsAreFound_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("factor");
        QTest::addColumn<bool>("wholeBlocks");
        QTest::addColumn<double>("tails");

        QTest::newRow("every other batch twice as slow") << 0.5 << 2.0 << false << 0.0;
        QTest::newRow("a third three times as slow, with heavy tails") << 0.33 << 3.0 << false << 0.1;
        QTest::newRow("one in seven five times as slow") << 0.15 << 5.0 << false << 0.0;
        QTest::newRow("whole blocks three times as slow, of 48") << 0.4 << 3.0 << true << 0.0;
    }

    void twoHumpsAreFound()
    {
        QFETCH(const double, share);
        QFETCH(const double, factor);
        QFETCH(const bool, wholeBlocks);
        QFETCH(const double, tails);
        constexpr int runs = 100;
        int found = 0;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            Run run = simulated(seed, {.tailShare = tails}, wholeBlocks ? 48 : 24);
            slowSome(run, 400, 6, share, factor, wholeBlocks, seed);
            const std::vector<Disturbance> all = bimodalOf(run);
            found += std::any_of(all.begin(), all.end(), [&](const Disturbance& one) {
                return one.key.value == 400 && one.what.threads() == 6 &&
                       std::abs(one.factor / factor - 1) < 0.15 &&
                       std::abs(one.slowShare - share) < (wholeBlocks ? 0.35 : 0.12);
            });
        }
        qInfo("found in %d of %d runs", found, runs);
        QVERIFY(found >= runs * 95 / 100);
    }

    void itSaysWhetherTheVerdictHangsOnIt()
    {
        Run run = simulated(1, {});
        slowSome(run, 1600, 6, 0.4, 30, false, 1); // threads win, the slow batches lose
        std::vector<Disturbance> all = bimodalOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].effect, VerdictEffect::Turns);
        QVERIFY(all[0].slow > 20 * all[0].fast);

        run = simulated(1, {});
        slowSome(run, 1600, 6, 0.4, 1.5, false, 1);
        all = bimodalOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].effect, VerdictEffect::Same);

        run = simulated(1, {});
        slowSome(run, 0, 1, 0.4, 30, false, 1); // the single arm wins but for its slow batches
        all = bimodalOf(run);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].what.threads(), 1);
        QCOMPARE(all[0].effect, VerdictEffect::Turns);
    }

    void aShiftIsNoSecondHump()
    {
        Run run = simulated(1, {});
        for (Block& block : run.blocks) {
            for (auto& batch : block.arms[1].batches)
                batch *= block.point.value == 400 && block.index >= 12 ? 2 : 1;
        }
        QVERIFY(bimodalOf(run).empty());
        QCOMPARE(disturbancesOf(run).size(), std::size_t{1});
    }

    void fewBatchesShowNothing()
    {
        QVERIFY(!findBimodality({}, 0.05));
        QVERIFY(!findBimodality(std::vector<std::vector<double>>{{1, 1, 1, 9, 9, 9}, {}}, 0.05));
        QVERIFY(!findBimodality(std::vector<std::vector<double>>(30, {1, 1, 1}), 0.05));
    }
};

QTEST_GUILESS_MAIN(TestBimodality)
#include "tst_bimodality.moc"
