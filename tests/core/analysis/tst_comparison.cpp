// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison.h"
#include "core/analysis/comparison_json.h"
#include "simulated_run.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace breakeven;
using namespace breakeven::simulation;

namespace {

const Axis roundTrips{.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400}};

Run runOf(const CostModel& costs, std::uint64_t seed, const Axis& axis = roundTrips, int blocks = 10)
{
    return Machine(costs, {.blockOfArm = 0.03}, seed).run({1, 6}, axis, blocks, 9);
}

bool anyWarningHolds(const Comparison& comparison, const char* text)
{
    return std::any_of(comparison.warnings.begin(), comparison.warnings.end(),
                       [&](const QString& warning) { return warning.contains(QLatin1String(text)); });
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private slots:
    void aRunIsTheSameAsItself()
    {
        const Run run = runOf({}, 1);
        const Comparison comparison = compare(run, run);
        QCOMPARE(comparison.rows.size(), std::size_t{10}); // 5 points, 2 arms
        for (const ComparisonRow& row : comparison.rows) {
            QCOMPARE(row.ratio, 1.0);
            QVERIFY(row.change == Change::Same);
            QVERIFY(!row.interpolated);
        }
        QCOMPARE(comparison.crossovers.size(), std::size_t{1});
        QCOMPARE(comparison.crossovers[0].difference, 0.0);
        QVERIFY(!comparison.crossovers[0].moved());
        QVERIFY(comparison.warnings.isEmpty());
    }

    void whatGotFasterIsFasterAndTheRestTheSame()
    {
        const Comparison comparison = compare(runOf({}, 1), runOf({.pool = 1000}, 2)); // 6 threads only
        for (const ComparisonRow& row : comparison.rows) {
            const double truth = row.threads == 1 ? 1
                                                  : CostModel{.pool = 1000}.latency(6, row.key.value) /
                                                        CostModel{}.latency(6, row.key.value);
            QVERIFY(std::abs(row.ratio / truth - 1) < 0.06);
            QVERIFY(row.change == (row.threads == 1 ? Change::Same : Change::Faster));
        }
    }

    void theCrossoverMoved()
    {
        const Comparison comparison = compare(runOf({}, 1), runOf({.pool = 1000}, 2));
        QCOMPARE(comparison.crossovers.size(), std::size_t{1});
        const CrossoverShift shift = comparison.crossovers[0];
        QVERIFY(shift.moved());
        QVERIFY(shift.interval.holds(55 - 96.7) ||
                std::abs(shift.difference + 41.7) < 8); // by the cost model
        QVERIFY(shift.interval.holds(shift.difference));
    }

    void aCrossoverThatOneRunLacksIsNamed()
    {
        const Comparison comparison = compare(runOf({}, 1), runOf({.pool = 50'000}, 2));
        QVERIFY(comparison.crossovers.empty());
        QCOMPARE(comparison.onlyInBase.size(), std::size_t{1});
        QVERIFY(comparison.onlyInNow.empty());
    }

    void valuesThatDifferAreInterpolatedAndMarked()
    {
        const Axis other{.kind = AxisKind::RttUs, .values = {0, 70, 100, 400, 900}};
        const Comparison comparison = compare(runOf({}, 1), runOf({}, 2, other));
        std::vector<std::pair<double, bool>> seen;
        for (const ComparisonRow& row : comparison.rows) {
            if (row.threads == 1)
                seen.emplace_back(row.key.value, row.interpolated);
            QVERIFY(std::abs(row.ratio - 1) < 0.15);
        }
        // 900 lies beyond what the base measured.
        const std::vector<std::pair<double, bool>> expected{{0, false},   {50, true},  {70, true},
                                                            {100, false}, {200, true}, {400, false}};
        QCOMPARE(seen, expected);
    }

    // Each row by itself would call 5 % of equal rows different; together no more than 5 % of comparisons
    // may.
    void manyEqualRowsStayTheSame()
    {
        int wrong = 0;
        int heldByInterval = 0;
        int rows = 0;
        constexpr int comparisons = 300;
        for (std::uint64_t seed = 0; seed < comparisons; ++seed) {
            const Comparison comparison =
                compare(runOf({}, 10 + 2 * seed, roundTrips, 6), runOf({}, 11 + 2 * seed, roundTrips, 6));
            wrong += std::any_of(comparison.rows.begin(), comparison.rows.end(),
                                 [](const ComparisonRow& row) { return row.change != Change::Same; })
                         ? 1
                         : 0;
            for (const ComparisonRow& row : comparison.rows) {
                heldByInterval += row.interval->holds(1) ? 1 : 0;
                ++rows;
            }
        }
        const double held = 100.0 * heldByInterval / rows;
        QVERIFY2(wrong <= comparisons * 8 / 100, qPrintable(QString::number(wrong)));
        QVERIFY2(held > 93 && held < 97.5, qPrintable(QString::number(held)));
    }

    void oneBlockProvesNothing()
    {
        const Comparison comparison =
            compare(runOf({}, 1, roundTrips, 1), runOf({.pool = 100}, 2, roundTrips, 1));
        for (const ComparisonRow& row : comparison.rows) {
            QVERIFY(!row.interval.has_value());
            QVERIFY(row.change == Change::Same);
        }
    }

    void otherMachinesAreWarnedOf()
    {
        Run now = runOf({}, 2);
        now.header.environment.host = QStringLiteral("elsewhere");
        now.header.environment.cpuModel = QStringLiteral("Z80");
        now.header.environment.cores = 64;
        now.header.plan.workload.items = 9;
        const Comparison comparison = compare(runOf({}, 1), now);
        QVERIFY(anyWarningHolds(comparison, "elsewhere"));
        QVERIFY(anyWarningHolds(comparison, "Z80"));
        QVERIFY(anyWarningHolds(comparison, "64"));
        QVERIFY(anyWarningHolds(comparison, "workloads differ"));
    }

    void nothingInCommonIsSaid()
    {
        Run now = runOf({}, 2);
        for (Block& block : now.blocks)
            block.point.target = QStringLiteral("another");
        const Comparison comparison = compare(runOf({}, 1), now);
        QVERIFY(comparison.rows.empty());
        QVERIFY(anyWarningHolds(comparison, "in common"));
        QVERIFY(compare(Run{}, Run{}).rows.empty());
    }

    void scriptsReadItAsJson()
    {
        const QJsonObject object = toJson(compare(runOf({}, 1), runOf({.pool = 1000}, 2)));
        const QJsonObject row = object[QLatin1String("points")].toArray().at(1).toObject();
        QCOMPARE(row[QLatin1String("threads")].toInt(), 6);
        QCOMPARE(row[QLatin1String("change")].toString(), QStringLiteral("faster"));
        QCOMPARE(row[QLatin1String("ratio_ci")].toArray().size(), 2);
        const QJsonObject crossover = object[QLatin1String("crossovers")].toArray().at(0).toObject();
        QVERIFY(crossover[QLatin1String("moved")].toBool());
        QVERIFY(crossover[QLatin1String("base")].toObject().contains(QLatin1String("ci")));

        const QJsonObject lone = toJson(compare(runOf({}, 1), runOf({.pool = 50'000}, 2)));
        const QJsonObject gone = lone[QLatin1String("crossovers")].toArray().at(0).toObject();
        QVERIFY(gone[QLatin1String("new")].isNull());
        QVERIFY(gone[QLatin1String("moved")].isNull());
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
