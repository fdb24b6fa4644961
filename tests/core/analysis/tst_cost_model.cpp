// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cost_model.h"
#include "simulated_run.h"

#include <QTest>

#include <cmath>

using namespace breakeven;

namespace {

const simulation::CostModel machineCosts{.contention = 0.01};

std::vector<CostSample> measured(std::uint64_t seed, const simulation::CostModel& costs = machineCosts)
{
    simulation::Machine machine(costs, {}, seed);
    const Run run =
        machine.run({1, 2, 4, 6}, {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1600}}, 10, 15);
    return costSamplesOf(run, QStringLiteral("simulated"), RuntimeKind::Native);
}

} // namespace

class TestCostModel : public QObject
{
    Q_OBJECT

private slots:
    void unmeasuredPointsAreForetold_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<double>("rtt");

        QTest::newRow("between the measured round trips") << 4 << 800.0;
        QTest::newRow("another thread count") << 3 << 200.0;
        QTest::newRow("both") << 8 << 1000.0;
    }

    void unmeasuredPointsAreForetold()
    {
        QFETCH(const int, threads);
        QFETCH(const double, rtt);
        const double truth = machineCosts.latency(threads, rtt);
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto model = CostModel::fit(measured(seed), machineCosts.items);
            QVERIFY(model.ok());
            QVERIFY(model.value().leaveOutError() < 0.1);
            const Prediction said = model.value().predict(threads, rtt);
            QVERIFY2(std::abs(said.latencyUs / truth - 1) < 0.1,
                     qPrintable(QString::number(said.latencyUs / truth)));
            QVERIFY(said.intervalUs.holds(truth));
        }
    }

    void thePartsAreThoseOfTheTruth()
    {
        // Without compute, which the model has no cores for.
        const simulation::CostModel costs{.compute = 0, .contention = 0.05};
        const auto model = CostModel::fit(measured(1, costs), costs.items);
        QVERIFY(model.ok());
        const CostParts parts = model.value().parts();
        const auto isNear = [](double part, double truth, double by) { return std::abs(part - truth) <= by; };
        // How much of a batch is serial and how much of its operations only the rounds tell apart.
        const double alone = parts.serialUs + costs.items * parts.operationUs;
        QVERIFY2(isNear(alone, costs.fixed + costs.items * costs.wait, 40),
                 qPrintable(QString::number(alone)));
        QVERIFY2(isNear(parts.operationUs, costs.wait, 25), qPrintable(QString::number(parts.operationUs)));
        QVERIFY2(isNear(parts.roundTrips, costs.roundTrips, 0.1),
                 qPrintable(QString::number(parts.roundTrips)));
        QVERIFY2(isNear(parts.contention, costs.contention, 0.03),
                 qPrintable(QString::number(parts.contention)));
        QVERIFY2(isNear(parts.poolUs + 4 * parts.perThreadUs, costs.pool + 4 * costs.perThread, 200),
                 qPrintable(QString::number(parts.poolUs)));
    }

    void theIntervalHoldsAFurtherMeasurement_data()
    {
        QTest::addColumn<simulation::CostModel>("costs");
        QTest::addColumn<int>("threads");
        QTest::addColumn<double>("rtt");
        const simulation::CostModel alike{.compute = 0, .contention = 0.02};
        // Compute that only two cores share, which no figure of the model stands for.
        const simulation::CostModel other{.compute = 40, .contention = 0.02};
        const simulation::CostModel busier{.wait = 30, .compute = 150, .pool = 300};
        const struct
        {
            const char* name;
            const simulation::CostModel& costs;
        } models[]{{"a machine as the model", alike},
                   {"some compute", other},
                   {"more compute than waiting", busier}};
        for (const auto& [name, costs] : models) {
            QTest::addRow("%s, between the points", name) << costs << 3 << 300.0;
            QTest::addRow("%s, at its ends", name) << costs << 6 << 1600.0;
            QTest::addRow("%s, twice the threads", name) << costs << 12 << 400.0;
            QTest::addRow("%s, four times the round trip", name) << costs << 6 << 6400.0;
            QTest::addRow("%s, both", name) << costs << 12 << 6400.0;
        }
    }

    void theIntervalHoldsAFurtherMeasurement()
    {
        QFETCH(const simulation::CostModel, costs);
        QFETCH(const int, threads);
        QFETCH(const double, rtt);
        constexpr int runs = 200;
        int held = 0;
        int fitted = 0;
        double width = 0;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            const auto model = CostModel::fit(measured(seed, costs), costs.items);
            if (!model.ok())
                continue;
            simulation::Machine machine(costs, {}, 100'000 + seed);
            const Run once = machine.run({threads}, {.kind = AxisKind::RttUs, .values = {rtt}}, 10, 15);
            const auto further = costSamplesOf(once, QStringLiteral("simulated"), RuntimeKind::Native);
            const Prediction said = model.value().predict(threads, rtt);
            ++fitted;
            held += said.intervalUs.holds(further.front().latencyUs) ? 1 : 0;
            width += std::log(said.intervalUs.high / said.latencyUs);
        }
        qInfo("held %d of %d, reach %.1f %%", held, fitted, 100 * width / std::max(1, fitted));
        QVERIFY(fitted >= runs / 2);
        QVERIFY(held >= fitted * 93 / 100);
    }

    void theIntervalWidensBeyondWhatWasMeasured()
    {
        const auto model = CostModel::fit(measured(1), machineCosts.items);
        QVERIFY(model.ok());
        const auto reach = [&](int threads, double rtt) {
            const Prediction said = model.value().predict(threads, rtt);
            return said.intervalUs.high / said.latencyUs;
        };
        QVERIFY(reach(12, 200) > 1.02 * reach(4, 200));
        QVERIFY(reach(12, 6400) > reach(6, 1600));
    }

    // In the middle all is well, at the ends nothing.
    void aFitThatIsWrongAtTheEndsIsRefused()
    {
        std::vector<CostSample> samples = measured(1);
        for (CostSample& sample : samples)
            if (sample.threads == 6 && sample.rttUs > 100)
                sample.latencyUs *= sample.rttUs > 1000 ? 3 : 0.4;
        const auto model = CostModel::fit(samples, machineCosts.items);
        QVERIFY(!model.ok());
    }

    void aPoorFitIsRefused()
    {
        std::vector<CostSample> samples = measured(1);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i].latencyUs *= i % 2 == 0 ? 3 : 1.0 / 3;
        QVERIFY(!CostModel::fit(samples, machineCosts.items).ok());
    }

    void tooFewPointsAreRefused()
    {
        std::vector<CostSample> samples = measured(1);
        samples.resize(7);
        QVERIFY(!CostModel::fit(samples, machineCosts.items).ok());
    }
};

QTEST_GUILESS_MAIN(TestCostModel)
#include "tst_cost_model.moc"
