// SPDX-License-Identifier: GPL-3.0-or-later

// How many batches it takes until the crossover is known to a given precision: the schedule, that goes where
// the answer is unclear, against even grids that visit all their points in turn. On simulated truth, where
// only the choice of points differs, and on the targets of the first look as they are: both of them, and
// Redis alone.
//
// Known means the same for all: the interval is within the precision and rests on two neighbours of five
// blocks or more, fewer not being enough for an interval to hold what it says. There are two even grids:
//
// - "close" is bounded. Its neighbours lie as close everywhere as the schedule makes them at the crossover
//   before it calls that known (core/experiment/brackets.h), and so its answer is worth as much. A grid can't
//   know where the crossover is, so that it has to be close everywhere.
// - "plan" has the plan's points alone. Its interval comes of a straight line between neighbours that may lie
//   far apart and knows nothing of how the curve bends there, so this isn't an equal answer: it costs less
//   and is further off. Its ratio is shown and marked where it is above the bound, but doesn't fail. With one
//   target of 7 points it can't be below 2/7 where the crossover lies in the middle between two, and comes
//   near that only in long runs: of 9 rounds, the first look at every point is a ninth.
//
// The schedule has to be at most a third of the close grid in every row, the median over the repeats. How far
// the answers are from the truth is shown beside; on real targets, where it is unknown, the answers are.

#include "core/backends/redis/target/redis_target.h"
#include "core/experiment/brackets.h"
#include "core/experiment/measured_target.h"
#include "core/experiment/presets.h"
#include "core/experiment/schedule.h"
#include "tests/bench/median.h"
#include "tests/core/experiment/simulated_curve.h"

#include <QCoreApplication>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <numeric>

using namespace breakeven;

namespace {

constexpr double mostOfGrid = 1.0 / 3;
constexpr int seedsOfRow = 21;
constexpr int repeats = 5; // on real targets
constexpr int mostBlocks = 6'000;
constexpr int mostBlocksOfReal = 800; // a minute

using Measure = std::function<Block(const Plan&, const Schedule::Visit&)>;

// One target with a crossover, one without.
Measure simulated(std::uint64_t seed, double startUs, double noise)
{
    SimulatedCurve redis(seed);
    redis.startUs = startUs;
    redis.noise = noise;
    SimulatedCurve file(seed + 1'000'000);
    file.startUs = 20'000; // threads never win in the range
    file.noise = noise;
    return [redis, file](const Plan& plan, const Schedule::Visit& visit) mutable {
        return (visit.point.target == QLatin1String("redis") ? redis : file).measure(plan, visit);
    };
}

// The targets of a plan, opened.
class RealTargets
{
public:
    explicit RealTargets(const Plan& plan)
    {
        for (const Target& target : plan.targets) {
            auto opened = MeasuredTarget::open(plan, target, RuntimeKind::Native,
                                               QUuid::createUuid().toString(QUuid::WithoutBraces), {});
            if (!opened.ok()) {
                std::fprintf(stderr, "%s\n", qPrintable(codedText(opened.error())));
                std::exit(1);
            }
            m_opened.push_back(std::move(opened).value());
        }
    }

