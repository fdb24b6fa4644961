// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds the analysis against simulated machines whose truth is known, and prints the figures that the manual
// quotes. Every run goes the whole way from blocks to Analysis. A row's share of hits scatters by itself, by
// about 0.7 % for 1,000 runs.
#include "core/analysis/analyzer.h"
#include "core/analysis/speed_up.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/experiment/schedule.h"
#include "simulated_run.h"

#include <QTest>
#include <QTextStream>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

using namespace breakeven;
using namespace breakeven::simulation;

namespace {

constexpr int batches = 11; // of an arm in a block
constexpr int threads = 6;
constexpr int truthBlocks = 15'000;

// Simulated runs a row: BREAKEVEN_COVERAGE_RUNS=1000 is what the manual quotes, and takes some minutes. With
// fewer a row scatters more by itself, which its bounds allow for.
const int runsOfRow = qEnvironmentVariableIsSet("BREAKEVEN_COVERAGE_RUNS")
                          ? std::max(20, qEnvironmentVariableIntValue("BREAKEVEN_COVERAGE_RUNS"))
                          : 200;
const int scheduledRuns = runsOfRow >= 1000 ? runsOfRow : std::max(20, runsOfRow / 4);
const int nullRuns = std::max(20, runsOfRow / 5);
const int liveRuns = std::max(20, runsOfRow / 10);

// Two standard errors of a share near 95 % of so many runs, in percent; no allowance for a thousand.
double allowance(int runs)
{
    return runs >= 1000 ? 0 : 2 * 100 * std::sqrt(0.05 * 0.95 / runs);
}
constexpr int mostBlocks = 400; // of a scheduled run: what 20 to 40 s hold

// As a schedule leaves it: the plan's values and those that bisection put round the crossover.
const Axis axis{.kind = AxisKind::RttUs, .values = {0, 50, 71, 84, 100, 119, 141, 200, 400, 1000}};

const Axis coarseAxis{.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1000, 2000}};

struct Tally
{
    int hits = 0;
    int of = 0;

    void count(bool hit)
    {
        hits += hit ? 1 : 0;
        ++of;
    }
    void add(const Tally& other)
    {
        hits += other.hits;
        of += other.of;
    }
    [[nodiscard]] double percent() const { return of > 0 ? 100.0 * hits / of : 0; }
};

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return std::numeric_limits<double>::infinity();
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The analyses of `count` runs, made on all cores, in the order of their seeds 1 ... count.
template <typename Make>
std::vector<Analysis> analysesOf(int count, Make make)
{
    std::vector<std::uint64_t> seeds(static_cast<std::size_t>(count));
    std::iota(seeds.begin(), seeds.end(), std::uint64_t{1});
    return QtConcurrent::blockingMapped<std::vector<Analysis>>(seeds, make);
}

struct Truth
{
    std::vector<double> logSpeedUps; // at the axis's values
    double crossover = 0;

    [[nodiscard]] std::optional<double> logSpeedUpAt(double rtt) const
    {
        const auto value = std::find(axis.values.begin(), axis.values.end(), rtt);
        if (value == axis.values.end())
            return std::nullopt;
        return logSpeedUps[static_cast<std::size_t>(value - axis.values.begin())];
    }
};

// By a simulation far longer than any run; kept, as it costs as much as hundreds of these.
const Truth& truthOf(const QString& name, const Noise& noise)
{
    static std::map<QString, Truth> known;
    const auto [place, isNew] = known.try_emplace(name);
    Truth& truth = place->second;
    if (!isNew)
        return truth;

    Machine machine({}, noise, 42);
    for (const double rtt : axis.values)
        truth.logSpeedUps.push_back(machine.trueLogSpeedUp(threads, rtt, batches, truthBlocks));

    // Halving with fresh noise would follow the noise; a straight line over a narrow stretch does not.
    double root = 84;
    for (int step = 0; step < 3; ++step) {
        const double low = root / 1.06;
        const double high = root * 1.06;
        const double yLow = machine.trueLogSpeedUp(threads, low, batches, 2 * truthBlocks);
        const double yHigh = machine.trueLogSpeedUp(threads, high, batches, 2 * truthBlocks);
        root = low * std::pow(high / low, -yLow / (yHigh - yLow));
    }
    truth.crossover = root;
    return truth;
}

