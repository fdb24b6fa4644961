// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.h"

#include "core/analysis/block_medians.h"
#include "core/analysis/crossover.h"
#include "core/analysis/latency_curve.h"
#include "core/analysis/point_figures.h"
#include "core/analysis/speed_up.h"
#include "core/analysis/worth_change.h"
#include "core/runs/parallel_work.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace breakeven {

namespace {

constexpr std::size_t worthThreads = 1000; // blocks, below which starting threads costs more than it saves

bool isNarrow(const LogSpeedUp& speedUp, double precision)
{
    const std::optional<double> half = speedUp.halfWidth();
    return half && *half <= precision;
}

// Narrow enough with the last block and without it: a point that may stop at the first narrow interval stops
// at moments when its scatter only looks small. `speedUp`: that of `logRatios`.
bool isSettled(const LogSpeedUp& speedUp, std::span<const double> logRatios, double precision)
{
    return logRatios.size() >= blocksToBelieve && isNarrow(speedUp, precision) &&
           isNarrow(LogSpeedUp::of(logRatios.first(logRatios.size() - 1)), precision);
}

// Where something stands in a list of the plan; behind everything where it doesn't.
template <typename List, typename Is>
std::size_t placeIn(const List& list, Is is)
{
    return static_cast<std::size_t>(std::distance(list.begin(), std::find_if(list.begin(), list.end(), is)));
}

struct PointKeyHash
{
    std::size_t operator()(const PointKey& key) const
    {
        return qHashMulti(0, key.target, static_cast<int>(key.runtime), static_cast<int>(key.axis),
                          key.value);
    }
};

void holdAgainstThreads(PointFigures& point)
{
    const PointResult* fastest = nullptr;
    for (const PointResult& result : point.results)
        if (result.what.threads() > 1 &&
            (fastest == nullptr || result.speedUp.ratio > fastest->speedUp.ratio))
            fastest = &result;
    if (fastest == nullptr)
        return;
    const std::size_t reference = fastest->arm;
    for (PointResult& result : point.results)
        result.behindThreads =
            LogSpeedUp::of(logRatios(point.arms[result.arm].logMedians(), point.arms[reference].logMedians()))
                .acrossRuns()
                .toSpeedUp();
}

} // namespace

struct Analyzer::State
{
    explicit State(const RunHeader& header)
        : plan(header.plan)
        , arms(header.plan.arms)
        , switchCost(header.environment.switchCost)
    {
        analysis.run = header.id;
        reference = placeIn(arms, [](const Arm& arm) { return arm == Arm{}; });
    }

    PointFigures& pointOf(const PointKey& key);
    [[nodiscard]] bool comesBefore(const PointKey& a, const PointKey& b) const;
    void update(PointFigures& point) const;
    void update();
    [[nodiscard]] std::vector<Crossover> crossoversOf(std::span<const std::unique_ptr<PointFigures>> curve,
                                                      std::vector<WorthChange>& worthChanges) const;
    [[nodiscard]] std::vector<Crossover> crossoversOverThreads(const PointFigures& point) const;
    void boundSamples();

    Plan plan;
    std::vector<Arm> arms;
    std::chrono::nanoseconds switchCost;
    std::size_t reference = 0; // the arm that the others are held against; past the end where there is none
    std::vector<QString> strangers;                    // targets that the plan doesn't know, as they came
    std::vector<std::unique_ptr<PointFigures>> points; // in the order of the Analysis
    std::unordered_map<PointKey, PointFigures*, PointKeyHash> pointByKey;
    std::size_t blocks = 0;      // so far
    std::size_t samples = 0;     // held of those that came one by one
    std::size_t mostSamples = 0; // of these
    bool changed = true;
    Analysis analysis;
};

bool Analyzer::State::comesBefore(const PointKey& a, const PointKey& b) const
{
    const auto rank = [this](const PointKey& key) {
        std::size_t target =
            placeIn(plan.targets, [&](const Target& known) { return known.name == key.target; });
        if (target == plan.targets.size())
            target += placeIn(strangers, [&](const QString& name) { return name == key.target; });
        const std::size_t runtime =
            placeIn(plan.runtimes, [&](RuntimeKind kind) { return kind == key.runtime; });
        return std::make_tuple(target, runtime, key.runtime, key.axis, key.value);
    };
    return rank(a) < rank(b);
}

PointFigures& Analyzer::State::pointOf(const PointKey& key)
{
    if (const auto known = pointByKey.find(key); known != pointByKey.end())
        return *known->second;

    const auto isIt = [&](const Target& target) { return target.name == key.target; };
    if (std::none_of(plan.targets.begin(), plan.targets.end(), isIt) &&
        std::find(strangers.begin(), strangers.end(), key.target) == strangers.end())
        strangers.push_back(key.target);

    auto point = std::make_unique<PointFigures>();
    point->key = key;
    point->place = key.value;
    point->arms.resize(arms.size());
    const auto place =
        std::upper_bound(points.begin(), points.end(), key,
                         [this](const auto& k, const auto& other) { return comesBefore(k, other->key); });
    PointFigures& result = **points.insert(place, std::move(point));
    pointByKey.emplace(key, &result);
    return result;
}

