// SPDX-License-Identifier: GPL-3.0-or-later

// How many batches it takes until the crossover is known to a given precision: the schedule, that goes where
// the answer is unclear, against an even grid that visits all points in turn. On simulated truth, where only
// the choice of points differs, and on the targets of the first look as they are: both of them, and Redis
// alone. Fails above a third, the median over the repeats. Where an even grid of one target is done within 12
// rounds the ratio is shown without a bound: the first look at each point, which both take, is a twelfth of
// them or more, and a third less that is not enough for an interval at all.

#include "core/experiment/measured_target.h"
#include "core/experiment/presets.h"
#include "core/experiment/schedule.h"
#include "tests/core/experiment/simulated_curve.h"

#include <QCoreApplication>
#include <QtConcurrent>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>

using namespace breakeven;

namespace {

constexpr std::size_t LeastRounds = 12; // of an even grid of one target, from which on it is bounded
constexpr double MostOfGrid = 1.0 / 3;
constexpr int Seeds = 21;
constexpr int Repeats = 5; // on real targets
constexpr int MostBlocks = 3'000;
constexpr int MostBlocksOfReal = 800; // a minute

using Measure = std::function<Block(const Plan&, const Schedule::Visit&)>;
using IsKnown = std::function<bool(const Analysis&)>;

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
                std::fprintf(stderr, "%s\n", qPrintable(sentence(opened.error())));
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
            std::fprintf(stderr, "%s\n", qPrintable(sentence(block.error())));
            std::exit(1);
        }
        return std::move(block).value();
    }

private:
    std::vector<std::unique_ptr<MeasuredTarget>> m_opened;
};

bool isKnown(const Analysis& analysis, const QString& target, double precision)
{
    const auto crossover =
        std::find_if(analysis.crossovers.begin(), analysis.crossovers.end(),
                     [&](const Crossover& candidate) { return candidate.target == target; });
    return crossover != analysis.crossovers.end() && relativeHalfWidth(*crossover) <= precision;
}

std::size_t batchesOf(const Block& block)
{
    return std::accumulate(block.arms.begin(), block.arms.end(), std::size_t{0},
                           [](std::size_t sum, const ArmSamples& arm) { return sum + arm.batches.size(); });
}

std::size_t batchesOfSchedule(const Plan& plan, const Measure& measure, const IsKnown& known, int mostBlocks)
{
    Schedule schedule(plan);
    Analyzer analyzer(headerOf(plan));
    std::size_t batches = 0;
    for (int blocks = 0; blocks < mostBlocks && !known(analyzer.result()); ++blocks) {
        const auto visit = schedule.next(analyzer.result());
        if (!visit)
            break;
        const Block block = measure(plan, *visit);
        batches += batchesOf(block);
        analyzer.add(block);
    }
    return batches;
}

std::size_t batchesOfEvenGrid(const Plan& plan, const Measure& measure, const IsKnown& known, int mostBlocks)
{
    Analyzer analyzer(headerOf(plan));
    std::size_t batches = 0;
    int blocks = 0;
    for (int index = 0; blocks < mostBlocks; ++index) {
        for (const double value : plan.axis.values) {
            for (const Target& target : plan.targets) {
                const PointKey key{target.name, RuntimeKind::Native, plan.axis.kind, value};
                std::vector<std::size_t> order{0, 1};
                if (index % 2 == 1)
                    std::swap(order[0], order[1]);
                const Block block = measure(plan, {.point = key, .block = index, .order = order});
                batches += batchesOf(block);
                ++blocks;
                analyzer.add(block);
            }
            if (known(analyzer.result()))
                return batches;
        }
    }
    return batches;
}

