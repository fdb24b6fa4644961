// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.h"
#include "core/answer/answer.h"
#include "core/answer/answer_json.h"
#include "tests/core/analysis/simulated_run.h"
#include "tests/core/answer/given_point.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

const QString redis = QStringLiteral("redis");

using Given = given::Point;

PointResult pointOf(const Given& given, const Arm& arm, std::size_t index)
{
    return given::point(given, arm, index);
}

std::vector<Stretch> stretchesFor(const std::vector<Given>& givens, double worth = 0.1)
{
    std::vector<PointResult> points;
    for (const Given& given : givens)
        points.push_back(pointOf(given, Arm::ofThreads(6), 1));
    std::vector<const PointResult*> pointers;
    for (const PointResult& point : points)
        pointers.push_back(&point);
    return stretchesOf(pointers, given::changes(pointers, worth), worth);
}

QString told(const std::vector<Stretch>& stretches)
{
    QStringList parts;
    for (const Stretch& stretch : stretches)
        parts.append(QStringLiteral("%1 %2–%3")
                         .arg(codeOf(stretch.kind))
                         .arg(std::lround(stretch.from))
                         .arg(std::lround(stretch.to)));
    return parts.join(QStringLiteral(", "));
}

Plan planWith(std::vector<double> values, std::vector<int> threads = {1, 6})
{
    return given::plan(AxisKind::RttUs, std::move(values), std::move(threads));
}

Analysis analysisOf(const std::vector<PointResult>& points)
{
    return given::analysis(points);
}

bool has(const TargetAnswer& answer, CaveatKind kind)
{
    return std::any_of(answer.caveats.begin(), answer.caveats.end(),
                       [kind](const Caveat& caveat) { return caveat.kind == kind; });
}

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT

