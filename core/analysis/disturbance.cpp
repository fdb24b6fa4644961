// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disturbance.h"

#include "core/analysis/bimodality.h"
#include "core/analysis/block_medians.h"
#include "core/analysis/speed_up.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace breakeven {

namespace {

constexpr double LevelOfChanges = 0.04; // of a run
constexpr double LevelOfBimodality = 0.01;
constexpr std::size_t LeastBlocks = 8;
constexpr std::size_t LeastBlocksOfBatches = 5; // where their batches are looked at one by one

double meanOf(std::span<const double> values)
{
    return LogSpeedUp::of(values).mean;
}

int signOf(double value)
{
    return (value > 0) - (value < 0);
}

// Pettitt's K: the largest |U| over all places to cut.
double pettittStatistic(std::span<const double> values)
{
    double largest = 0;
    double u = 0;
    for (const double value : values) {
        for (const double other : values)
            u += signOf(value - other);
        largest = std::max(largest, std::abs(u));
    }
    return largest;
}

double pettittChance(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double k = pettittStatistic(values);
    return std::min(1.0, 2 * std::exp(-6 * k * k / (n * n * n + n * n)));
}

double kendallChance(std::span<const double> values)
{
    double s = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j)
            s += signOf(values[j] - values[i]);
    }
    const auto n = static_cast<double>(values.size());
    const double deviation = std::sqrt(n * (n - 1) * (2 * n + 5) / 18);
    const double z = std::max(0.0, std::abs(s) - 1) / deviation;
    return std::erfc(z / std::sqrt(2.0));
}

double squaresAround(std::span<const double> values)
{
    const double mean = meanOf(values);
    return std::accumulate(values.begin(), values.end(), 0.0, [mean](double sum, double value) {
        return sum + (value - mean) * (value - mean);
    });
}

struct Fit
{
    Change change;
    double squares = 0; // that are left
};

Fit bestShift(std::span<const double> values)
{
    Fit best{.change = {}, .squares = squaresAround(values)};
    for (std::size_t at = 2; at + 2 <= values.size(); ++at) {
        const auto before = values.first(at);
        const auto after = values.subspan(at);
        const double squares = squaresAround(before) + squaresAround(after);
        if (squares < best.squares)
            best = {.change = {.kind = DisturbanceKind::Shift,
                               .logFactor = meanOf(after) - meanOf(before),
                               .at = at},
                    .squares = squares};
    }
    return best;
}

Fit bestTrend(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double mean = meanOf(values);
    double products = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        products += (static_cast<double>(i) - (n - 1) / 2) * (values[i] - mean);
    const double spread = n * (n * n - 1) / 12;
    const double slope = products / spread;
    return {.change = {.kind = DisturbanceKind::Trend, .logFactor = slope * (n - 1), .at = values.size() / 2},
            .squares = squaresAround(values) - slope * slope * spread};
}

Verdict verdictOfPart(std::span<const double> single, std::span<const double> arm)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < single.size(); ++i)
        ratios.push_back(single[i] - arm[i]);
    return verdictOf(LogSpeedUp::of(known(ratios)).toSpeedUp());
}

// Whether an arm is judged otherwise before the block `at` than from it on.
bool verdictChanges(const PointMedians& point, std::size_t reference, std::size_t arm, std::size_t at)
{
    const std::span<const double> single = point.logMedians[reference];
    const std::span<const double> other = point.logMedians[arm];
    return verdictOfPart(single.first(at), other.first(at)) !=
           verdictOfPart(single.subspan(at), other.subspan(at));
}

bool anyVerdictChanges(const PointMedians& point, std::size_t reference, std::size_t changed, std::size_t at)
{
    if (reference >= point.logMedians.size())
        return false;
    if (changed != reference)
        return verdictChanges(point, reference, changed, at);
    for (std::size_t arm = 0; arm < point.logMedians.size(); ++arm) {
        if (arm != reference && verdictChanges(point, reference, arm, at))
            return true;
    }
    return false;
}

// The place among all blocks of the point of the `index`-th that is known.
std::size_t placeOfKnown(const std::vector<double>& logMedians, std::size_t index)
{
    std::size_t place = 0;
    for (std::size_t seen = 0; place < logMedians.size(); ++place) {
        if (!std::isnan(logMedians[place]) && seen++ == index)
            break;
    }
    return place;
}

std::vector<Arm> armsByThreads(const Plan& plan)
{
    Plan threadsOnly;
    threadsOnly.threads = plan.threads;
    return armsOf(threadsOnly);
}

// Of one point, in the order measured.
using PointBlocks = std::vector<const Block*>;

PointBlocks blocksAt(const Run& run, const PointKey& key)
{
    PointBlocks blocks;
    for (const Block& block : run.blocks) {
        if (block.point == key)
            blocks.push_back(&block);
    }
    return blocks;
}

