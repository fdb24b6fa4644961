// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/thread_advice.h"
#include "simulated_run.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace breakeven;
using simulation::CostModel;
using simulation::Machine;
using simulation::Noise;

namespace {

std::vector<ThreadsLatency> lawful(double contention, double coherency, const std::vector<int>& counts)
{
    std::vector<ThreadsLatency> latencies;
    for (const int count : counts) {
        const double n = count;
        latencies.push_back(
            {.threads = count, .seconds = 0.01 * (1 + contention * (n - 1) + coherency * n * (n - 1)) / n});
    }
    return latencies;
}

Run simulated(const CostModel& costs, std::uint64_t seed)
{
    Machine machine(costs, Noise{}, seed);
    return machine.run({1, 2, 4, 6, 8, 12}, {.kind = AxisKind::Threads, .values = {0}}, 12, 20);
}

} // namespace

class TestThreadAdvice : public QObject
{
    Q_OBJECT

private slots:
    void waitingAsksForThreads_data()
    {
        QTest::addColumn<double>("ioShare");
        QTest::addColumn<int>("threads");

        QTest::newRow("no waiting: one a core") << 0.0 << 4;
        QTest::newRow("half waiting: two a core") << 0.5 << 8;
        QTest::newRow("nine tenths waiting: ten a core") << 0.9 << 40;
    }

    void waitingAsksForThreads()
    {
        QFETCH(const double, ioShare);
        QFETCH(const int, threads);
        const auto advice = textbookThreads(4, ioShare);
        QVERIFY(std::holds_alternative<int>(advice));
        QCOMPARE(std::get<int>(advice), threads);
    }

    void aFractionOfACoreStillRunsAThread()
    {
        QVERIFY(textbookThreads(0.3, 0) == (std::variant<int, NoAdvice>(1)));
    }

    void theCoresAreThoseTheProcessGets_data()
    {
        QTest::addColumn<int>("usable");
        QTest::addColumn<double>("quota"); // 0: none
        QTest::addColumn<int>("threads");

        QTest::newRow("all of them") << 8 << 0.0 << 16;
        QTest::newRow("by affinity") << 2 << 0.0 << 4;
        QTest::newRow("by the cgroup") << 8 << 3.0 << 6;
        QTest::newRow("by both") << 2 << 3.0 << 4;
        QTest::newRow("a file that doesn't tell of affinity") << 0 << 0.0 << 16;
    }

    void theCoresAreThoseTheProcessGets()
    {
        QFETCH(const int, usable);
        QFETCH(const double, quota);
        QFETCH(const int, threads);
        Run run = simulated({}, 1);
        run.header.environment.cores = 8;
        run.header.environment.usableCores = usable;
        if (quota > 0)
            run.header.environment.cpuQuota = quota;
        for (Block& block : run.blocks)
            for (ArmSamples& arm : block.arms)
                arm.totals =
                    ArmTotals{.read = std::chrono::milliseconds(2), .cpu = std::chrono::milliseconds(1)};
        QVERIFY(threadAdvice(run).at(0).textbook == (std::variant<int, NoAdvice>(threads)));
    }

    void nothingButWaitingHasNoCount()
    {
        QVERIFY(textbookThreads(4, 1) == (std::variant<int, NoAdvice>(NoAdvice::NeverComputes)));
    }

    void theLawIsFoundAgain()
    {
        const auto advice = fitScalability(lawful(0.1, 0.01, {1, 2, 4, 8, 16, 32}));
        QVERIFY(std::holds_alternative<ScalabilityFit>(advice));
        const auto& fit = std::get<ScalabilityFit>(advice);
        QVERIFY(std::abs(fit.throughput - 100) < 1e-6);
        QVERIFY(std::abs(fit.contention - 0.1) < 1e-9);
        QVERIFY(std::abs(fit.coherency - 0.01) < 1e-9);
        QVERIFY(fit.error < 1e-9);
        QCOMPARE(fit.bestThreads, 9); // sqrt(0.9 / 0.01) = 9.49; 9 and 10 looked up in the law
    }

    void withoutCoherencyThereIsNoPeak()
    {
        const auto advice = fitScalability(lawful(0.1, 0, {1, 2, 4, 8}));
        QVERIFY(std::holds_alternative<NoAdvice>(advice));
        QCOMPARE(std::get<NoAdvice>(advice), NoAdvice::NoPeak);
    }

    void threeCountsAreTooFew()
    {
        const auto advice = fitScalability(lawful(0.1, 0.01, {1, 2, 2, 4}));
        QVERIFY(std::holds_alternative<NoAdvice>(advice));
        QCOMPARE(std::get<NoAdvice>(advice), NoAdvice::TooFewCounts);
    }

    // 8 items in one round: 8 threads; 12 are no faster.
    void measuredIsTheSmallestOfTheFastest()
    {
        const CostModel costs{.wait = 3000, .compute = 0, .pool = 200, .perThread = 0};
        int right = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const std::vector<ThreadAdvice> advice = threadAdvice(simulated(costs, seed));
            QCOMPARE(advice.size(), std::size_t{1});
            QVERIFY(std::holds_alternative<MeasuredBest>(advice[0].measured));
            right += std::get<MeasuredBest>(advice[0].measured).threads == 8;
        }
        QVERIFY2(right >= 36, qPrintable(QString::number(right)));
    }

    void wherePoolsCostTooMuchOneIsBest()
    {
        const std::vector<ThreadAdvice> advice = threadAdvice(simulated({.wait = 10, .pool = 5000}, 1));
        QCOMPARE(std::get<MeasuredBest>(advice.at(0).measured).threads, 1);
    }

    // However a run went from point to point.
    void theOrderIsThatOfTheAnalysis()
    {
        Machine machine({}, Noise{}, 1);
        Run run = machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 100, 400}}, 5, 10);
        std::reverse(run.blocks.begin(), run.blocks.end());
        const std::vector<ThreadAdvice> advice = threadAdvice(run);
        QCOMPARE(advice.size(), std::size_t{3});
        QVERIFY(std::is_sorted(advice.begin(), advice.end(),
                               [](const auto& a, const auto& b) { return a.key.value < b.key.value; }));
    }

    void aMissingFigureSaysWhy()
    {
        Run run = simulated({}, 1);
        run.header.environment.cores = 0;
        QCOMPARE(std::get<NoAdvice>(threadAdvice(run).at(0).textbook), NoAdvice::CoresUnknown);
        run.header.environment.cores = 4;
        QCOMPARE(std::get<NoAdvice>(threadAdvice(run).at(0).textbook), NoAdvice::IoShareUnknown);
        run.blocks.resize(1);
        QCOMPARE(std::get<NoAdvice>(threadAdvice(run).at(0).measured), NoAdvice::TooFewBlocks);
    }
};

QTEST_GUILESS_MAIN(TestThreadAdvice)
#include "tst_thread_advice.moc"
