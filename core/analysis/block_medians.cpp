// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/block_medians.h"

#include "core/analysis/arm_figures.h"
#include "core/runs/parallel_work.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace breakeven {

namespace {

constexpr std::size_t blocksOfPart = 256; // done by one thread at a time

struct Part
{
    PointMedians* point;
    std::size_t from; // of its blocks
};

} // namespace

std::vector<const ArmSamples*> samplesOf(const Block& block, const std::vector<Arm>& arms)
{
    std::vector<const ArmSamples*> samples(arms.size(), nullptr);
    std::vector<bool> taken(block.arms.size(), false);
    const auto isOf = [&](std::size_t place, const Arm& arm) { return block.arms[place].arm == arm; };
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
    return blockMediansOf(run, armsOfThreads(threadCountsOf(run.header.plan)));
}

std::vector<PointMedians> blockMediansOf(const Run& run, const std::vector<Arm>& arms)
{
    std::vector<PointMedians> points;
    std::size_t last = 0; // blocks of a point often come in a row
    for (std::size_t place = 0; place < run.blocks.size(); ++place) {
        const PointKey& key = run.blocks[place].point;
        if (last >= points.size() || points[last].key != key)
            last = static_cast<std::size_t>(std::distance(
                points.begin(), std::find_if(points.begin(), points.end(),
                                             [&](const PointMedians& other) { return other.key == key; })));
        if (last == points.size())
            points.push_back({.key = key, .logMedians = {}, .places = {}});
        points[last].places.push_back(place);
    }

    std::vector<Part> parts;
    for (PointMedians& point : points) {
        point.logMedians.assign(
            arms.size(), std::vector<double>(point.places.size(), std::numeric_limits<double>::quiet_NaN()));
        for (std::size_t from = 0; from < point.places.size(); from += blocksOfPart)
            parts.push_back({.point = &point, .from = from});
    }
    workInParallel(std::ssize(parts), [&](qsizetype index) {
        const auto& [point, from] = parts[static_cast<std::size_t>(index)];
        const std::size_t to = std::min(from + blocksOfPart, point->places.size());
        for (std::size_t i = from; i < to; ++i) {
            const std::vector<const ArmSamples*> samples = samplesOf(run.blocks[point->places[i]], arms);
            for (std::size_t arm = 0; arm < samples.size(); ++arm) {
                const std::optional<double> median =
                    samples[arm] != nullptr ? medianOf(samples[arm]->batches) : std::nullopt;
                if (median && *median > 0)
                    point->logMedians[arm][i] = std::log(*median);
            }
        }
    });
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