// Of an arm's batches, block by block.
std::vector<std::vector<double>> logLatenciesOf(const PointBlocks& blocks, const std::vector<Arm>& arms,
                                                std::size_t arm)
{
    std::vector<std::vector<double>> all;
    for (const Block* block : blocks) {
        std::vector<double>& logs = all.emplace_back();
        const ArmSamples* samples = samplesOf(*block, arms)[arm];
        if (samples == nullptr)
            continue;
        for (const std::chrono::nanoseconds batch : samples->batches) {
            if (batch.count() > 0)
                logs.push_back(std::log(static_cast<double>(batch.count())));
        }
    }
    return all;
}

double medianWhere(std::vector<double> values, double cut, bool above)
{
    std::erase_if(values, [=](double value) { return (value > cut) != above; });
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::vector<double> differences(std::span<const double> one, std::span<const double> other)
{
    std::vector<double> result;
    for (std::size_t i = 0; i < one.size(); ++i)
        result.push_back(one[i] - other[i]);
    return known(result);
}

// Whether `arm` is judged otherwise by its fast batches than by its slow ones, each against the whole of the
// other arm; or, for the single arm, any other is.
bool verdictHangsOnHump(const PointMedians& point, const std::vector<std::vector<double>>& logs, double cut,
                        std::size_t reference, std::size_t arm)
{
    if (reference >= point.logMedians.size())
        return false;
    std::vector<double> fast;
    std::vector<double> slow;
    for (const std::vector<double>& block : logs) {
        fast.push_back(medianWhere(block, cut, false));
        slow.push_back(medianWhere(block, cut, true));
    }
    const auto differs = [](const std::vector<double>& oneWay, const std::vector<double>& otherWay) {
        return oneWay.size() > 1 && otherWay.size() > 1 &&
               verdictOf(LogSpeedUp::of(oneWay).toSpeedUp()) !=
                   verdictOf(LogSpeedUp::of(otherWay).toSpeedUp());
    };
    if (arm != reference) {
        const std::vector<double>& single = point.logMedians[reference];
        return differs(differences(single, fast), differences(single, slow));
    }
    for (std::size_t other = 0; other < point.logMedians.size(); ++other) {
        const std::vector<double>& medians = point.logMedians[other];
        if (other != reference && differs(differences(fast, medians), differences(slow, medians)))
            return true;
    }
    return false;
}

std::chrono::nanoseconds durationOf(double logLatency)
{
    return std::chrono::nanoseconds(std::llround(std::exp(logLatency)));
}

} // namespace

std::optional<Change> findChange(std::span<const double> logMedians, double level)
{
    if (logMedians.size() < LeastBlocks)
        return std::nullopt;
    if (std::min(pettittChance(logMedians), kendallChance(logMedians)) >= level / 2)
        return std::nullopt;
    const Fit shift = bestShift(logMedians);
    const Fit trend = bestTrend(logMedians);
    return shift.squares < trend.squares ? shift.change : trend.change;
}

std::vector<Disturbance> disturbancesOf(const Run& run)
{
    const std::vector<int>& threads = run.header.plan.threads;
    const std::vector<Arm> searched = armsByThreads(run.header.plan);
    const std::vector<PointMedians> points = blockMediansOf(run, searched);
    const auto arms = static_cast<double>(points.size() * threads.size());
    const auto reference = static_cast<std::size_t>(
        std::distance(threads.begin(), std::find(threads.begin(), threads.end(), 1)));

    std::vector<Disturbance> found;
    for (const PointMedians& point : points) {
        const PointBlocks blocks = blocksAt(run, point.key);
        for (std::size_t arm = 0; arm < threads.size(); ++arm) {
            const std::vector<double> values = known(point.logMedians[arm]);
            Disturbance next{.key = point.key, .threads = threads[arm], .arm = arm, .blocks = values.size()};
            if (const auto change = findChange(values, LevelOfChanges / arms)) {
                const std::size_t place = placeOfKnown(point.logMedians[arm], change->at);
                next.kind = change->kind;
                next.factor = std::exp(change->logFactor);
                next.atBlock = change->at;
                next.changesVerdict = anyVerdictChanges(point, reference, arm, place);
                found.push_back(next);
                continue;
            }
            if (values.size() < LeastBlocksOfBatches)
                continue;
            const auto logs = logLatenciesOf(blocks, searched, arm);
            if (const auto humps = findBimodality(logs, LevelOfBimodality / arms)) {
                next.kind = DisturbanceKind::Bimodal;
                next.factor = std::exp(humps->logSlow - humps->logFast);
                next.changesVerdict = verdictHangsOnHump(point, logs, humps->cut, reference, arm);
                next.fast = durationOf(humps->logFast);
                next.slow = durationOf(humps->logSlow);
                next.slowShare = humps->slowShare;
                found.push_back(next);
            }
        }
    }
    return found;
}

} // namespace breakeven