    Block measure(const Schedule::Visit& visit)
    {
        const auto opened = std::find_if(m_opened.begin(), m_opened.end(), [&](const auto& candidate) {
            return candidate->name() == visit.point.target;
        });
        auto block = (*opened)->measure(visit, {});
        if (!block.ok()) {
            std::fprintf(stderr, "%s\n", qPrintable(codedText(block.error())));
            std::exit(1);
        }
        return std::move(block).value();
    }

private:
    std::vector<std::unique_ptr<MeasuredTarget>> m_opened;
};

// The round trip that halves the gap; nothing where its ends are close.
std::optional<double> between(double low, double high, double precision)
{
    Bracket gap;
    gap.low.axis = gap.high.axis = AxisKind::RttUs;
    gap.low.value = low;
    gap.high.value = high;
    return valueBetween(gap, precision);
}

// The plan's values and those between, until neighbours are close everywhere.
std::vector<double> closeValues(const Plan& plan)
{
    std::vector<double> values = plan.axis.values;
    for (std::size_t i = 0; i + 1 < values.size();) {
        if (const auto value = between(values[i], values[i + 1], plan.precision))
            values.insert(values.begin() + static_cast<std::ptrdiff_t>(i) + 1, *value);
        else
            ++i;
    }
    return values;
}

// The crossover of Redis, once it is known.
std::optional<double> knownCrossover(const Analysis& analysis, double precision, bool closely)
{
    const QString target = QStringLiteral("redis");
    const auto crossover =
        std::find_if(analysis.crossovers.begin(), analysis.crossovers.end(),
                     [&](const Crossover& candidate) { return candidate.target == target; });
    if (crossover == analysis.crossovers.end() || relativeHalfWidth(*crossover) > precision)
        return std::nullopt;
    const PointResult* low = nullptr;
    for (const PointResult& point : analysis.points) {
        if (point.key.target != target || point.speedUp.blocks < 2)
            continue;
        if (point.key.value <= crossover->at) {
            low = &point;
            continue;
        }
        const bool enough =
            low != nullptr && std::min(low->speedUp.blocks, point.speedUp.blocks) >= Schedule::minimumBlocks;
        if (enough && (!closely || !between(low->key.value, point.key.value, precision)))
            return crossover->at;
        break;
    }
    return std::nullopt;
}

struct Course
{
    double batches = 0;
    std::optional<double> crossover; // nothing where the blocks were spent before
};

double batchesOf(const Block& block)
{
    return std::accumulate(block.arms.begin(), block.arms.end(), 0.0, [](double sum, const ArmSamples& arm) {
        return sum + static_cast<double>(arm.batches.size());
    });
}

Course bySchedule(const Plan& plan, const Measure& measure, int limit)
{
    Schedule schedule(plan);
    Analyzer analyzer(headerOf(plan));
    Course course;
    for (int blocks = 0; blocks < limit; ++blocks) {
        course.crossover = knownCrossover(analyzer.result(), plan.precision, true);
        if (course.crossover)
            return course;
        const auto visit = schedule.next(analyzer.result());
        if (!visit)
            break;
        const Block block = measure(plan, *visit);
        course.batches += batchesOf(block);
        analyzer.add(block);
    }
    course.batches = std::numeric_limits<double>::infinity(); // it failed
    return course;
}

Course byEvenGrid(const Plan& plan, const std::vector<double>& values, const Measure& measure, int limit)
{
    const bool closely = values.size() > plan.axis.values.size();
    Analyzer analyzer(headerOf(plan));
    Course course;
    int blocks = 0;
    for (int index = 0; blocks < limit && !course.crossover; ++index) {
        for (const double value : values) {
            for (const Target& target : plan.targets) {
                const PointKey key{target.name, RuntimeKind::Native, plan.axis.kind, value};
                std::vector<std::size_t> order{0, 1};
                if (index % 2 == 1)
                    std::swap(order[0], order[1]);
                const Block block = measure(plan, {.point = key, .block = index, .order = order});
                course.batches += batchesOf(block);
                ++blocks;
                analyzer.add(block);
            }
        }
        course.crossover = knownCrossover(analyzer.result(), plan.precision, closely);
    }
    return course;
}

// Of one seed or run.
struct Courses
{
    Course adaptive;
    Course closeGrid;
    Course planGrid;
    double truth = 0; // 0: unknown
};

Courses coursesOf(const Plan& plan, const std::function<Measure()>& start, int limit)
{
    return {.adaptive = bySchedule(plan, start(), limit),
            .closeGrid = byEvenGrid(plan, closeValues(plan), start(), limit),
            .planGrid = byEvenGrid(plan, plan.axis.values, start(), limit)};
}

double median(std::vector<double> values)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    return medianOf(std::move(values));
}

double medianBatches(const QList<Courses>& all, Course Courses::*which)
{
    std::vector<double> batches;
    for (const Courses& courses : all)
        batches.push_back((courses.*which).batches);
    return median(batches);
}

// The median error in percent, or the median crossover where the truth is unknown.
QString answer(const QList<Courses>& all, Course Courses::*which)
{
    std::vector<double> answers;
    bool isError = false;
    for (const Courses& courses : all) {
        const auto& crossover = (courses.*which).crossover;
        isError = courses.truth > 0;
        if (crossover)
            answers.push_back(isError ? 100 * std::abs(*crossover / courses.truth - 1) : *crossover);
    }
    return QString::number(median(answers), 'f', 1) + QLatin1String(isError ? " %" : " us");
}