private slots:
    void stretchesFollowFromTheIntervals_data()
    {
        QTest::addColumn<std::vector<Given>>("givens");
        QTest::addColumn<QString>("expected");
        using Givens = std::vector<Given>;

        // clang-format off
        QTest::newRow("all three") << Givens{{0, 0.6}, {400, 2}}
            << QStringLiteral("single 0–45, no-difference 45–80, arm 80–400");
        QTest::newRow("no difference, then the arm") << Givens{{0, 1}, {400, 2}}
            << QStringLiteral("no-difference 0–12, arm 12–400");
        QTest::newRow("the arm, then one thread") << Givens{{0, 2}, {400, 0.5}}
            << QStringLiteral("arm 0–19, no-difference 19–33, single 33–400");
        QTest::newRow("the arm everywhere") << Givens{{0, 1.5}, {400, 2}} << QStringLiteral("arm 0–400");
        QTest::newRow("one thread everywhere") << Givens{{0, 0.5}, {400, 0.6}} << QStringLiteral("single 0–400");
        QTest::newRow("no difference everywhere") << Givens{{0, 1}, {400, 1.03}}
            << QStringLiteral("no-difference 0–400");
        QTest::newRow("nothing is proven") << Givens{{0, 1, 0.3}, {400, 1, 0.3}} << QStringLiteral("unclear 0–400");
        QTest::newRow("an unclear point parts what lies on both sides")
            << Givens{{100, 2}, {200, 2}, {400, 2, 1.5}, {800, 2}, {1600, 2}}
            << QStringLiteral("arm 100–200, unclear 200–800, arm 800–1600");
        QTest::newRow("an unclear end") << Givens{{0, 1, 0.3}, {100, 2}, {400, 2}}
            << QStringLiteral("unclear 0–100, arm 100–400");
        QTest::newRow("a point alone") << Givens{{0, 1, 0.3}, {100, 2}, {400, 2, 2}}
            << QStringLiteral("unclear 0–100, arm 100–100, unclear 100–400");
        // clang-format on
    }

    void stretchesFollowFromTheIntervals()
    {
        QFETCH(const std::vector<Given>, givens);
        QFETCH(const QString, expected);
        QCOMPARE(told(stretchesFor(givens)), expected);
    }

    void aChangeHasItsIntervalOnBothSides()
    {
        const std::vector<Stretch> stretches = stretchesFor({{0, 0.6}, {400, 2}});
        QCOMPARE(stretches.size(), std::size_t{3});
        for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
            QVERIFY(stretches[i].toInterval.has_value());
            QCOMPARE(stretches[i].toInterval, stretches[i + 1].fromInterval);
            QVERIFY(stretches[i].toInterval->holds(stretches[i].to));
        }
        QVERIFY(!stretches.front().fromInterval && !stretches.back().toInterval);
    }

    // At the place where the arm is said to gain the worth, straight latencies are that factor apart.
    void aChangeStandsWhereTheStraightLatenciesAreTheWorthApart()
    {
        const double worth = 0.25;
        const std::vector<Stretch> stretches = stretchesFor({{0, 0.6}, {400, 2}}, worth);
        const double at = stretches.back().from;
        const double single = std::lerp(1e6, 7.4e6, at / 400);
        const double arm = std::lerp(1e6 / 0.6, 7.4e6 / 2, at / 400);
        QVERIFY2(std::abs(single / arm - (1 + worth)) < 1e-3, qPrintable(QString::number(single / arm)));
    }

    void withoutAWorthThereIsNoDifferenceNowhere()
    {
        QCOMPARE(told(stretchesFor({{0, 0.6}, {400, 2}}, 0)), QStringLiteral("single 0–61, arm 61–400"));
    }

    // Over runs of a machine whose truth is known: intervals of the changes hold the truth, and no stretch
    // claims what a point in it doesn't prove.
    void stretchesOfSimulatedRunsAreTrue()
    {
        constexpr int runs = 300;
        const simulation::CostModel costs{.pool = 900};
        const double worth = 0.1;
        const auto truth = [&](double rtt) {
            return std::log(costs.latency(1, rtt) / costs.latency(6, rtt));
        };
        double low = 0;
        double high = 400;
        while (high - low > 1e-6)
            (truth((low + high) / 2) < std::log1p(worth) ? low : high) = (low + high) / 2;
        int found = 0;
        int held = 0;
        for (int seed = 1; seed <= runs; ++seed) {
            simulation::Machine machine(costs, {}, static_cast<std::uint64_t>(seed));
            Run run = machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400}}, 8, 9);
            run.header.plan.worth = worth;
            const Analysis analysis = analyze(run);
            const Answer answer = answerOf(factsOf(run), analysis);
            const TargetAnswer& target = answer.targets.front();
            for (const Stretch& stretch : target.stretches) {
                if (stretch.kind == StretchKind::Arm && stretch.fromInterval) {
                    ++found;
                    held += stretch.fromInterval->holds(low) ? 1 : 0;
                }
                for (const PointResult& point : analysis.points) {
                    const bool isInside = stretch.from <= point.place && point.place <= stretch.to;
                    const bool isAtChange =
                        (stretch.fromInterval && stretch.fromInterval->holds(point.place)) ||
                        (stretch.toInterval && stretch.toInterval->holds(point.place));
                    if (isInside && !isAtChange && stretch.kind != StretchKind::Unclear)
                        QCOMPARE(kindOf(point.speedUp, worth), stretch.kind);
                }
            }
        }
        QVERIFY2(found > runs * 9 / 10, qPrintable(QString::number(found)));
        QVERIFY2(held >= found * 92 / 100, qPrintable(QStringLiteral("%1 of %2").arg(held).arg(found)));
    }

    void theCheapestArmThatIsAsGoodIsBest_data()
    {
        QTest::addColumn<double>("fourBehind"); // upper end of the interval
        QTest::addColumn<double>("pipelined");  // its speed-up; 0: there is none
        QTest::addColumn<int>("best");
        QTest::newRow("four are proven to be as good") << 1.08 << 0.0 << 4;
        QTest::newRow("four may be slower by more than the worth") << 1.15 << 0.0 << 6;
        QTest::newRow("pipelining is faster still") << 1.08 << 5.0 << 1;
        QTest::newRow("pipelining isn't worth having") << 1.08 << 0.5 << 4;
    }

    void theCheapestArmThatIsAsGoodIsBest()
    {
        QFETCH(const double, fourBehind);
        QFETCH(const double, pipelined);
        QFETCH(const int, best);
        std::vector<PointResult> points{pointOf({400, 2.9}, Arm::ofThreads(4), 1),
                                        pointOf({400, 3}, Arm::ofThreads(6), 2)};
        points.front().behindThreads =
            SpeedUp{.ratio = 1.03, .interval = Interval{1, fourBehind}, .blocks = 30};
        if (pipelined > 0) {
            points.push_back(pointOf({400, pipelined}, Arm::pipelined(), 3));
            points.back().behindThreads = SpeedUp{
                .ratio = 3 / pipelined, .interval = Interval{2.9 / pipelined, 3.1 / pipelined}, .blocks = 30};
        }
        std::vector<const PointResult*> pointers;
        for (const PointResult& point : points)
            pointers.push_back(&point);
        QCOMPARE(bestArm(pointers, 0.1)->what.threads(), best);
    }

    void severalArmsShareTheAxis()
    {
        Plan plan = planWith({0, 100, 1600}, {1, 2, 6});
        std::vector<PointResult> points;
        for (const Given& given : {Given{0, 0.8}, {100, 1.6}, {1600, 1.9}})
            points.push_back(pointOf(given, Arm::ofThreads(2), 1));
        for (const Given& given : {Given{0, 0.4}, {100, 1.3}, {1600, 4.0}})
            points.push_back(pointOf(given, Arm::ofThreads(6), 2));
        points[0].behindThreads.reset();
        std::sort(points.begin(), points.end(), [](const PointResult& a, const PointResult& b) {
            return std::make_pair(a.place, a.arm) < std::make_pair(b.place, b.arm);
        });
        for (PointResult& point : points)
            if (point.place == 1600 && point.arm == 1)
                point.behindThreads = SpeedUp{.ratio = 2.1, .interval = Interval{2, 2.2}, .blocks = 30};
            else if (point.place == 100 && point.arm == 2)
                point.behindThreads = SpeedUp{.ratio = 1.23, .interval = Interval{1.2, 1.3}, .blocks = 30};
        const Answer answer = answerOf({.plan = plan, .environment = {}}, analysisOf(points));
        const TargetAnswer& target = answer.targets.front();
        QCOMPARE(target.stretches.size(), std::size_t{4});
        QCOMPARE(target.stretches[0].kind, StretchKind::Single);
        QCOMPARE(target.stretches[1].kind, StretchKind::NoDifference);
        QCOMPARE(target.stretches[2].arm, std::optional(std::size_t{1}));
        QCOMPARE(target.stretches[3].arm, std::optional(std::size_t{2}));
        QVERIFY(target.stretches[2].fromInterval.has_value());
        QVERIFY(target.stretches[3].from > 100 && target.stretches[3].from < 1600);
        // One setting for each stretch, no difference counting as one thread.
        QCOMPARE(target.settings.size(), std::size_t{3});
        QCOMPARE(target.settings[0].threads, 1);
        QCOMPARE(target.settings[0].to, target.stretches[2].from);
        QCOMPARE(target.settings[2].threads, 6);
    }

    void overThreadCountsTheWorthDecidesToo()
    {
        Plan plan = planWith({0}, {1, 2, 6});
        plan.axis.kind = AxisKind::Threads;
        std::vector<PointResult> points{pointOf({0, 1.04}, Arm::ofThreads(2), 1),
                                        pointOf({0, 0.7}, Arm::ofThreads(6), 2)};
        for (PointResult& point : points)
            point.key.axis = AxisKind::Threads;
        const Answer none = answerOf({.plan = plan, .environment = {}}, analysisOf(points));
        QCOMPARE(none.targets.front().stretches.front().kind, StretchKind::NoDifference);
        plan.worth = 0.01;
        const Answer two = answerOf({.plan = plan, .environment = {}}, analysisOf(points));
        QCOMPARE(two.targets.front().stretches.front().arm, std::optional(std::size_t{1}));
    }

    void caveatsCarryTheirFigures()
    {
        RunFacts facts{.plan = planWith({10, 400}), .environment = {}};
        facts.plan.cores = Cores::Awake;
        std::vector<PointResult> points{pointOf({10, 0.5}, Arm::ofThreads(6), 1),
                                        pointOf({400, 2}, Arm::ofThreads(6), 1)};
        QVERIFY(answerOf(facts, analysisOf(points)).targets.front().caveats.empty());

        facts.environment.cores = 2;
        facts.environment.otherLoad = 0.4;
        QVERIFY(answerOf(facts, analysisOf(points)).targets.front().caveats.empty());
        facts.strain = MachineStrain{.otherLoad = 1.8, .stolen = 0.04};
        points.front().place = 76;
        points.front().emulation = Emulation::Relay;
        points.back().place = 411; // within 3 %
        points.back().emulation = Emulation::Relay;
        points.front().speedUp.blocks = 3;
        points.front().renewed = 1;
        points.back().renewed = 2;
        facts.plan.cores = Cores::AsTheyAre;
        const TargetAnswer target = answerOf(facts, analysisOf(points)).targets.front();
        QVERIFY(target.isUndermined());
        QVERIFY(has(target, CaveatKind::StolenTime));
        QVERIFY(has(target, CaveatKind::SleepingCores));
        QVERIFY(has(target, CaveatKind::FewBlocks));
        QCOMPARE(target.caveats.front().kind, CaveatKind::OtherLoad);
        QCOMPARE(target.caveats.front().figure, 1.8);
        const auto held =
            std::find_if(target.caveats.begin(), target.caveats.end(),
                         [](const Caveat& caveat) { return caveat.kind == CaveatKind::DistanceNotHeld; });
        QVERIFY(held != target.caveats.end());
        QCOMPARE(held->figure, 76.0);
        QCOMPARE(held->of, 10.0);
        const auto renewed =
            std::find_if(target.caveats.begin(), target.caveats.end(),
                         [](const Caveat& caveat) { return caveat.kind == CaveatKind::Renewed; });
        QVERIFY(renewed != target.caveats.end());
        QCOMPARE(renewed->figure, 3.0); // in all
        QCOMPARE(renewed->at, 400.0);   // most often
    }

    void moreChangesThanWaitingExplainsMeanTwoStates()
    {
        const RunFacts facts{.plan = planWith({0, 50, 100, 400}), .environment = {}};
        Analysis analysis =
            analysisOf({pointOf({0, 0.5}, Arm::ofThreads(6), 1), pointOf({50, 1.5}, Arm::ofThreads(6), 1),
                        pointOf({100, 0.5}, Arm::ofThreads(6), 1), pointOf({400, 2}, Arm::ofThreads(6), 1)});
        for (const double at : {30.0, 70.0, 200.0})
            analysis.crossovers.push_back({.target = redis,
                                           .runtime = RuntimeKind::Native,
                                           .axis = AxisKind::RttUs,
                                           .arm = Arm::ofThreads(6),
                                           .at = at,
                                           .interval = {at - 5, at + 5}});
        const TargetAnswer target = answerOf(facts, analysis).targets.front();
        QVERIFY(has(target, CaveatKind::TooManyChanges));
        QVERIFY(target.isUndermined());
        QCOMPARE(target.crossovers.size(), std::size_t{3});
    }

    void computeUnderCPythonHasAnAssumedShape()
    {
        Plan plan = planWith({0, 400});
        plan.runtimes = {RuntimeKind::CPython};
        plan.workload.compute = 200us;
        PointResult point = pointOf({0, 1.2}, Arm::ofThreads(6), 1);
        point.key.runtime = RuntimeKind::CPython;
        const auto assumes = [&] {
            return has(answerOf({.plan = plan, .environment = {}}, analysisOf({point})).targets.front(),
                       CaveatKind::AssumedGilShape);
        };
        QVERIFY(assumes());
        plan.python.batchFile = QStringLiteral("/home/me/batch.py");
        QVERIFY(!assumes());
    }

    void jsonIsTheAnswerAsData()
    {
        const Plan plan = planWith({0, 400});
        const Answer answer = answerOf(
            {.plan = plan, .environment = {}},
            analysisOf({pointOf({0, 0.6}, Arm::ofThreads(6), 1), pointOf({400, 2}, Arm::ofThreads(6), 1)}));
        const QJsonArray json = toJson(answer, plan);
        QCOMPARE(json.size(), 1);
        const QJsonObject target = json.first().toObject();
        for (const char* key :
             {"target", "runtime", "axis", "state", "worth", "best", "arms", "crossovers", "caveats"})
            QVERIFY2(target.contains(QLatin1String(key)), key);
        const QJsonObject last = target.value(QLatin1String("best")).toArray().last().toObject();
        QCOMPARE(last.value(QLatin1String("is")).toString(), QStringLiteral("arm"));
        QCOMPARE(last.value(QLatin1String("threads")).toInt(), 6);
        QCOMPARE(last.value(QLatin1String("from_ci")).toArray().size(), 2);
        QCOMPARE(last.value(QLatin1String("to")).toDouble(), 400.0);
        QVERIFY(last.value(QLatin1String("to_ci")).isNull());
    }

    // A point settles by the precision; the answer by the worth. Both are known of the whole run alone.
    void aWholeRunTellsWhatTheTextbookGetsWrong()
    {
        simulation::Machine machine({}, {}, 1);
        Run run = machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 1600}}, 10, 15);
        run.header.environment.cores = 2;
        for (Block& block : run.blocks)
            for (ArmSamples& arm : block.arms) {
                std::chrono::nanoseconds all{};
                for (const auto batch : arm.batches)
                    all += batch * arm.arm.threads();
                arm.totals = ArmTotals{.read = all, .cpu = all / 10};
            }
        const Answer answer = answerOf(run, analyze(run));
        QCOMPARE(answer.advice.size(), std::size_t{2});
        QCOMPARE(answer.contradictions.size(), std::size_t{1});
        QCOMPARE(answer.contradictions.front().key.value, 0.0);
        QCOMPARE(answer.contradictions.front().textbook, 20);
        QCOMPARE(answer.contradictions.front().measured, 1);
        QVERIFY(answer.targets.front().reason.has_value());
    }
};

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
