// SPDX-License-Identifier: GPL-3.0-or-later

// How many blocks it takes until the crossover is known to a given precision: the schedule, that goes where
// the answer is unclear, against an even grid that visits all points in turn. On simulated truth, so that
// only the choice of points differs. Fails above a third, the median over the seeds.

#include "core/experiment/schedule.h"
#include "tests/core/experiment/simulated_curve.h"

#include <algorithm>
#include <cstdio>

using namespace breakeven;

namespace {

constexpr double AskedPrecision = 0.1;
constexpr double MostOfGrid = 1.0 / 3;
constexpr int Seeds = 21;
constexpr int MostBlocks = 4'000;

// One target with a crossover, one without, as "First look" has them.
class Machine
{
public:
    Machine(std::uint64_t seed, double startUs, double noise) : m_redis(seed), m_file(seed + 1'000'000)
    {
        m_redis.startUs = startUs;
        m_redis.noise = noise;
        m_file.startUs = 20'000; // threads never win in the range
        m_file.noise = noise;
    }

    Block measure(const Plan& plan, const Schedule::Visit& visit)
    {
        return visit.point.target == QLatin1String("redis") ? m_redis.measure(plan, visit)
                                                            : m_file.measure(plan, visit);
    }

private:
    SimulatedCurve m_redis;
    SimulatedCurve m_file;
};

bool isKnown(const Analysis& analysis)
{
    return analysis.crossovers.size() == 1 &&
           relativeHalfWidth(analysis.crossovers.front()) <= AskedPrecision;
}

int blocksOfSchedule(const Plan& plan, Machine machine)
{
    Schedule schedule(plan);
    Analyzer analyzer(headerOf(plan));
    for (int blocks = 0; blocks < MostBlocks; ++blocks) {
        if (isKnown(analyzer.result()))
            return blocks;
        const auto visit = schedule.next(analyzer.result());
        if (!visit)
            return MostBlocks;
        analyzer.add(machine.measure(plan, *visit));
    }
    return MostBlocks;
}

int blocksOfEvenGrid(const Plan& plan, Machine machine)
{
    Analyzer analyzer(headerOf(plan));
    int blocks = 0;
    for (int index = 0; blocks < MostBlocks; ++index) {
        for (const Target& target : plan.targets) {
            for (const double value : plan.axis.values) {
                if (isKnown(analyzer.result()))
                    return blocks;
                const PointKey key{target.name, RuntimeKind::Native, plan.axis.kind, value};
                analyzer.add(machine.measure(plan, {.point = key, .block = index, .order = {}}));
                ++blocks;
            }
        }
    }
    return blocks;
}

int median(std::vector<int> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main()
{
    std::printf("Blocks until the crossover is within %.0f %%, median of %d seeds\n\n", AskedPrecision * 100,
                Seeds);
    std::printf("%-12s %-8s %-18s %10s %10s %8s\n", "targets", "noise", "crossover", "even grid", "adaptive",
                "ratio");
    bool good = true;
    for (const bool two : {false, true}) {
        for (const double noise : {0.1, 0.2}) {
            for (const double startUs : {900.0, 1900.0, 4000.0}) {
                std::vector<int> even;
                std::vector<int> adaptive;
                for (std::uint64_t seed = 1; seed <= Seeds; ++seed) {
                    Plan plan = two ? sweepPlan({QStringLiteral("file"), QStringLiteral("redis")}, seed)
                                    : sweepPlan({QStringLiteral("redis")}, seed);
                    plan.precision = AskedPrecision;
                    even.push_back(blocksOfEvenGrid(plan, Machine(seed, startUs, noise)));
                    adaptive.push_back(blocksOfSchedule(plan, Machine(seed, startUs, noise)));
                }
                SimulatedCurve truth(0);
                truth.startUs = startUs;
                const double ratio = static_cast<double>(median(adaptive)) / median(even);
                // A single sweep that is quiet is done before there is anything to choose.
                const bool counts = two;
                good = good && (!counts || ratio <= MostOfGrid);
                std::printf("%-12s %-8.2f %12.1f µs   %10d %10d %8.2f%s\n", two ? "2 x 7 points" : "7 points",
                            noise, truth.crossover(8, 6), median(even), median(adaptive), ratio,
                            counts && ratio > MostOfGrid ? "  above the bound" : "");
            }
        }
    }
    std::printf("\nBound for two targets: %.2f. %s\n", MostOfGrid, good ? "Met." : "NOT met.");
    return good ? 0 : 1;
}