std::size_t median(QList<std::size_t> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Pair
{
    std::size_t even = 0;
    std::size_t adaptive = 0;
};

std::size_t medianOfEven(const QList<Pair>& pairs)
{
    QList<std::size_t> even;
    for (const Pair& pair : pairs)
        even.append(pair.even);
    return median(even);
}

// Whether the bound is met; a comparison that doesn't count is only shown.
bool show(const char* targets, double precision, const char* noise, const char* crossover,
          const QList<Pair>& pairs, bool counts)
{
    QList<std::size_t> even;
    QList<std::size_t> adaptive;
    for (const Pair& pair : pairs) {
        even.append(pair.even);
        adaptive.append(pair.adaptive);
    }
    const double ratio = static_cast<double>(median(adaptive)) / static_cast<double>(median(even));
    const bool good = !counts || ratio <= MostOfGrid;
    std::printf("%-18s %4.0f %%   %-6s %-12s %10zu %10zu %7.2f%s\n", targets, 100 * precision, noise,
                crossover, median(even), median(adaptive), ratio,
                !counts ? "  (not bounded)"
                : good  ? ""
                        : "  above the bound");
    std::fflush(stdout);
    return good;
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
    for (const auto& [two, precision, noise] :
         {Row{false, 0.1, 0.1}, Row{false, 0.1, 0.2}, Row{false, 0.05, 0.1}, Row{false, 0.05, 0.2},
          Row{true, 0.1, 0.1}, Row{true, 0.1, 0.2}}) {
        for (const double startUs : {900.0, 1900.0, 4000.0}) {
            QList<std::uint64_t> seeds(Seeds);
            std::iota(seeds.begin(), seeds.end(), 1);
            const QList<Pair> pairs = QtConcurrent::blockingMapped(
                seeds, [=, isTwo = two, asked = precision, scatter = noise](std::uint64_t seed) {
                    Plan plan = isTwo ? sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, seed)
                                      : sweepPlan({QStringLiteral("redis")}, seed);
                    plan.precision = asked;
                    const auto known = [asked](const Analysis& analysis) {
                        return isKnown(analysis, QStringLiteral("redis"), asked);
                    };
                    return Pair{
                        batchesOfEvenGrid(plan, simulated(seed, startUs, scatter), known, MostBlocks),
                        batchesOfSchedule(plan, simulated(seed, startUs, scatter), known, MostBlocks)};
                });
            SimulatedCurve truth(0);
            truth.startUs = startUs;
            const std::size_t perRound = 2 * sweepPlan({QStringLiteral("redis")}, 1).axis.values.size();
            const bool counts = two || medianOfEven(pairs) >= LeastRounds * perRound;
            good &= show(two ? "simulated, 2 x 7" : "simulated, 7", precision,
                         qPrintable(QString::number(noise, 'f', 2)),
                         qPrintable(QStringLiteral("%1 us").arg(truth.crossover(8, 6), 0, 'f', 1)), pairs,
                         counts);
        }
    }
    return good;
}

// Of the first look: all its targets, or Redis alone.
bool realTargets(bool redisOnly)
{
    const auto preset = presetById(QStringLiteral("first-look"));
    if (!preset.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(sentence(preset.error())));
        return false;
    }
    Plan plan = preset.value().plan;
    plan.precision = redisOnly ? 0.05 : 0.1; // a quiet target by itself is done too soon to compare
    if (redisOnly)
        std::erase_if(plan.targets, [](const Target& target) {
            return !std::holds_alternative<RedisTarget>(target.backend);
        });
    const auto known = [&plan](const Analysis& analysis) {
        return isKnown(analysis, QStringLiteral("redis"), plan.precision);
    };
    QList<Pair> pairs;
    for (int repeat = 0; repeat < Repeats; ++repeat) {
        plan.seed = static_cast<std::uint64_t>(repeat) + 1;
        RealTargets targets(plan);
        const Measure measure = [&](const Plan&, const Schedule::Visit& visit) {
            return targets.measure(visit);
        };
        Pair pair;
        pair.adaptive = batchesOfSchedule(plan, measure, known, MostBlocksOfReal);
        pair.even = batchesOfEvenGrid(plan, measure, known, MostBlocksOfReal);
        pairs.append(pair);
    }
    return show(redisOnly ? "redis alone" : "first look, redis", plan.precision, "real", "measured", pairs,
                true);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::printf(
        "Batches until the crossover is within the precision; median of %d seeds, of %d real runs\n\n", Seeds,
        Repeats);
    std::printf("%-18s %-8s %-6s %-12s %10s %10s %7s\n", "points", "within", "noise", "crossover",
                "even grid", "adaptive", "ratio");
    bool good = simulation();
    for (const bool redisOnly : {false, true})
        good = realTargets(redisOnly) && good;
    std::printf("\nBound: %.2f. %s\n", MostOfGrid, good ? "Met." : "NOT met.");
    return good ? 0 : 1;
}
