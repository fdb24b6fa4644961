// SPDX-License-Identifier: GPL-3.0-or-later

// How many batches it takes until the crossover is known to a given precision: the schedule, that goes where
// the answer is unclear, against an even grid that visits all points in turn. On simulated truth, where only
// the choice of points differs, and on the targets of the first look as they are. Fails above a third, the
// median over the repeats.

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

constexpr double AskedPrecision = 0.1;
constexpr double MostOfGrid = 1.0 / 3;
constexpr int Seeds = 21;
constexpr int Repeats = 3; // on real targets
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

bool isKnown(const Analysis& analysis, const QString& target)
{
    const auto crossover =
        std::find_if(analysis.crossovers.begin(), analysis.crossovers.end(),
                     [&](const Crossover& candidate) { return candidate.target == target; });
    return crossover != analysis.crossovers.end() && relativeHalfWidth(*crossover) <= AskedPrecision;
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

// Whether the bound is met; a comparison that doesn't count is only shown.
bool show(const char* targets, const char* noise, const char* crossover, const QList<Pair>& pairs,
          bool counts)
{
    QList<std::size_t> even;
    QList<std::size_t> adaptive;
    for (const Pair& pair : pairs) {
        even.append(pair.even);
        adaptive.append(pair.adaptive);
    }
    const double ratio = static_cast<double>(median(adaptive)) / static_cast<double>(median(even));
    const bool good = !counts || ratio <= MostOfGrid;
    std::printf("%-22s %-6s %-12s %10zu %10zu %7.2f%s\n", targets, noise, crossover, median(even),
                median(adaptive), ratio,
                !counts ? "  (not bounded)"
                : good  ? ""
                        : "  above the bound");
    std::fflush(stdout);
    return good;
}

bool simulation()
{
    bool good = true;
    for (const bool two : {false, true}) {
        for (const double noise : {0.1, 0.2}) {
            for (const double startUs : {900.0, 1900.0, 4000.0}) {
                QList<std::uint64_t> seeds(Seeds);
                std::iota(seeds.begin(), seeds.end(), 1);
                const QList<Pair> pairs = QtConcurrent::blockingMapped(seeds, [=](std::uint64_t seed) {
                    Plan plan = two ? sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, seed)
                                    : sweepPlan({QStringLiteral("redis")}, seed);
                    plan.precision = AskedPrecision;
                    const auto known = [](const Analysis& analysis) {
                        return isKnown(analysis, QStringLiteral("redis"));
                    };
                    return Pair{batchesOfEvenGrid(plan, simulated(seed, startUs, noise), known, MostBlocks),
                                batchesOfSchedule(plan, simulated(seed, startUs, noise), known, MostBlocks)};
                });
                SimulatedCurve truth(0);
                truth.startUs = startUs;
                // A single quiet sweep is done before there is anything to choose.
                good &= show(
                    two ? "simulated, 2 x 7" : "simulated, 7", qPrintable(QString::number(noise, 'f', 2)),
                    qPrintable(QStringLiteral("%1 us").arg(truth.crossover(8, 6), 0, 'f', 1)), pairs, two);
            }
        }
    }
    return good;
}

bool realTargets()
{
    const auto preset = presetById(QStringLiteral("first-look"));
    if (!preset.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(sentence(preset.error())));
        return false;
    }
    Plan plan = preset.value().plan;
    plan.precision = AskedPrecision;
    const auto known = [](const Analysis& analysis) { return isKnown(analysis, QStringLiteral("redis")); };
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
    return show("first look, redis", "real", "measured", pairs, true);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::printf("Batches until the crossover is within %.0f %%; median of %d seeds, of %d real runs\n\n",
                AskedPrecision * 100, Seeds, Repeats);
    std::printf("%-22s %-6s %-12s %10s %10s %7s\n", "points", "noise", "crossover", "even grid", "adaptive",
                "ratio");
    const bool simulatedGood = simulation();
    const bool realGood = realTargets();
    std::printf("\nBound for two targets: %.2f. %s\n", MostOfGrid,
                simulatedGood && realGood ? "Met." : "NOT met.");
    return simulatedGood && realGood ? 0 : 1;
}
