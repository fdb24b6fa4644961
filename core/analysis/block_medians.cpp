// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/block_medians.h"

#include "core/analysis/arm_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace breakeven {

std::vector<const ArmSamples*> armsOf(const Block& block, const std::vector<int>& threads)
{
    std::vector<const ArmSamples*> arms(threads.size(), nullptr);
    std::vector<bool> taken(block.arms.size(), false);
    for (std::size_t i = 0; i < std::min(threads.size(), block.arms.size()); ++i) {
        if (block.arms[i].threads == threads[i]) {
            arms[i] = &block.arms[i];
            taken[i] = true;
        }
    }
    for (std::size_t i = 0; i < threads.size(); ++i) {
        for (std::size_t j = 0; j < block.arms.size() && arms[i] == nullptr; ++j) {
            if (!taken[j] && block.arms[j].threads == threads[i]) {
                arms[i] = &block.arms[j];
                taken[j] = true;
            }
        }
    }
    return arms;
}

std::vector<PointMedians> blockMediansOf(const Run& run)
{
    const std::vector<int>& threads = run.header.plan.threads;
    std::vector<PointMedians> points;
    for (const Block& block : run.blocks) {
        auto point = std::find_if(points.begin(), points.end(),
                                  [&](const PointMedians& other) { return other.key == block.point; });
        if (point == points.end()) {
            PointMedians fresh{.key = block.point, .logMedians = {}};
            fresh.logMedians.resize(threads.size());
            point = points.insert(points.end(), std::move(fresh));
        }
        const std::vector<const ArmSamples*> arms = armsOf(block, threads);
        for (std::size_t i = 0; i < arms.size(); ++i) {
            const std::optional<double> median =
                arms[i] != nullptr ? medianOf(arms[i]->batches) : std::nullopt;
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
