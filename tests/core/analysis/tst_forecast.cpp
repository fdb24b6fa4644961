// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/forecast.h"
#include "core/analysis/forecast_json.h"
#include "core/backends/file/target/file_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "simulated_run.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace breakeven;

namespace {

const simulation::CostModel machineCosts{.contention = 0.01};

Run measured(const std::vector<int>& threads, const std::vector<double>& rttsUs)
{
    simulation::Machine machine(machineCosts, {}, 1);
    return machine.run(threads, {.kind = AxisKind::RttUs, .values = rttsUs}, 10, 15);
}

const std::vector<double> roundTrips{0, 50, 100, 200, 400, 1600};

} // namespace

class TestForecast : public QObject
{
    Q_OBJECT

private slots:
    void theSpeedUpIsThatOfThePredictions()
    {
        const auto all = Forecaster::of(measured({1, 2, 4, 6}, roundTrips));
        QCOMPARE(all.size(), std::size_t{1});
        const auto said = all.front().at(8, 800);
        QVERIFY(said.ok());
        const double truth = machineCosts.latency(1, 800) / machineCosts.latency(8, 800);
        QVERIFY(std::abs(said.value().speedUp / truth - 1) < 0.1);
        QVERIFY(said.value().speedUpInterval.holds(truth));
        QVERIFY(said.value().latency.intervalUs.holds(machineCosts.latency(8, 800)));

        const auto single = all.front().at(1, 800);
        QVERIFY(single.ok());
        QCOMPARE(single.value().speedUp, 1.0);
    }

    void itKnowsWhatStoodInForTheNetwork()
    {
        Run run = measured({1, 2, 4, 6}, roundTrips);
        Target& target = run.header.plan.targets.front();
        target.backend = FileTarget{};
        QVERIFY(Forecaster::of(run).front().emulationAt(800) == Emulation::Waits);
        target.backend = RedisTarget{};
        const Forecaster near = Forecaster::of(run).front();
        QVERIFY(near.emulationAt(800) == Emulation::Relay);
        QVERIFY(!near.emulationAt(0));
        QCOMPARE(toJson(near, 6, 800).value(QLatin1String("emulation")).toString(), QStringLiteral("relay"));
        QVERIFY(toJson(near, 6, 0).value(QLatin1String("emulation")).isNull());

        target.network = Network{.bandwidthMbit = 100};
        QVERIFY(Forecaster::of(run).front().emulationAt(0) == Emulation::Relay);
    }

    void whatTheRunCannotVouchForIsRefused_data()
    {
        QTest::addColumn<std::vector<int>>("measuredThreads");
        QTest::addColumn<std::vector<double>>("measuredRtts");
        QTest::addColumn<int>("threads");
        QTest::addColumn<double>("rttUs");
        QTest::addColumn<bool>("answered");

        const std::vector<int> four{1, 2, 4, 6};
        const std::vector<int> eight{1, 2, 3, 4, 5, 6, 7, 8};
        // clang-format off
        QTest::newRow("twice the most threads")        << four << roundTrips << 12 << 800.0 << true;
        QTest::newRow("more than twice")               << four << roundTrips << 13 << 800.0 << false;
        QTest::newRow("four times the longest")        << four << roundTrips << 6 << 6400.0 << true;
        QTest::newRow("more than four times")          << four << roundTrips << 6 << 6401.0 << false;
        QTest::newRow("two counts, one of them")       << std::vector<int>{1, 6} << roundTrips << 6 << 800.0 << true;
        QTest::newRow("two counts, another")           << std::vector<int>{1, 6} << roundTrips << 4 << 800.0 << false;
        QTest::newRow("one round trip, that one")      << eight << std::vector<double>{200} << 10 << 200.0 << true;
        QTest::newRow("one round trip, another")       << eight << std::vector<double>{200} << 6 << 100.0 << false;
        QTest::newRow("too few points")                << std::vector<int>{1, 6} << std::vector<double>{0, 100} << 6 << 50.0 << false;
        // clang-format on
    }

    void whatTheRunCannotVouchForIsRefused()
    {
        QFETCH(const std::vector<int>, measuredThreads);
        QFETCH(const std::vector<double>, measuredRtts);
        QFETCH(const int, threads);
        QFETCH(const double, rttUs);
        QFETCH(const bool, answered);

        const auto all = Forecaster::of(measured(measuredThreads, measuredRtts));
        const auto said = all.front().at(threads, rttUs);
        QCOMPARE(said.ok(), answered);
        const QJsonObject object = toJson(all.front(), threads, rttUs);
        QCOMPARE(object.contains(QLatin1String("refused")), !answered);
        QCOMPARE(object.value(QLatin1String("ci")).toArray().size(), answered ? 2 : 0);
        if (!answered)
            QVERIFY(!said.error().reason.code.isNone());
    }

    void anotherAxisIsRefused()
    {
        Run run = measured({1, 2, 4, 6}, roundTrips);
        run.header.plan.axis.kind = AxisKind::Items;
        QVERIFY(!Forecaster::of(run).front().at(6, 100).ok());
    }

    void aRunWithoutBlocksIsRefused()
    {
        Run run = measured({1, 2, 4, 6}, roundTrips);
        run.blocks.clear();
        QVERIFY(!Forecaster::of(run).front().at(6, 100).ok());
    }
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
