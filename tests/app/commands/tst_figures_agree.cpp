// SPDX-License-Identifier: GPL-3.0-or-later
//
// One latency, one speed-up, one place: what a user reads of a run is the same wherever it is read. Held on a
// thousand simulated runs of all sorts. Each way in which figures are shown is a check of its own, by name;
// another one (a sentence, a strip) joins in checks().
#include "app/charts/chart_builder.h"
#include "app/commands/result_text.h"
#include "app/tables/points_model.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "core/analysis/analysis_json.h"
#include "core/analysis/analyzer.h"
#include "tests/core/analysis/simulated_run.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <random>

using namespace breakeven;
using namespace breakeven::simulation;

namespace {

constexpr int runs = 1000;

struct Shown
{
    Run run;
    Analysis analysis;
    QJsonObject json;
};

// What contradicts the JSON, as a sentence; empty where nothing does.
using Check = std::function<QString(const Shown&)>;

struct NamedCheck
{
    const char* name;
    Check check;
};

// Few blocks and many, arms and places, quiet machines and such that change their state.
Shown shownRun(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto between = [&random](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    const simulation::CostModel costs{
        .wait = between(20, 200), .pool = between(50, 4000), .contention = between(0, 0.4)};
    const simulation::Noise noise{.batch = between(0.01, 0.2),
                                  .blockOfAll = between(0, 0.3),
                                  .blockOfArm = between(0.01, 0.2),
                                  .slowShare = between(0, 0.5),
                                  .slowFactor = between(1, 1.5),
                                  .driftOfAll = between(0, 0.5)};
    const std::vector<int> threads = seed % 3 == 0 ? std::vector{1, 2, 8} : std::vector{1, 6};
    const Axis axis{.kind = AxisKind::RttUs, .values = {0, 10, 25, 50, 200, 1000}};
    Shown shown{.run = Machine(costs, noise, seed).run(threads, axis, 1 + static_cast<int>(seed % 9), 5),
                .analysis = {},
                .json = {}};
    if (seed % 2 == 0) { // a machine that can't hold less than 76 µs
        for (Block& block : shown.run.blocks) {
            if (block.point.value <= 0)
                continue;
            const double us = std::max(block.point.value, between(75, 77));
            const std::chrono::nanoseconds held(std::llround(1000 * us));
            block.held = HeldRoundTrip{.median = held, .p5 = held, .p95 = held};
        }
    }
    if (seed % 5 == 0) // an arm is missing in a block, as in a file that was damaged
        shown.run.blocks.front().arms.back().batches.clear();
    shown.analysis = analyze(shown.run);
    shown.json = toJson(shown.analysis);
    return shown;
}

std::vector<QJsonObject> objects(const QJsonObject& json, const char* key)
{
    std::vector<QJsonObject> list;
    for (const QJsonValue& value : json[QLatin1String(key)].toArray())
        list.push_back(value.toObject());
    return list;
}

double number(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toDouble();
}

QString duration(const QJsonObject& point, const char* key)
{
    return durationText(std::chrono::nanoseconds(std::llround(number(point, key))));
}

QString nameOf(const QJsonObject& point)
{
    return QStringLiteral("%1 threads at %2").arg(number(point, "threads")).arg(number(point, "value"));
}

bool near(double one, double other, double within = 1e-5)
{
    return std::abs(one / other - 1) < within;
}

QString ratiosAreSpeedUps(const Shown& shown)
{
    for (const QJsonObject& point : objects(shown.json, "points")) {
        const double ratio = number(point, "single_latency_ns") / number(point, "latency_ns");
        if (!near(ratio, number(point, "speedup")))
            return nameOf(point);
        const QJsonArray interval = point[QLatin1String("speedup_ci")].toArray();
        if (!interval.isEmpty() &&
            (ratio < interval[0].toDouble() * (1 - 1e-5) || ratio > interval[1].toDouble() * (1 + 1e-5)))
            return nameOf(point) + QStringLiteral(": not in its interval");
    }
    return {};
}

QString theWindowsTable(const Shown& shown)
{
    PointsModel model;
    model.setPoints(shown.analysis.points);
    const std::vector<QJsonObject> points = objects(shown.json, "points");
    if (model.rowCount() != static_cast<int>(points.size()))
        return QStringLiteral("rows");
    for (int row = 0; row < model.rowCount(); ++row) {
        const QJsonObject& point = points[static_cast<std::size_t>(row)];
        const auto cell = [&](int column) { return model.index(row, column).data().toString(); };
        if (cell(PointsModel::SingleColumn) != duration(point, "single_latency_ns") ||
            cell(PointsModel::ArmColumn) != duration(point, "latency_ns") ||
            cell(PointsModel::SpeedUpColumn) != speedUpText(number(point, "speedup")))
            return nameOf(point);
    }
    return {};
}

QString theTerminalsTable(const Shown& shown)
{
    const QStringList lines = pointsTable(shown.analysis, shown.run.header.plan)
                                  .replace(QChar::Nbsp, QLatin1Char(' '))
                                  .split(QLatin1Char('\n'));
    for (const QJsonObject& point : objects(shown.json, "points")) {
        QStringList cells{axisValueText(AxisKind::RttUs, number(point, "value")),
                          duration(point, "single_latency_ns"), duration(point, "latency_ns"),
                          speedUpText(number(point, "speedup"))};
        if (shown.run.header.plan.arms.size() > 2)
            cells.insert(1, armName(static_cast<int>(number(point, "threads"))));
        const bool isThere = std::any_of(lines.begin(), lines.end(), [&cells](const QString& line) {
            qsizetype from = 0;
            for (QString cell : cells) {
                from = line.indexOf(cell.replace(QChar::Nbsp, QLatin1Char(' ')), from);
                if (from < 0)
                    return false;
                from += cell.size();
            }
            return true;
        });
        if (!isThere)
            return nameOf(point) + QStringLiteral(": ") + cells.join(QLatin1Char('|'));
    }
    return {};
}

// Whether a series of the chart has the point.
bool isDrawn(const ChartData& chart, double x, double y)
{
    return std::any_of(chart.series.begin(), chart.series.end(), [&](const ChartSeries& series) {
        return std::any_of(series.points.begin(), series.points.end(), [&](const ChartPoint& point) {
            return std::abs(point.x - x) < 1e-9 && near(point.y, y);
        });
    });
}

// On how many lines of the chart the place lies.
std::ptrdiff_t linesThrough(const ChartData& chart, double x, double y)
{
    return std::count_if(chart.series.begin(), chart.series.end(), [&](const ChartSeries& series) {
        return std::any_of(series.curve.begin(), series.curve.end(), [&](const QPointF& place) {
            return std::abs(place.x() - x) < 1e-9 && near(place.y(), y, 1e-3);
        });
    });
}

QString theCharts(const Shown& shown)
{
    const std::array charted{ChartedRun{&shown.run.header, &shown.analysis}};
    const ChartData latencies = latencyChart(charted);
    const ChartData speedUps = speedUpChart(charted);
    for (const QJsonObject& point : objects(shown.json, "points")) {
        const double place = number(point, "place");
        if (!isDrawn(latencies, place, number(point, "single_latency_ns")) ||
            !isDrawn(latencies, place, number(point, "latency_ns")) ||
            !isDrawn(speedUps, place, number(point, "speedup")))
            return nameOf(point);
    }
    const std::vector<QJsonObject> crossovers = objects(shown.json, "crossovers");
    if (latencies.crossings.size() != crossovers.size() || speedUps.crossings.size() != crossovers.size())
        return QStringLiteral("crossings");
    for (std::size_t i = 0; i < crossovers.size(); ++i) {
        const double at = number(crossovers[i], "at");
        const QJsonArray interval = crossovers[i][QLatin1String("ci")].toArray();
        if (at < interval[0].toDouble() || at > interval[1].toDouble())
            return QStringLiteral("a crossover is not in its interval");
        for (const ChartData* chart : {&latencies, &speedUps}) {
            const ChartCrossing& marker = chart->crossings[i];
            if (marker.x != at)
                return QStringLiteral("a marker is elsewhere");
            // Both arms' lines, and of the speed-up one, which is 1 there.
            if (linesThrough(*chart, marker.x, marker.y) < (chart == &latencies ? 2 : 1))
                return QStringLiteral("a marker is off its lines at %1").arg(at);
        }
    }
    return {};
}

std::vector<NamedCheck> checks()
{
    return {{"the ratio of two latencies is the speed-up", ratiosAreSpeedUps},
            {"the window's table", theWindowsTable},
            {"the terminal's table", theTerminalsTable},
            {"the charts", theCharts}};
}

} // namespace

class TestFiguresAgree : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void figuresAreTheSameWhereverTheyAreShown_data()
    {
        QTest::addColumn<int>("check");
        const std::vector<NamedCheck> all = checks();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << static_cast<int>(i);
    }

    void figuresAreTheSameWhereverTheyAreShown()
    {
        QFETCH(const int, check);
        const NamedCheck named = checks().at(static_cast<std::size_t>(check));
        int crossovers = 0;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            const Shown shown = shownRun(seed);
            crossovers += static_cast<int>(shown.analysis.crossovers.size());
            const QString wrong = named.check(shown);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("run %1: %2").arg(seed).arg(wrong)));
        }
        QVERIFY(crossovers > runs / 4); // else it says little of them
    }
};

QTEST_GUILESS_MAIN(TestFiguresAgree)
#include "tst_figures_agree.moc"