// Whether the bound is met.
bool show(const char* targets, double precision, const char* noise, const QString& crossover,
          const QList<Courses>& all)
{
    const double adaptive = medianBatches(all, &Courses::adaptive);
    const double close = medianBatches(all, &Courses::closeGrid);
    const double plan = medianBatches(all, &Courses::planGrid);
    const bool good = adaptive / close <= mostOfGrid;
    std::printf("%-18s %4.0f %%  %-5s %-9s %7.0f %9s %8.0f %9s %6.2f%c %7.0f %9s %6.2f%c\n", targets,
                100 * precision, noise, qPrintable(crossover), adaptive,
                qPrintable(answer(all, &Courses::adaptive)), close,
                qPrintable(answer(all, &Courses::closeGrid)), adaptive / close, good ? ' ' : '!', plan,
                qPrintable(answer(all, &Courses::planGrid)), adaptive / plan,
                adaptive / plan <= mostOfGrid ? ' ' : '*');
    std::fflush(stdout);
    return good;
}

// Spread evenly over the log axis from 50 to 1,500 us, by the golden ratio.
double spreadCrossover(std::uint64_t seed)
{
    return 50 * std::pow(30, std::fmod(static_cast<double>(seed) * 0.618034, 1.0));
}

bool simulation()
{
    struct Row
    {
        bool two;
        double precision;
        double noise;
    };
    bool good = true;
    for (const Row& row : {Row{false, 0.1, 0.1}, Row{false, 0.1, 0.2}, Row{false, 0.05, 0.1},
                           Row{false, 0.05, 0.2}, Row{true, 0.1, 0.1}, Row{true, 0.1, 0.2}}) {
        for (const double crossover : {67.5, 142.5, 300.0, 0.0}) { // 0: another one for every seed
            QList<std::uint64_t> seeds(seedsOfRow);
            std::iota(seeds.begin(), seeds.end(), 1);
            const QList<Courses> all = QtConcurrent::blockingMapped(seeds, [=](std::uint64_t seed) {
                Plan plan = row.two ? sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, seed)
                                    : sweepPlan({QStringLiteral("redis")}, seed);
                plan.precision = row.precision;
                const double truth = crossover > 0 ? crossover : spreadCrossover(seed);
                const SimulatedCurve curve(0); // what the pool costs is in proportion to the crossover
                const double startUs = curve.startUs * truth / curve.crossover(plan.workload.items, 6);
                Courses courses = coursesOf(
                    plan, [=] { return simulated(seed, startUs, row.noise); }, mostBlocks);
                courses.truth = truth;
                return courses;
            });
            good &= show(row.two ? "simulated, 2 x 7" : "simulated, 7", row.precision,
                         qPrintable(QString::number(row.noise, 'f', 2)),
                         crossover > 0 ? QStringLiteral("%1 us").arg(crossover, 0, 'f', 1)
                                       : QStringLiteral("spread"),
                         all);
        }
    }
    return good;
}

// Of the first look: all its targets, or Redis alone.
bool realTargets(bool redisOnly)
{
    const auto preset = presetById(QStringLiteral("first-look"));
    if (!preset.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(codedText(preset.error())));
        return false;
    }
    Plan plan = preset.value().plan;
    plan.precision = redisOnly ? 0.05 : 0.1;
    if (redisOnly)
        std::erase_if(plan.targets,
                      [](const Target& target) { return target.backend.as<RedisTarget>() == nullptr; });
    QList<Courses> all;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        plan.seed = static_cast<std::uint64_t>(repeat) + 1;
        RealTargets targets(plan);
        const auto start = [&]() -> Measure {
            return [&](const Plan&, const Schedule::Visit& visit) { return targets.measure(visit); };
        };
        all.append(coursesOf(plan, start, mostBlocksOfReal));
    }
    return show(redisOnly ? "redis alone" : "first look, redis", plan.precision, "real",
                QStringLiteral("measured"), all);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::printf(
        "Batches until the crossover is within the precision, and how far off (or where) it then is;\n"
        "median of %d seeds, of %d real runs\n\n",
        seedsOfRow, repeats);
    std::printf("%-18s %-7s %-5s %-9s %17s %26s  %25s\n", "", "", "", "", "adaptive", "close even grid",
                "the plan's even grid");
    std::printf("%-18s %-7s %-5s %-9s %7s %9s %8s %9s %6s  %7s %9s %6s\n", "points", "within", "noise",
                "crossover", "batches", "off", "batches", "off", "ratio", "batches", "off", "ratio");
    bool good = simulation();
    for (const bool redisOnly : {false, true})
        good = realTargets(redisOnly) && good;
    std::printf("\nBound, against the close grid: %.2f. %s (! above it; * above it against the plan's)\n",
                mostOfGrid, good ? "Met." : "NOT met.");
    return good ? 0 : 1;
}