void Analyzer::State::boundSamples()
{
    if (samples <= mostSamples)
        return;
    for (const auto& point : points)
        for (ArmFigures& arm : point->arms)
            arm.halveSamples();
    samples /= 2;
}

void Analyzer::State::update(PointFigures& point) const
{
    point.changed = false;
    point.settlePlace();
    point.results.clear();
    point.speedUps.assign(point.arms.size(), {});
    point.logLatency.reset();
    if (reference >= point.arms.size())
        return;
    ArmFigures& single = point.arms[reference];
    const std::optional<LatencySummary> singleSummary = single.summary();
    if (!singleSummary)
        return;
    point.logLatency = meanOf(single.logMedians());
    if (!point.logLatency)
        return;

    const int items = std::max(1, workloadAt(plan, point.key.value).items);
    for (std::size_t arm = 0; arm < point.arms.size(); ++arm) {
        ArmFigures& figures = point.arms[arm];
        const std::vector<double> ratios = logRatios(single.logMedians(), figures.logMedians());
        // The reference is held against itself: nothing to differ by.
        const LogSpeedUp own = LogSpeedUp::of(ratios);
        const LogSpeedUp speedUp = arm == reference ? own : own.acrossRuns();
        point.speedUps[arm] = speedUp;
        if (arm == reference && point.arms.size() > 1)
            continue;
        const std::optional<LatencySummary> summary = arm == reference ? singleSummary : figures.summary();
        if (!summary)
            continue;
        PointResult result{
            .key = point.key,
            .what = arms[arm],
            .arm = arm,
            .emulation = emulationAt(plan, point.key.target, point.key.value),
            .place = point.place,
            .held = !point.heldUs.empty(),
            .singleLatency = latencyFromLog(*point.logLatency),
            .latency = latencyFromLog(*point.logLatency - speedUp.mean),
            .single = *singleSummary,
            .summary = *summary,
            .singleBestOf = single.bestOf(),
            .bestOf = figures.bestOf(),
            .speedUp = speedUp.toSpeedUp(),
            .settled = isSettled(speedUp, ratios, plan.precision),
            .ioShare = figures.ioShare(),
            .singleIoShare = single.ioShare(),
            .causes = causesOf(figures.time(), arms[arm].threads(), single.time(), switchCost),
            .singleCauses = causesOf(single.time(), 1, single.time(), switchCost),
            .operation = operationFiguresOf(figures.time(), items),
            .singleOperation = operationFiguresOf(single.time(), items),
            .renewed = point.renewed,
        };
        result.verdict = verdictOf(result.speedUp);
        point.results.push_back(std::move(result));
    }
    holdAgainstThreads(point);
}

std::vector<Crossover> Analyzer::State::crossoversOf(std::span<const std::unique_ptr<PointFigures>> curve,
                                                     std::vector<WorthChange>& worthChanges) const
{
    std::vector<PlacedPoint> placed;
    for (const auto& point : curve)
        placed.push_back(
            {.place = point->place, .blocks = point->numbers.size(), .held = !point->heldUs.empty()});
    const std::vector<PlaceGroup> groups = placeGroups(placed);

    std::vector<Crossover> crossovers;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        if (arm == reference)
            continue;
        std::vector<CurvePoint> line;
        for (const PlaceGroup& group : groups)
            line.push_back(
                curvePointOf(curve.subspan(group.from, group.to - group.from), group.place, reference, arm));
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            line[i].covarianceWithNext = sharedVariance(line[i].y, line[i + 1].y);
        const std::size_t curves = plan.targets.size() * plan.runtimes.size() * (arms.size() - 1);
        for (WorthChange change : worthChangesOf(line, plan.worth, curves)) {
            change.target = curve.front()->key.target;
            change.runtime = curve.front()->key.runtime;
            change.arm = arm;
            worthChanges.push_back(change);
        }
        for (const CurveCrossing& crossing : findCrossings(line, curves))
            crossovers.push_back({.target = curve.front()->key.target,
                                  .runtime = curve.front()->key.runtime,
                                  .axis = curve.front()->key.axis,
                                  .arm = arms[arm],
                                  .at = crossing.at,
                                  .interval = crossing.interval,
                                  .ownHalfWidth = crossing.ownHalfWidth,
                                  .threadsPay = crossing.threadsPay,
                                  .believable = crossing.blocks >= blocksToBelieve});
    }
    return crossovers;
}

