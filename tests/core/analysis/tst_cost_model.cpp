// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cost_model.h"
#include "simulated_run.h"

#include <QTest>

#include <cmath>

using namespace breakeven;

namespace {

const simulation::CostModel Costs{.contention = 0.01};

std::vector<CostSample> measured(std::uint64_t seed)
{
    simulation::Machine machine(Costs, {}, seed);
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
        const double truth = Costs.latency(threads, rtt);
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto model = CostModel::fit(measured(seed), Costs.items);
            QVERIFY(model.ok());
            QVERIFY(model.value().leaveOutError() < 0.1);
            const Prediction said = model.value().predict(threads, rtt);
            QVERIFY2(std::abs(said.latencyUs / truth - 1) < 0.1,
                     qPrintable(QString::number(said.latencyUs / truth)));
            QVERIFY(said.intervalUs.holds(truth));
        }
    }

    void aPoorFitIsRefused()
    {
        std::vector<CostSample> samples = measured(1);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i].latencyUs *= i % 2 == 0 ? 3 : 1.0 / 3;
        QVERIFY(!CostModel::fit(samples, Costs.items).ok());
    }

    void tooFewPointsAreRefused()
    {
        std::vector<CostSample> samples = measured(1);
        samples.resize(7);
        QVERIFY(!CostModel::fit(samples, Costs.items).ok());
    }
};

QTEST_GUILESS_MAIN(TestCostModel)
#include "tst_cost_model.moc"
