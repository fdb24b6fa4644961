// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disturbance.h"

#include "core/analysis/bimodality.h"
#include "core/analysis/ranks.h"
#include "core/analysis/run_change.h"
#include "core/analysis/verdict_effect.h"
#include "core/runs/parallel_work.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace breakeven {

namespace {

constexpr double levelOfRun = 0.015; // of a run, each
constexpr double levelOfChanges = 0.025;
constexpr double levelOfBimodality = 0.01;
constexpr std::size_t leastBlocks = 8;
constexpr std::size_t leastBlocksOfBatches = 5; // where their batches are looked at one by one

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double pettittChance(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double k = pettittStatistic(values);
    return std::min(1.0, 2 * std::exp(-6 * k * k / (n * n * n + n * n)));
}

double kendallChance(std::span<const double> values)
{
    const double s = kendallStatistic(values);
    const auto n = static_cast<double>(values.size());
    const double deviation = std::sqrt(n * (n - 1) * (2 * n + 5) / 18);
    const double z = std::max(0.0, std::abs(s) - 1) / deviation;
    return std::erfc(z / std::sqrt(2.0));
}

struct Fit
{
    Change change;
    double explained = 0; // of the sum of squares round the mean
};

Fit bestShift(std::span<const double> values)
{
    const double mean = meanOf(values);
    const auto n = static_cast<double>(values.size());
    Fit best{.change = {.kind = DisturbanceKind::Shift, .logFactor = 0, .at = 0}};
    double before = 0; // sum of what is left of the mean; after it is the same, less
    for (std::size_t at = 1; at + 2 <= values.size(); ++at) {
        before += values[at - 1] - mean;
        const auto count = static_cast<double>(at);
        const double explained = before * before * n / (count * (n - count));
        if (at >= 2 && explained > best.explained)
            best = {.change = {.kind = DisturbanceKind::Shift,
                               .logFactor = -before / (n - count) - before / count,
                               .at = at},
                    .explained = explained};
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
    const double slope = products / (n * (n * n - 1) / 12);
    return {.change = {.kind = DisturbanceKind::Trend, .logFactor = slope * (n - 1), .at = values.size() / 2},
            .explained = slope * products};
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

std::size_t knownIn(const std::vector<double>& logMedians)
{
    return static_cast<std::size_t>(
        std::count_if(logMedians.begin(), logMedians.end(), [](double value) { return !std::isnan(value); }));
}

// The first block of a point that was measured at or after a place in the run.
std::size_t firstFrom(const PointMedians& point, std::size_t place)
{
    return static_cast<std::size_t>(std::lower_bound(point.places.begin(), point.places.end(), place) -
                                    point.places.begin());
}

// What a change of the whole run did to an arm, by block: as much of it as this arm shows.
std::vector<double> effectsOf(const RunChange& change, const PointMedians& point,
                              const std::vector<double>& logMedians)
{
    std::vector<double> effects(logMedians.size(), 0);
    if (change.change.kind == DisturbanceKind::Trend) {
        double times = 0;
        double values = 0;
        double count = 0;
        for (std::size_t i = 0; i < logMedians.size(); ++i) {
            if (std::isnan(logMedians[i]))
                continue;
            times += static_cast<double>(point.places[i]);
            values += logMedians[i];
            ++count;
        }
        double products = 0;
        double squares = 0;
        for (std::size_t i = 0; i < logMedians.size(); ++i) {
            const double time = static_cast<double>(point.places[i]) - times / count;
            if (std::isnan(logMedians[i]))
                continue;
            products += time * (logMedians[i] - values / count);
            squares += time * time;
        }
        for (std::size_t i = 0; i < effects.size() && squares > 0; ++i)
            effects[i] = static_cast<double>(point.places[i]) * products / squares;
        return effects;
    }
    const std::size_t at = firstFrom(point, change.atPlace);
    const auto cut = logMedians.begin() + static_cast<std::ptrdiff_t>(at);
    const std::vector<double> before = known({logMedians.begin(), cut});
    const std::vector<double> after = known({cut, logMedians.end()});
    constexpr std::size_t least = 2; // that tell the arm's own
    constexpr double most = 2;       // an arm that did far more than all others did it by itself
    const double all = change.change.logFactor;
    const bool isKnown = std::min(before.size(), after.size()) >= least;
    const double own = isKnown ? meanOf(after) - meanOf(before) : all;
    const double step = std::abs(own) <= most * std::abs(all) ? own : all;
    std::fill(effects.begin() + static_cast<std::ptrdiff_t>(at), effects.end(), step);
    return effects;
}

// Of an arm's batches, block by block, less `effects`.
std::vector<std::vector<double>> logLatenciesOf(const Run& run, const PointMedians& point,
                                                const std::vector<Arm>& arms, std::size_t arm,
                                                std::span<const double> effects)
{
    std::vector<std::vector<double>> all;
    for (std::size_t i = 0; i < point.places.size(); ++i) {
        std::vector<double>& logs = all.emplace_back();
        const ArmSamples* samples = samplesOf(run.blocks[point.places[i]], arms)[arm];
        if (samples == nullptr)
            continue;
        logs.reserve(samples->batches.size());
        for (const std::chrono::nanoseconds batch : samples->batches) {
            if (batch.count() > 0)
                logs.push_back(std::log(static_cast<double>(batch.count())) - effects[i]);
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

std::chrono::nanoseconds durationOf(double logLatency)
{
    return std::chrono::nanoseconds(std::llround(std::exp(logLatency)));
}

// The search through one run.
class Search
{
public:
    Search(const Run& run, std::span<const PointMedians> medians)
        : m_run(run)
        , m_medians(medians)
        , m_arms(run.header.plan.arms)
        , m_reference(static_cast<std::size_t>(
              std::distance(m_arms.begin(), std::find(m_arms.begin(), m_arms.end(), Arm{}))))
        , m_change(findRunChange(medians, levelOfRun))
    {
        for (const PointMedians& point : medians) {
            for (const std::vector<double>& arm : point.logMedians) {
                const std::size_t blocks = knownIn(arm);
                m_searched += blocks >= leastBlocks ? 1 : 0;
                m_lookedInto += blocks >= leastBlocksOfBatches ? 1 : 0;
            }
        }
    }

    [[nodiscard]] std::vector<Disturbance> all() const
    {
        std::vector<std::optional<Disturbance>> byArm(m_medians.size() * m_arms.size());
        workInParallel(std::ssize(byArm), [&](qsizetype index) {
            const auto place = static_cast<std::size_t>(index);
            byArm[place] = ofArm(m_medians[place / m_arms.size()], place % m_arms.size());
        });
        std::vector<Disturbance> found;
        if (m_change)
            found.push_back(ofRun());
        for (const auto& one : byArm) {
            if (one)
                found.push_back(*one);
        }
        return found;
    }

private:
    [[nodiscard]] Disturbance ofRun() const
    {
        Disturbance result{.wholeRun = true, .key = {}};
        result.kind = m_change->change.kind;
        result.factor = std::exp(m_change->change.logFactor);
        result.atBlock = m_change->change.at;
        result.blocks = m_change->blocks;
        for (const PointMedians& point : m_medians) {
            if (JudgedPoint(point, m_reference).ofCut(m_reference, firstFrom(point, m_change->atPlace)) ==
                VerdictEffect::Turns)
                result.effect = VerdictEffect::Turns;
        }
        return result;
    }

    [[nodiscard]] std::optional<Disturbance> ofArm(const PointMedians& point, std::size_t arm) const
    {
        std::vector<double> logMedians = point.logMedians[arm];
        const std::size_t blocks = knownIn(logMedians);
        if (blocks < leastBlocksOfBatches)
            return std::nullopt;
        std::vector<double> effects(logMedians.size(), 0);
        if (m_change)
            effects = effectsOf(*m_change, point, logMedians);
        for (std::size_t i = 0; i < logMedians.size(); ++i)
            logMedians[i] -= effects[i];

        const JudgedPoint judged(point, m_reference);
        Disturbance result{.key = point.key, .what = m_arms[arm], .arm = arm, .blocks = blocks};
        if (blocks >= leastBlocks) {
            if (const auto change = findChange(known(logMedians), levelOfChanges / m_searched)) {
                result.kind = change->kind;
                result.factor = std::exp(change->logFactor);
                result.atBlock = change->at;
                result.effect = judged.ofCut(arm, placeOfKnown(logMedians, change->at));
                return result;
            }
        }
        const auto logs = logLatenciesOf(m_run, point, m_arms, arm, effects);
        const auto humps = findBimodality(logs, levelOfBimodality / m_lookedInto);
        if (!humps)
            return std::nullopt;
        std::vector<double> fast;
        std::vector<double> slow;
        for (const std::vector<double>& block : logs) {
            fast.push_back(medianWhere(block, humps->cut, false));
            slow.push_back(medianWhere(block, humps->cut, true));
        }
        result.kind = DisturbanceKind::Bimodal;
        result.factor = std::exp(humps->logSlow - humps->logFast);
        result.effect = judged.ofHumps(arm, fast, slow);
        result.fast = durationOf(humps->logFast);
        result.slow = durationOf(humps->logSlow);
        result.slowShare = humps->slowShare;
        return result;
    }

    const Run& m_run;
    std::span<const PointMedians> m_medians;
    std::vector<Arm> m_arms;
    std::size_t m_reference;
    std::optional<RunChange> m_change;
    double m_searched = 0;   // arms with blocks enough for changes
    double m_lookedInto = 0; // ... for their batches
};

} // namespace

std::optional<Change> findChange(std::span<const double> logMedians, double level)
{
    if (logMedians.size() < leastBlocks)
        return std::nullopt;
    if (std::min(pettittChance(logMedians), kendallChance(logMedians)) >= level / 2)
        return std::nullopt;
    const Fit shift = bestShift(logMedians);
    const Fit trend = bestTrend(logMedians);
    return shift.explained > trend.explained ? shift.change : trend.change;
}

std::vector<Disturbance> disturbancesOf(const Run& run)
{
    return disturbancesOf(run, blockMediansOf(run, run.header.plan.arms));
}

std::vector<Disturbance> disturbancesOf(const Run& run, std::span<const PointMedians> medians)
{
    return Search(run, medians).all();
}

} // namespace breakeven