std::vector<Crossover> Analyzer::State::crossoversOverThreads(const PointFigures& point) const
{
    // The first arm of each thread count; a second one only repeats it.
    std::vector<std::size_t> counts;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        const auto isSame = [&](std::size_t other) { return arms[other] == arms[arm]; };
        if (arms[arm].isThreads() && std::none_of(counts.begin(), counts.end(), isSame))
            counts.push_back(arm);
    }
    std::sort(counts.begin(), counts.end(), [&](auto a, auto b) { return arms[a] < arms[b]; });

    const std::vector<double>& single = point.arms[reference].logMedians();
    std::vector<CurvePoint> curve;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        CurvePoint next{.x = static_cast<double>(arms[counts[i]].count), .y = point.speedUps[counts[i]]};
        if (i + 1 < counts.size())
            next.covarianceWithNext = covarianceOfArms(single, point.arms[counts[i]].logMedians(),
                                                       point.arms[counts[i + 1]].logMedians());
        curve.push_back(next);
    }

    std::vector<Crossover> crossovers;
    for (const CurveCrossing& crossing : findCrossings(curve, plan.targets.size() * plan.runtimes.size()))
        crossovers.push_back({.target = point.key.target,
                              .runtime = point.key.runtime,
                              .axis = point.key.axis,
                              .arm = std::nullopt,
                              .at = crossing.at,
                              .interval = crossing.interval,
                              .ownHalfWidth = crossing.ownHalfWidth,
                              .threadsPay = crossing.threadsPay,
                              .believable = crossing.blocks >= blocksToBelieve});
    return crossovers;
}

void Analyzer::State::update()
{
    for (const auto& point : points) {
        if (point->changed)
            update(*point);
    }
    analysis.points.clear();
    analysis.crossovers.clear();
    analysis.worthChanges.clear();
    for (auto from = points.begin(); from != points.end();) {
        const PointKey& key = (*from)->key;
        const auto to = std::find_if(from, points.end(), [&](const auto& point) {
            return std::tie(point->key.target, point->key.runtime, point->key.axis) !=
                   std::tie(key.target, key.runtime, key.axis);
        });
        for (auto point = from; point != to; ++point)
            analysis.points.insert(analysis.points.end(), (*point)->results.begin(), (*point)->results.end());
        if (reference < arms.size()) {
            const std::vector<Crossover> found = key.axis == AxisKind::Threads
                                                     ? crossoversOverThreads(**from)
                                                     : crossoversOf({from, to}, analysis.worthChanges);
            analysis.crossovers.insert(analysis.crossovers.end(), found.begin(), found.end());
        }
        from = to;
    }
    changed = false;
}

Analyzer::Analyzer(const RunHeader& header, std::size_t mostSamples)
    : m_state(std::make_unique<State>(header))
{
    m_state->mostSamples = mostSamples;
}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::add(const Block& block)
{
    PointFigures& point = m_state->pointOf(block.point);
    const std::vector<const ArmSamples*> arms = samplesOf(block, m_state->arms);
    for (std::size_t i = 0; i < arms.size(); ++i) {
        point.arms[i].add(arms[i]);
        m_state->samples += arms[i] != nullptr ? arms[i]->batches.size() : 0;
    }
    m_state->boundSamples();
    point.note(block, m_state->blocks++);
    m_state->changed = true;
}

void Analyzer::add(std::span<const Block> blocks)
{
    struct Work
    {
        ArmFigures* figures;
        std::vector<const ArmSamples*> samples;
    };
    std::vector<Work> work;
    std::unordered_map<const PointFigures*, std::size_t> firstOfPoint; // in `work`
    for (const Block& block : blocks) {
        PointFigures& point = m_state->pointOf(block.point);
        const auto [first, isNew] = firstOfPoint.try_emplace(&point, work.size());
        if (isNew) {
            for (ArmFigures& figures : point.arms)
                work.push_back({&figures, {}});
        }
        const std::vector<const ArmSamples*> arms = samplesOf(block, m_state->arms);
        for (std::size_t i = 0; i < arms.size(); ++i)
            work[first->second + i].samples.push_back(arms[i]);
        point.note(block, m_state->blocks++);
        m_state->changed = true;
    }
    const auto summarise = [](Work& part) {
        for (const ArmSamples* samples : part.samples)
            part.figures->add(samples);
        static_cast<void>(part.figures->summary()); // the costly part of result(), done here on all cores
    };
    if (blocks.size() < worthThreads) {
        std::for_each(work.begin(), work.end(), summarise);
        return;
    }
    workInParallel(std::ssize(work), [&](qsizetype i) { summarise(work[static_cast<std::size_t>(i)]); });
}

void Analyzer::end(const RunEnd& end)
{
    m_state->analysis.status = end.status;
}

const Analysis& Analyzer::result()
{
    if (m_state->changed)
        m_state->update();
    return m_state->analysis;
}

Analysis analyze(const Run& run)
{
    Analyzer analyzer(run.header);
    analyzer.add(run.blocks);
    if (run.end)
        analyzer.end(*run.end);
    return analyzer.result();
}

} // namespace breakeven
