// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/answer.h"

#include "core/analysis/block_medians.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

namespace breakeven {

namespace {

using Points = std::vector<const PointResult*>;

constexpr std::size_t mostRanges = 3; // more are the noise of the measurement rather than a setting

bool isThreads(const PointResult* point)
{
    return point->what.threads() > 1;
}

bool isSlower(const PointResult* a, const PointResult* b)
{
    return a->speedUp.ratio < b->speedUp.ratio;
}

template <typename Is>
Points pointsIf(const Points& points, Is is)
{
    Points found;
    std::copy_if(points.begin(), points.end(), std::back_inserter(found), is);
    return found;
}

bool isMeasuring(const Analysis& analysis, const Points& points, const Plan& plan)
{
    if (analysis.status)
        return false;
    const std::size_t asked = plan.axis.kind == AxisKind::Threads ? 1 : plan.axis.values.size();
    std::map<double, bool> visited;
    for (const PointResult* point : points)
        visited[point->key.value] = true;
    return visited.size() < asked || std::any_of(points.begin(), points.end(), [](const PointResult* point) {
               return !isBelievable(point->speedUp);
           });
}

std::vector<ArmAnswer> armsAlong(const Points& points, const Analysis& analysis, double worth)
{
    std::map<std::size_t, Points> byArm;
    for (const PointResult* point : points)
        if (!point->what.isSingle())
            byArm[point->arm].push_back(point);
    std::vector<ArmAnswer> arms;
    for (auto& [arm, its] : byArm) {
        std::stable_sort(its.begin(), its.end(),
                         [](const PointResult* a, const PointResult* b) { return a->place < b->place; });
        const PointKey& key = its.front()->key;
        std::vector<WorthChange> changes;
        std::copy_if(analysis.worthChanges.begin(), analysis.worthChanges.end(), std::back_inserter(changes),
                     [&key, of = arm](const WorthChange& change) {
                         return change.target == key.target && change.runtime == key.runtime &&
                                change.arm == of;
                     });
        arms.push_back(
            {.arm = arm, .what = its.front()->what, .stretches = stretchesOf(its, changes, worth)});
    }
    return arms;
}

std::optional<int> threadsOf(const Stretch& stretch, const Points& points)
{
    switch (stretch.kind) {
    case StretchKind::Single:
    case StretchKind::NoDifference:
        return 1;
    case StretchKind::Arm:
        for (const PointResult* point : points)
            if (stretch.arm && point->arm == *stretch.arm)
                return point->what.threads();
        break;
    case StretchKind::Unclear:
        break;
    }
    return std::nullopt;
}

std::vector<SettingRange> settingsFrom(const std::vector<Stretch>& stretches, const Points& points)
{
    std::vector<SettingRange> ranges;
    for (const Stretch& stretch : stretches) {
        const std::optional<int> threads = threadsOf(stretch, points);
        if (!threads) {
            if (&stretch == &stretches.front() || &stretch == &stretches.back())
                return {};
            continue;
        }
        if (ranges.empty() || ranges.back().threads != *threads)
            ranges.push_back(
                {.threads = *threads, .from = stretch.from, .fromInterval = stretch.fromInterval});
        ranges.back().to = stretch.to;
        ranges.back().toInterval = stretch.toInterval;
    }
    return ranges.size() <= mostRanges ? ranges : std::vector<SettingRange>{};
}

// Of the arm that is best in the last stretch that has one; else the fastest at the last point.
std::optional<std::size_t> leadingArm(const TargetAnswer& answer, const Points& points)
{
    const auto last =
        std::find_if(answer.stretches.rbegin(), answer.stretches.rend(), [](const Stretch& stretch) {
            return stretch.kind == StretchKind::Arm && stretch.arm;
        });
    if (last != answer.stretches.rend())
        return last->arm;
    const PointResult* best = nullptr;
    for (const PointResult* point : points)
        if (isThreads(point) && point->place == points.back()->place &&
            (best == nullptr || isSlower(best, point)))
            best = point;
    return best == nullptr ? std::nullopt : std::optional(best->arm);
}

bool isWithinArm(const TargetAnswer& answer, const PointResult& point)
{
    return answer.axis == AxisKind::Threads ||
           std::any_of(answer.stretches.begin(), answer.stretches.end(), [&](const Stretch& stretch) {
               return stretch.arm == point.arm && stretch.from <= point.place && point.place <= stretch.to;
           });
}

std::optional<PointResult> gainOf(const TargetAnswer& answer, const Points& curve, double worth)
{
    const Points gains = pointsIf(curve, [&](const PointResult* point) {
        return kindOf(point->speedUp, worth) == StretchKind::Arm && isWithinArm(answer, *point);
    });
    if (gains.empty())
        return std::nullopt;
    const auto halved = std::find_if(gains.begin(), gains.end(), [](const PointResult* point) {
        return point->speedUp.ratio >= 1.9 && point->speedUp.ratio <= 2.1;
    });
    return halved != gains.end() ? **halved : **std::max_element(gains.begin(), gains.end(), isSlower);
}

void addFigures(TargetAnswer& answer, const Points& points, const Plan& plan)
{
    const double worth = plan.worth;
    const std::optional<std::size_t> leading = leadingArm(answer, points);
    const Points curve =
        pointsIf(points, [&](const PointResult* point) { return leading && point->arm == *leading; });
    if (curve.empty())
        return;
    answer.leading = *curve.back();
    answer.gain = gainOf(answer, curve, worth);
    const Points rivals = answer.axis == AxisKind::Threads ? pointsIf(points, isThreads) : curve;
    const Points losses = pointsIf(rivals, [&](const PointResult* point) {
        return kindOf(point->speedUp, worth) == StretchKind::Single;
    });
    if (!losses.empty()) {
        const auto [worst, mildest] = std::minmax_element(losses.begin(), losses.end(), isSlower);
        answer.worstLoss = **worst;
        answer.mildestLoss = **mildest;
    }
    if (answer.axis == AxisKind::Threads && !rivals.empty()) {
        const PointResult* fastest = *std::max_element(rivals.begin(), rivals.end(), isSlower);
        if (fastest->arm != answer.leading->arm)
            answer.fastest = *fastest;
    }
    for (const PointResult* point : points) {
        const bool isOpen = !point->what.isSingle() && !point->settled &&
                            kindOf(point->speedUp, worth) == StretchKind::Unclear;
        if (isOpen && (answer.open.empty() || answer.open.back() != point->key.value))
            answer.open.push_back(point->key.value);
    }
    if (isThreads(curve.front()))
        answer.reason = reasonOf(curve, plan);
}

std::optional<SelfCheck> selfCheckOf(const Points& points)
{
    SelfCheck check;
    for (const PointResult* point : points) {
        if (!point->what.isSingle())
            return std::nullopt;
        ++check.points;
        check.different += point->verdict != Verdict::Unclear ? 1 : 0;
    }
    return check;
}

TargetAnswer answerFor(const Target& target, RuntimeKind runtime, const RunFacts& facts,
                       const Analysis& analysis, std::span<const Disturbance> disturbances)
{
    const Plan& plan = facts.plan;
    TargetAnswer answer;
    answer.target = target.name;
    answer.runtime = runtime;
    answer.axis = plan.axis.kind;
    Points points;
    for (const PointResult& point : analysis.points)
        if (point.key.target == target.name && point.key.runtime == runtime)
            points.push_back(&point);
    answer.knownPoints = static_cast<std::size_t>(std::count_if(
        points.begin(), points.end(), [](const PointResult* point) { return point->speedUp.interval; }));
    for (std::size_t i = 0; i < analysis.crossovers.size(); ++i) {
        if (analysis.crossovers[i].target == target.name && analysis.crossovers[i].runtime == runtime) {
            answer.crossovers.push_back(analysis.crossovers[i]);
            answer.crossoverPlaces.push_back(i);
        }
    }
    if (points.empty()) {
        answer.state = analysis.status ? AnswerState::NotMeasured : AnswerState::Measuring;
        return answer;
    }
    answer.first = points.front()->place;
    answer.last = points.back()->place;
    if (answer.axis == AxisKind::Threads) {
        answer.stretches = {bestOfCounts(points, plan.worth)};
        answer.settings = settingsFrom({bestOfCounts(pointsIf(points, isThreads), plan.worth)}, points);
    } else {
        answer.arms = armsAlong(points, analysis, plan.worth);
        answer.stretches = bestStretches(answer.arms, points, plan.worth);
        std::vector<ArmAnswer> ofThreads;
        std::copy_if(answer.arms.begin(), answer.arms.end(), std::back_inserter(ofThreads),
                     [](const ArmAnswer& arm) { return arm.what.threads() > 1; });
        answer.settings =
            settingsFrom(bestStretches(ofThreads, pointsIf(points, isThreads), plan.worth), points);
    }
    const bool saysSomething = std::any_of(answer.stretches.begin(), answer.stretches.end(),
                                           [](const Stretch& s) { return s.fromInterval || s.toInterval; });
    answer.state =
        isMeasuring(analysis, points, plan) && !saysSomething ? AnswerState::Measuring : AnswerState::Known;
    answer.selfCheck = selfCheckOf(points);
    addFigures(answer, points, plan);
    answer.pipelining = pipeliningOf(points);
    answer.layout = layoutEffectOf(analysis, plan, target, runtime);
    answer.caveats = caveatsOf(facts, points, analysis, disturbances);
    return answer;
}

Answer answerWith(const RunFacts& facts, const Analysis& analysis, std::vector<Disturbance> disturbances)
{
    Answer answer;
    answer.worth = facts.plan.worth;
    answer.disturbances = std::move(disturbances);
    for (const Target& target : facts.plan.targets) {
        bool offersOtherLayout = analysis.status && isOtherLayoutUnknown(analysis, facts.plan, target);
        for (const RuntimeKind runtime : facts.plan.runtimes) {
            answer.targets.push_back(answerFor(target, runtime, facts, analysis, answer.disturbances));
            answer.targets.back().offersOtherLayout = std::exchange(offersOtherLayout, false);
        }
    }
    return answer;
}

std::optional<int> bestCountAt(const PointKey& key, const Analysis& analysis, double worth)
{
    Points points;
    for (const PointResult& point : analysis.points)
        if (point.key == key && isThreads(&point))
            points.push_back(&point);
    return points.empty() ? std::nullopt : threadsOf(bestOfCounts(points, worth), points);
}

} // namespace

bool TargetAnswer::isUndermined() const
{
    return std::any_of(caveats.begin(), caveats.end(),
                       [](const Caveat& caveat) { return caveat.underminesAnswer; });
}

RunFacts factsOf(const Run& run)
{
    RunFacts facts{.plan = run.header.plan,
                   .environment = run.header.environment,
                   .strain = run.end ? std::optional(run.end->strain) : std::nullopt};
    facts.plan.cores = coresDuring(run.header); // which may not be what was asked for
    return facts;
}

Answer answerOf(const RunFacts& facts, const Analysis& analysis)
{
    return answerWith(facts, analysis, {});
}

Answer answerOf(const Run& run, const Analysis& analysis)
{
    const std::vector<PointMedians> medians = blockMediansOf(run, run.header.plan.arms);
    Answer answer = answerWith(factsOf(run), analysis, disturbancesOf(run, medians));
    answer.advice = threadAdvice(run, analysis, medians);
    for (const ThreadAdvice& advice : answer.advice) {
        const int* textbook = std::get_if<int>(&advice.textbook);
        const auto measured = bestCountAt(advice.key, analysis, answer.worth);
        if (textbook != nullptr && measured && (*textbook > 1) != (*measured > 1))
            answer.contradictions.push_back(
                {.key = advice.key, .textbook = *textbook, .measured = *measured});
    }
    return answer;
}

} // namespace breakeven