void print(const QString& line)
{
    QTextStream(stdout) << line << Qt::endl;
}

QString percent(double value, int digits = 1)
{
    return QStringLiteral("%1 %").arg(value, 6, 'f', digits);
}

struct NamedNoise
{
    QString name;
    Noise noise;
    std::uint64_t firstSeed = 0; // of scheduled runs: apart, so that rows don't share their luck
};

// Each of them differs between runs as the analysis is told.
const std::vector<NamedNoise>& noises()
{
    static const std::vector<NamedNoise> all = [] {
        std::vector<NamedNoise> within{
            {QStringLiteral("a quiet machine"), {}, 100'000},
            {QStringLiteral("a loud machine"), {.batch = 0.2, .blockOfAll = 0.3, .blockOfArm = 0.1}, 200'000},
            {QStringLiteral("heavy tails"), {.batch = 0.1, .blockOfArm = 0.05, .tailShare = 0.15}, 300'000},
            {QStringLiteral("two humps: idle cores wake up"), {.wakeShare = 0.4, .wake = 40}, 400'000},
            {QStringLiteral("two humps: slow states of blocks"),
             {.batch = 0.1, .blockOfArm = 0.05, .slowShare = 0.5, .slowFactor = 1.3},
             500'000},
            {QStringLiteral("skewed blocks"), {.blockOfArm = 0.03, .skewOfArm = 0.08}, 600'000},
            {QStringLiteral("drift"), {.batch = 0.05, .blockOfArm = 0.05, .driftOfAll = 0.7}, 700'000},
        };
        for (NamedNoise& noise : within)
            noise.noise.processOfArm = betweenRuns;
        return within;
    }();
    return all;
}

} // namespace

class TestCoverage : public QObject
{
    Q_OBJECT

private slots:
    void intervalsHoldTheTruth_data()
    {
        QTest::addColumn<NamedNoise>("noise");
        QTest::addColumn<int>("blocks");
        for (const NamedNoise& noise : noises()) {
            for (const int blocks : {5, 8, 20})
                QTest::addRow("%s, %d blocks", qPrintable(noise.name), blocks) << noise << blocks;
        }
        print(QStringLiteral("\nA fixed number of blocks, %1 runs a row, 95 % intervals").arg(runsOfRow));
        printHead();
    }

    void intervalsHoldTheTruth()
    {
        QFETCH(const NamedNoise, noise);
        QFETCH(const int, blocks);
        const Covered covered =
            coverageOf(noise.name, noise.noise, truthOf(noise.name, noise.noise), blocks, runsOfRow);
        QVERIFY(covered.speedUps.percent() >= 93);
        QVERIFY(covered.crossovers.percent() >= 93 - allowance(runsOfRow));
        QVERIFY2(covered.width < 1.6, "wider than being honest takes");
    }

    // Blocks near in time are alike: what a run draws once for a stretch of its time, of each arm, whatever
    // the point. An interval can know of it where the run has seen five stretches.
    void intervalsKnowThatBlocksAreAlike_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Noise>("noise");
        QTest::addColumn<int>("blocks"); // a point, of ten
        QTest::addColumn<int>("runs");
        const Noise quiet = noises().front().noise;
        const auto states = [&](double size, int last) {
            Noise noise = quiet;
            noise.stateOfArm = size;
            noise.stateBlocks = last;
            return noise;
        };
        const auto row = [](const QString& name, const Noise& noise, int blocks, int runs) {
            QTest::addRow("%s, %d blocks", qPrintable(name), blocks) << name << noise << blocks << runs;
        };
        for (const int blocks : {5, 8, 20})
            row(QStringLiteral("states of 10 blocks, 10 %"), states(0.1, 10), blocks, runsOfRow);
        for (const int blocks : {50, 100})
            row(QStringLiteral("states of 100 blocks, 10 %"), states(0.1, 100), blocks, runsOfRow);
        row(QStringLiteral("states of 1000 blocks, 10 %"), states(0.1, 1000), 500,
            std::max(100, runsOfRow / 5));
        for (const int percents : {1, 5, 30}) {
            const double size = percents / 100.0;
            for (const int blocks : {5, 20})
                row(QStringLiteral("%1 % drawn for each block").arg(percents), states(size, 1), blocks,
                    runsOfRow);
            row(QStringLiteral("%1 % drawn for each of 5 epochs").arg(percents), states(size, 40), 20,
                runsOfRow);
            row(QStringLiteral("%1 % drawn for each of 10 epochs").arg(percents), states(size, 20), 20,
                runsOfRow);
        }
        Noise alike = quiet;
        alike.processOfArm = 0;
        row(QStringLiteral("runs differ by nothing"), alike, 20, runsOfRow);
        Noise drifting = quiet;
        drifting.driftOfArm = 0.2;
        row(QStringLiteral("an arm drifts by 20 %"), drifting, 8, runsOfRow);
        row(QStringLiteral("an arm drifts by 20 %"), drifting, 20, runsOfRow);
        drifting.driftOfAll = 0.7;
        row(QStringLiteral("... and the machine by 100 %"), drifting, 20, runsOfRow);
        print(QStringLiteral("\nBlocks that are alike, on a quiet machine, %1 runs a row").arg(runsOfRow));
        printHead();
    }

    void intervalsKnowThatBlocksAreAlike()
    {
        QFETCH(const QString, name);
        QFETCH(const Noise, noise);
        QFETCH(const int, blocks);
        QFETCH(const int, runs);
        const NamedNoise& quiet = noises().front(); // states and drifts move no mean
        const Covered covered = coverageOf(name, noise, truthOf(quiet.name, quiet.noise), blocks, runs);
        // All points of a run share its states, and so their luck.
        QVERIFY(covered.speedUps.percent() >= 93 - allowance(runs));
        if (covered.crossovers.of >= runs / 2)
            QVERIFY(covered.crossovers.percent() >= 93 - allowance(covered.crossovers.of));
    }

    // As a real run goes: the schedule chooses each block by the analysis of those before, puts points
    // between and ends when all is settled or the budget is spent.
    void scheduledRunsHoldTheTruth_data()
    {
        QTest::addColumn<NamedNoise>("noise");
        for (const NamedNoise& noise : noises())
            QTest::addRow("%s", qPrintable(noise.name)) << noise;
        print(QStringLiteral("\nRuns by the schedule, precision 10 %, %1 runs a row of at most %2 blocks")
                  .arg(scheduledRuns)
                  .arg(mostBlocks));
        print(QStringLiteral("%1 blocks  speed-up covered  crossover found  covered  median error")
                  .arg(QStringLiteral("noise"), -34));
    }

    void scheduledRunsHoldTheTruth()
    {
        QFETCH(const NamedNoise, noise);
        const Truth& truth = truthOf(noise.name, noise.noise);

        Tally speedUps;
        Tally found;
        Tally crossovers;
        std::vector<double> errors;
        std::size_t blocks = 0;
        for (const Analysis& analysis : analysesOf(scheduledRuns, [&](std::uint64_t seed) {
                 return scheduledRun({}, noise.noise, {1, threads}, noise.firstSeed + seed);
             })) {
            for (const PointResult& point : analysis.points) {
                blocks += point.speedUp.blocks;
                const auto known = truth.logSpeedUpAt(point.key.value); // not of the points put between
                if (known && point.speedUp.interval)
                    speedUps.count(point.speedUp.interval->holds(std::exp(*known)));
            }
            found.count(analysis.crossovers.size() == 1);
            for (const Crossover& crossover : analysis.crossovers)
                crossovers.count(crossover.interval.holds(truth.crossover));
        }
        // How close a run comes to its own truth is told by runs that differ by nothing.
        Noise alike = noise.noise;
        alike.processOfArm = 0;
        for (const Analysis& analysis : analysesOf(scheduledRuns / 2, [&](std::uint64_t seed) {
                 return scheduledRun({}, alike, {1, threads}, noise.firstSeed + 10'000 + seed);
             })) {
            for (const Crossover& crossover : analysis.crossovers)
                errors.push_back(100 * std::abs(crossover.at / truth.crossover - 1));
        }
        print(QStringLiteral("%1 %2          %3         %4 %5      %6")
                  .arg(noise.name, -34)
                  .arg(static_cast<double>(blocks) / scheduledRuns, 6, 'f', 0)
                  .arg(percent(speedUps.percent()), percent(found.percent()), percent(crossovers.percent()),
                       percent(medianOf(errors), 2)));
        m_errors.insert(m_errors.end(), errors.begin(), errors.end());
        m_speedUps.hits += speedUps.hits;
        m_speedUps.of += speedUps.of;
        m_crossovers.hits += crossovers.hits;
        m_crossovers.of += crossovers.of;
        QVERIFY(speedUps.percent() >= 92);
        QVERIFY(crossovers.percent() >= 91 - allowance(scheduledRuns)); // so few runs scatter themselves
    }

    void allScheduledRunsTogetherDoToo()
    {
        print(QStringLiteral("%1                 %2                   %3      %4")
                  .arg(QStringLiteral("all of them"), -34)
                  .arg(percent(m_speedUps.percent()), percent(m_crossovers.percent()),
                       percent(medianOf(m_errors), 2)));
        if (m_speedUps.of == 0)
            QSKIP("runs with scheduledRunsHoldTheTruth only");
        QVERIFY(m_speedUps.percent() >= 93);
        QVERIFY(m_crossovers.percent() >= 93);
        QVERIFY(medianOf(m_errors) < 3);
    }

    // One thread against one thread, on all machines: whatever is found is wrong.
    void anArmAgainstItselfIsUnclear_data()
    {
        QTest::addColumn<NamedNoise>("noise");
        for (const NamedNoise& noise : noises())
            QTest::addRow("%s", qPrintable(noise.name)) << noise;
        print(QStringLiteral("\nOne thread against one thread, %1 runs of 7 points and 8 blocks a row")
                  .arg(runsOfRow));
        print(QStringLiteral("%1 verdicts unclear  runs without a crossover")
                  .arg(QStringLiteral("noise"), -34));
    }

    void anArmAgainstItselfIsUnclear()
    {
        QFETCH(const NamedNoise, noise);
        const Axis coarse{.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1000, 2000}};
        Tally unclear;
        Tally without;
        for (const Analysis& analysis : analysesOf(runsOfRow, [&](std::uint64_t seed) {
                 return analyze(Machine({}, noise.noise, 9000 + seed).run({1, 1}, coarse, 8, batches));
             })) {
            for (const PointResult& point : analysis.points)
                unclear.count(point.verdict == Verdict::Unclear);
            without.count(analysis.crossovers.empty());
        }
        print(QStringLiteral("%1         %2                   %3")
                  .arg(noise.name, -34)
                  .arg(percent(unclear.percent()), percent(without.percent())));
        QVERIFY(unclear.percent() >= 95);
        QVERIFY(without.percent() >= 95 - allowance(runsOfRow));
    }

    void noCrossoverIsReportedWhereThereIsNone_data()
    {
        QTest::addColumn<CostModel>("costs");
        QTest::addColumn<Noise>("noise");
        const Noise loud = noises().at(1).noise;
        // clang-format off
        QTest::newRow("threads always lose, by little")  << CostModel{.pool = 100, .contention = 0.8} << loud;
        QTest::newRow("threads always win, by little")   << CostModel{.wait = 150, .pool = 500} << loud;
        QTest::newRow("they come close to each other")   << CostModel{.pool = 20'500} << loud;
        // clang-format on
        print(QStringLiteral(
                  "\nNo crossover on the axis, a loud machine, %1 runs of 7 points and 8 blocks a row")
                  .arg(runsOfRow));
    }

    void noCrossoverIsReportedWhereThereIsNone()
    {
        QFETCH(const CostModel, costs);
        QFETCH(const Noise, noise);
        const Axis coarse{.kind = AxisKind::RttUs, .values = {0, 50, 100, 200, 400, 1000, 1600}};
        const double first = std::log(costs.latency(1, 0) / costs.latency(threads, 0));
        const double last = std::log(costs.latency(1, 1600) / costs.latency(threads, 1600));
        QVERIFY(first * last > 0); // else the row claims something else

        Tally without;
        for (const Analysis& analysis : analysesOf(runsOfRow, [&](std::uint64_t seed) {
                 return analyze(Machine(costs, noise, seed).run({1, threads}, coarse, 8, batches));
             }))
            without.count(analysis.crossovers.empty());
        print(QStringLiteral("%1 speed-ups %2 to %3: without a crossover %4")
                  .arg(QString::fromUtf8(QTest::currentDataTag()), -34)
                  .arg(std::exp(first), 0, 'f', 2)
                  .arg(std::exp(last), 0, 'f', 2)
                  .arg(percent(without.percent())));
        QVERIFY(without.percent() >= 95 - allowance(runsOfRow));
    }

    // Several arms are as many chances to be wrong, and a schedule that looks again where it seems to cross.
    void scheduledRunsOfSeveralArmsReportNoneWhereThereIsNone_data()
    {
        QTest::addColumn<CostModel>("costs");
        QTest::addColumn<Noise>("noise");
        QTest::addColumn<std::vector<int>>("arms");
        const Noise quiet = noises().at(0).noise;
        const Noise loud = noises().at(1).noise;
        const std::vector<int> same{1, 1, 1, 1};
        const std::vector<int> four{1, 2, 4, 8};
        // clang-format off
        QTest::newRow("1 thread, four times, quiet")         << CostModel{} << quiet << same;
        QTest::newRow("1 thread, four times, loud")          << CostModel{} << loud << same;
        QTest::newRow("threads always win, by little, loud") << CostModel{.wait = 400, .pool = 1500} << loud << four;
        // clang-format on
        print(QStringLiteral("\nNo crossover of any of 3 arms, runs by the schedule, %1 runs a row")
                  .arg(nullRuns));
    }

    void scheduledRunsOfSeveralArmsReportNoneWhereThereIsNone()
    {
        QFETCH(const CostModel, costs);
        QFETCH(const Noise, noise);
        QFETCH(const std::vector<int>, arms);
        for (const int arm : arms) {
            const double first = std::log(costs.latency(1, 0) / costs.latency(arm, 0));
            const double last = std::log(costs.latency(1, 2000) / costs.latency(arm, 2000));
            QVERIFY(first * last >= 0); // else the row claims something else
        }
        Tally without;
        for (const Analysis& analysis : analysesOf(nullRuns, [&](std::uint64_t seed) {
                 return scheduledRun(costs, noise, arms, 20'000 + seed);
             }))
            without.count(analysis.crossovers.empty());
        print(QStringLiteral("%1 runs without a crossover %2")
                  .arg(QString::fromUtf8(QTest::currentDataTag()), -37)
                  .arg(percent(without.percent())));
        QVERIFY(without.percent() >= 95 - allowance(nullRuns));
    }

    // What a user sees while a run goes on: at any moment, of what is shown because it can be believed.
    void whatIsShownWhileARunGoesOnIsSeldomWrong_data()
    {
        QTest::addColumn<NamedNoise>("noise");
        for (const NamedNoise& noise : noises())
            QTest::addRow("%s", qPrintable(noise.name)) << noise;
        print(QStringLiteral(
                  "\nWhile runs by the schedule go on, after each block, %1 runs a row: intervals that "
                  "are shown and wrong")
                  .arg(liveRuns));
        print(QStringLiteral("%1 speed-ups: moments  points ever  crossovers: moments  runs ever")
                  .arg(QStringLiteral("noise"), -34));
    }

    void whatIsShownWhileARunGoesOnIsSeldomWrong()
    {
        QFETCH(const NamedNoise, noise);
        const Truth& truth = truthOf(noise.name, noise.noise);
        struct Wrong
        {
            Tally speedUps;
            Tally points;
            Tally crossovers;
            Tally runs;
        };
        std::vector<std::uint64_t> seeds(static_cast<std::size_t>(liveRuns));
        std::iota(seeds.begin(), seeds.end(), noise.firstSeed + 50'000);
        Wrong all;
        const auto watched = [&](std::uint64_t seed) {
            Wrong wrong;
            std::map<double, bool> points;
            bool crossover = false;
            scheduledRun({}, noise.noise, {1, threads}, seed, [&](const Analysis& analysis) {
                for (const PointResult& point : analysis.points) {
                    const auto known = truth.logSpeedUpAt(point.key.value);
                    if (!known || !isBelievable(point.speedUp))
                        continue;
                    const bool holds = point.speedUp.interval->holds(std::exp(*known));
                    wrong.speedUps.count(!holds);
                    points[point.key.value] |= !holds;
                }
                for (const Crossover& found : analysis.crossovers) {
                    if (!found.believable)
                        continue;
                    const bool holds = found.interval.holds(truth.crossover);
                    wrong.crossovers.count(!holds);
                    crossover |= !holds;
                }
            });
            for (const auto& [value, isWrong] : points)
                wrong.points.count(isWrong);
            wrong.runs.count(crossover);
            return wrong;
        };
        for (const Wrong& wrong : QtConcurrent::blockingMapped<std::vector<Wrong>>(seeds, watched)) {
            all.speedUps.add(wrong.speedUps);
            all.points.add(wrong.points);
            all.crossovers.add(wrong.crossovers);
            all.runs.add(wrong.runs);
        }
        print(QStringLiteral("%1            %2     %3              %4   %5")
                  .arg(noise.name, -34)
                  .arg(percent(all.speedUps.percent()), percent(all.points.percent()),
                       percent(all.crossovers.percent()), percent(all.runs.percent())));
        QVERIFY(all.speedUps.percent() <= 7);
        // Of runs, not of moments: a run whose crossover is off goes on for longer, and counts for more of
        // them.
        QVERIFY(all.runs.percent() <= 15 + allowance(liveRuns));
    }

    // Over threads: 2 don't pay for waking the pool, 4 to 16 do, 128 cost more than they bring.
    void twoCrossoversAreBothFound()
    {
        const CostModel costs{.items = 128, .wait = 40, .roundTrips = 0, .pool = 4000, .perThread = 60};
        const Axis overThreads{.kind = AxisKind::Threads, .values = {0}};
        const std::vector<int> arms{1, 2, 4, 8, 16, 32, 64, 128};
        const Noise noise{.batch = 0.05, .blockOfArm = 0.03};

        std::vector<double> curve;
        for (const int arm : arms)
            curve.push_back(std::log(costs.latency(1, 0) / costs.latency(arm, 0)));
        std::vector<double> truth;
        for (std::size_t i = 1; i + 1 < arms.size(); ++i) {
            if (curve[i] * curve[i + 1] < 0)
                truth.push_back(arms[i] * std::pow(2.0, curve[i] / (curve[i] - curve[i + 1])));
        }
        QCOMPARE(truth.size(), std::size_t{2});

        Tally both;
        Tally held;
        for (const Analysis& analysis : analysesOf(runsOfRow, [&](std::uint64_t seed) {
                 return analyze(Machine(costs, noise, seed).run(arms, overThreads, 8, batches));
             })) {
            both.count(analysis.crossovers.size() == 2);
            for (std::size_t i = 0; i < std::min<std::size_t>(2, analysis.crossovers.size()); ++i)
                held.count(analysis.crossovers[i].interval.holds(truth[i]));
        }
        print(QStringLiteral("\nTwo crossovers over threads, at %1 and %2: both found %3, truth covered %4")
                  .arg(truth[0], 0, 'f', 1)
                  .arg(truth[1], 0, 'f', 1)
                  .arg(percent(both.percent()), percent(held.percent())));
        QVERIFY(both.percent() >= 97);
        QVERIFY(held.percent() >= 93 - allowance(held.of));
    }

private:
    struct Covered
    {
        Tally speedUps;
        Tally crossovers;
        double width = 0; // of the speed-ups' intervals, over what 95 % of the answers' scatter needs
    };

    static void printHead()
    {
        print(QStringLiteral("%1 blocks  speed-up covered  width  crossover found  covered  median error")
                  .arg(QStringLiteral("noise"), -34));
    }

    // Of runs under `noise`; prints the row.
    static Covered coverageOf(const QString& name, const Noise& noise, const Truth& truth, int blocks,
                              int runs)
    {
        Covered covered;
        Tally found;
        std::vector<double> errors;
        std::vector<double> widths(axis.values.size(), 0);
        std::vector<double> squares(axis.values.size(), 0);
        for (const Analysis& analysis : analysesOf(runs, [&](std::uint64_t seed) {
                 return analyze(Machine({}, noise, 1000 + seed).run({1, threads}, axis, blocks, batches));
             })) {
            for (std::size_t i = 0; i < truth.logSpeedUps.size(); ++i) {
                const SpeedUp& speedUp = analysis.points.at(i).speedUp;
                covered.speedUps.count(speedUp.interval->holds(std::exp(truth.logSpeedUps[i])));
                widths[i] += std::log(speedUp.interval->high / speedUp.interval->low) / 2 / runs;
                squares[i] += std::pow(std::log(speedUp.ratio) - truth.logSpeedUps[i], 2) / runs;
            }
            found.count(analysis.crossovers.size() == 1);
            for (const Crossover& crossover : analysis.crossovers) {
                covered.crossovers.count(crossover.interval.holds(truth.crossover));
                errors.push_back(100 * std::abs(crossover.at / truth.crossover - 1));
            }
        }
        constexpr double normal = 1.96;
        for (std::size_t i = 0; i < widths.size(); ++i)
            covered.width += widths[i] / std::sqrt(squares[i]) / normal / static_cast<double>(widths.size());
        print(QStringLiteral("%1 %2          %3  %4         %5 %6      %7")
                  .arg(name, -34)
                  .arg(blocks, 6)
                  .arg(percent(covered.speedUps.percent()))
                  .arg(covered.width, 5, 'f', 2)
                  .arg(percent(found.percent()), percent(covered.crossovers.percent()),
                       percent(medianOf(errors), 2)));
        return covered;
    }

    // The schedule's own plan; `axis` is coarse, and the schedule puts points between.
    static Analysis scheduledRun(
        const CostModel& costs, const Noise& noise, const std::vector<int>& arms, std::uint64_t seed,
        const std::function<void(const Analysis&)>& watch = [](const Analysis&) {})
    {
        Machine machine(costs, noise, seed);
        RunHeader header;
        header.plan.targets = {
            {.name = QStringLiteral("simulated"), .backend = RedisTarget{}, .network = {}}};
        header.plan.arms = armsOfThreads(arms);
        header.plan.axis = coarseAxis;
        header.plan.precision = 0.1;
        header.plan.seed = seed;
        Schedule schedule(header.plan);
        Analyzer analyzer(header);
        for (int blocks = 0; blocks < mostBlocks; ++blocks) {
            const auto visit = schedule.next(analyzer.result());
            if (!visit)
                break;
            analyzer.add(machine.block(visit->point, arms, batches, visit->block,
                                       static_cast<double>(blocks) / mostBlocks));
            watch(analyzer.result());
        }
        return analyzer.result();
    }

    // Of all scheduled runs.
    Tally m_speedUps;
    Tally m_crossovers;
    std::vector<double> m_errors;
};

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
