// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/block_medians.h"

#include "core/analysis/arm_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace breakeven {

std::vector<const ArmSamples*> samplesOf(const Block& block, const std::vector<Arm>& arms)
{
    std::vector<const ArmSamples*> samples(arms.size(), nullptr);
    std::vector<bool> taken(block.arms.size(), false);
    const auto isOf = [&](std::size_t place, const Arm& arm) {
        return Arm{.threads = block.arms[place].threads, .pipelined = block.arms[place].pipelined} == arm;
    };
    for (std::size_t i = 0; i < std::min(arms.size(), block.arms.size()); ++i) {
        if (isOf(i, arms[i])) {
            samples[i] = &block.arms[i];
            taken[i] = true;
        }
    }
    for (std::size_t i = 0; i < arms.size(); ++i) {
        for (std::size_t j = 0; j < block.arms.size() && samples[i] == nullptr; ++j) {
            if (!taken[j] && isOf(j, arms[i])) {
                samples[i] = &block.arms[j];
                taken[j] = true;
            }
        }
    }
    return samples;
}

std::vector<PointMedians> blockMediansOf(const Run& run)
{
    Plan threadsOnly;
    threadsOnly.threads = run.header.plan.threads;
    return blockMediansOf(run, armsOf(threadsOnly));
}

std::vector<PointMedians> blockMediansOf(const Run& run, const std::vector<Arm>& arms)
{
    std::vector<PointMedians> points;
    for (const Block& block : run.blocks) {
        auto point = std::find_if(points.begin(), points.end(),
                                  [&](const PointMedians& other) { return other.key == block.point; });
        if (point == points.end()) {
            PointMedians fresh{.key = block.point, .logMedians = {}};
            fresh.logMedians.resize(arms.size());
            point = points.insert(points.end(), std::move(fresh));
        }
        const std::vector<const ArmSamples*> samples = samplesOf(block, arms);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const std::optional<double> median =
                samples[i] != nullptr ? medianOf(samples[i]->batches) : std::nullopt;
            point->logMedians[i].push_back(median && *median > 0 ? std::log(*median)
                                                                 : std::numeric_limits<double>::quiet_NaN());
        }
    }
    return points;
}

std::vector<double> known(const std::vector<double>& logMedians)
{
    std::vector<double> result;
    std::copy_if(logMedians.begin(), logMedians.end(), std::back_inserter(result),
                 [](double value) { return !std::isnan(value); });
    return result;
}

} // namespace breakeven
