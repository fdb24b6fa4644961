// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/published_table.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t repeats = 3;

constexpr std::array<PublishedFigures, 6> asPublished{{
    {.redis = false, .roundTrip = 0us, .single = 525us, .arm = 4310us},
    {.redis = true, .roundTrip = 0us, .single = 1150us, .arm = 4870us},
    {.redis = false, .roundTrip = 400us, .single = 34'700us, .arm = 19'500us},
    {.redis = true, .roundTrip = 400us, .single = 10'800us, .arm = 6280us},
    {.redis = false, .roundTrip = 200us, .single = 19'500us, .arm = 12'400us},
    {.redis = true, .roundTrip = 200us, .single = 3710us, .arm = 4720us},
}};

bool isTargetOf(const PublishedFigures& figures, const Plan& plan, const Target& target)
{
    const QLatin1String backend(figures.redis ? "redis" : "file");
    return target.backend.id() == backend && networkAt(plan, target, 0).rtt == figures.roundTrip;
}

const Target* targetOf(const PublishedFigures& figures, const Plan& plan)
{
    const auto found = std::find_if(plan.targets.begin(), plan.targets.end(),
                                    [&](const Target& target) { return isTargetOf(figures, plan, target); });
    return found == plan.targets.end() ? nullptr : &*found;
}

// Of one arm: the blocks' batches, summed.
struct BlockSum
{
    double nanoseconds = 0;
    std::size_t batches = 0;
};

std::optional<std::chrono::nanoseconds> bestOfThree(const std::vector<BlockSum>& blocks)
{
    if (blocks.size() < repeats)
        return std::nullopt;
    double best = 0;
    for (std::size_t repeat = 0; repeat < repeats; ++repeat) {
        BlockSum sum;
        const std::size_t end = (repeat + 1) * blocks.size() / repeats;
        for (std::size_t i = repeat * blocks.size() / repeats; i < end; ++i) {
            sum.nanoseconds += blocks[i].nanoseconds;
            sum.batches += blocks[i].batches;
        }
        const double mean = sum.nanoseconds / static_cast<double>(sum.batches);
        best = repeat == 0 ? mean : std::min(best, mean);
    }
    return std::chrono::nanoseconds(std::llround(best));
}

std::optional<std::chrono::nanoseconds> bestOfThree(const Run& run, const PointKey& point, int threads)
{
    std::vector<BlockSum> sums;
    for (const Block& block : run.blocks) {
        if (block.point != point)
            continue;
        const auto arm = std::find_if(block.arms.begin(), block.arms.end(), [threads](const ArmSamples& own) {
            return own.arm == Arm::ofThreads(threads) && !own.batches.empty();
        });
        if (arm == block.arms.end())
            continue;
        BlockSum sum{.nanoseconds = 0, .batches = arm->batches.size()};
        for (const std::chrono::nanoseconds batch : arm->batches)
            sum.nanoseconds += static_cast<double>(batch.count());
        sums.push_back(sum);
    }
    return bestOfThree(sums);
}

Agreement agreementOf(const PublishedFigures& published, Verdict verdict)
{
    if (verdict == Verdict::Unclear)
        return Agreement::Unclear;
    return (published.speedUp() > 1) == (verdict == Verdict::Threads) ? Agreement::Agrees
                                                                      : Agreement::Differs;
}

std::optional<std::chrono::nanoseconds> cpuOf(const PointResult& point, int items)
{
    if (!point.singleIoShare)
        return std::nullopt;
    return std::chrono::nanoseconds(
        std::llround((1 - *point.singleIoShare) * static_cast<double>(point.single.p50.count()) / items));
}

std::optional<MeasuredFigures::GilLimit> gilLimitOf(const PointResult& point)
{
    const auto& operation = point.singleOperation;
    if (!operation || !operation->held || operation->held->count() <= 0)
        return std::nullopt;
    return MeasuredFigures::GilLimit{.held = *operation->held,
                                     .operation = operation->wall,
                                     .speedUp = static_cast<double>(operation->wall.count()) /
                                                static_cast<double>(operation->held->count())};
}

std::optional<std::chrono::nanoseconds> knownCost(std::chrono::nanoseconds cost)
{
    return cost.count() > 0 ? std::optional(cost) : std::nullopt;
}

} // namespace

std::span<const PublishedFigures> publishedFigures()
{
    return asPublished;
}

bool measuresPublishedTable(const Plan& plan)
{
    const auto hasArm = [&plan](int threads) {
        return std::find(plan.arms.begin(), plan.arms.end(), Arm::ofThreads(threads)) != plan.arms.end();
    };
    return plan.axis.kind == AxisKind::Threads && plan.workload == Workload{} &&
           plan.pool == PoolKind::PerBatch && hasArm(1) && hasArm(PublishedFigures::threadCount) &&
           std::all_of(asPublished.begin(), asPublished.end(), [&plan](const PublishedFigures& figures) {
               return targetOf(figures, plan) != nullptr;
           });
}

PublishedTable publishedTable(const Run& run, const Analysis& analysis)
{
    const Plan& plan = run.header.plan;
    if (!measuresPublishedTable(plan))
        return {};
    const Environment& environment = run.header.environment;
    PublishedTable table{.rows = {},
                         .work = {.native = knownCost(environment.workloadCost),
                                  .python = knownCost(environment.pythonWorkloadCost)}};
    for (const PublishedFigures& figures : asPublished) {
        PublishedRow row{.target = targetOf(figures, plan)->name, .published = figures, .measured = {}};
        for (const PointResult& point : analysis.points) {
            if (point.key.target != row.target || point.what != Arm::ofThreads(PublishedFigures::threadCount))
                continue;
            row.measured.push_back({.runtime = point.key.runtime,
                                    .point = point,
                                    .singleBestOfThree = bestOfThree(run, point.key, 1),
                                    .bestOfThree = bestOfThree(run, point.key, PublishedFigures::threadCount),
                                    .singleCpu = cpuOf(point, plan.workload.items),
                                    .gil = gilLimitOf(point),
                                    .agreement = agreementOf(figures, point.verdict)});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace breakeven
