// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/schedule.h"

#include "core/experiment/brackets.h"

#include <algorithm>
#include <array>
#include <limits>

namespace breakeven {

namespace {

constexpr std::size_t mostNewPoints = 24; // a curve: bisection of any axis down to a percent takes fewer

constexpr std::size_t longestWait = 5; // rounds of all points

enum class Turn { Brackets, Others, Waiting };
constexpr std::array turns{Turn::Brackets, Turn::Brackets, Turn::Others,  Turn::Brackets,
                           Turn::Brackets, Turn::Brackets, Turn::Waiting, Turn::Brackets};

} // namespace

struct Schedule::Need
{
    bool settled = false;
    bool unclear = false; // in at least one arm
    double weight = 0;    // in brackets of crossovers that aren't narrow enough; 0: in none
};

struct Schedule::Wanted
{
    std::vector<std::size_t> brackets;
    std::vector<std::size_t> others;              // not settled, the neediest kind of them
    std::vector<std::size_t> waiting;             // for long, settled ones too
    int fewest = std::numeric_limits<int>::max(); // blocks of those that are not settled
};

Schedule::Schedule(const Plan& plan) : m_plan(plan), m_random(plan.seed)
{
    for (const Target& target : plan.targets)
        for (const RuntimeKind runtime : plan.runtimes)
            for (const double value : plan.axis.values)
                m_points.push_back({.key = {target.name, runtime, plan.axis.kind, value},
                                    .arms = armsOf(plan, target, runtime).size()});
    for (const Point& point : m_points)
        m_unvisited.push_back(point.key);
    std::shuffle(m_unvisited.begin(), m_unvisited.end(), m_random);
}

void Schedule::goOnFrom(const std::vector<Block>& blocks)
{
    const auto isOf = [](const Point& point, const PointKey& key) {
        return point.key.target == key.target && point.key.runtime == key.runtime;
    };
    for (const Block& block : blocks) {
        auto point = std::find_if(m_points.begin(), m_points.end(),
                                  [&](const Point& known) { return known.key == block.point; });
        if (point == m_points.end()) {
            const auto first = std::find_if(m_points.begin(), m_points.end(),
                                            [&](const Point& known) { return isOf(known, block.point); });
            if (first == m_points.end())
                continue; // of no target of the plan
            const auto next = std::find_if(first, m_points.end(), [&](const Point& known) {
                return !isOf(known, block.point) || known.key.value > block.point.value;
            });
            point = m_points.insert(next, Point{.key = block.point, .arms = first->arms});
            ++m_inserted;
        }
        point->blocks = std::max(point->blocks, block.index + 1);
        point->lastVisit = ++m_visits;
        std::erase(m_unvisited, block.point);
    }
}

std::optional<Schedule::Visit> Schedule::next(const Analysis& analysis)
{
    while (!m_unvisited.empty()) {
        const PointKey key = m_unvisited.back();
        m_unvisited.pop_back();
        const auto point = std::find_if(m_points.begin(), m_points.end(),
                                        [&](const Point& candidate) { return candidate.key == key; });
        if (!point->dropped)
            return visit(static_cast<std::size_t>(point - m_points.begin()));
    }

    std::vector<Need> needs = needsOf(analysis);
    markBrackets(analysis, needs);

    const Wanted wanted = wantedOf(needs);
    if (wanted.brackets.empty() && wanted.others.empty())
        return std::nullopt;
    m_pass = std::max(m_pass, wanted.fewest + 1);
    return visit(takeTurn(wanted, needs));
}

std::optional<Schedule::Visit> Schedule::nextOfSettled()
{
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < m_points.size(); ++i)
        if (!m_points[i].dropped)
            left.push_back(i);
    if (left.empty())
        return std::nullopt;
    return visit(longestAgo(left));
}

Schedule::Wanted Schedule::wantedOf(const std::vector<Need>& needs) const
{
    Wanted wanted;
    std::vector<std::size_t> young;
    std::vector<std::size_t> unclear;
    std::vector<std::size_t> wide;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const Point& point = m_points[i];
        if (point.dropped)
            continue;
        if (m_visits - point.lastVisit > longestWait * m_points.size())
            wanted.waiting.push_back(i);
        if (needs[i].settled && needs[i].weight <= 0)
            continue;
        wanted.fewest = std::min(wanted.fewest, point.blocks);
        auto& group = needs[i].weight > 0            ? wanted.brackets
                      : point.blocks < minimumBlocks ? young
                      : needs[i].unclear             ? unclear
                                                     : wide;
        group.push_back(i);
    }
    wanted.others = !young.empty() ? young : !unclear.empty() ? unclear : wide;
    return wanted;
}

// Whose turn it is; where nobody is there to take it, or only the point that was visited last, the next
// ones'.
std::size_t Schedule::takeTurn(Wanted wanted, const std::vector<Need>& needs)
{
    using Group = std::vector<std::size_t>;
    const Turn turn = turns[m_turn++ % turns.size()];
    const std::array<Group*, 3> inOrder =
        turn == Turn::Brackets ? std::array{&wanted.brackets, &wanted.others, &wanted.waiting}
        : turn == Turn::Others ? std::array{&wanted.others, &wanted.brackets, &wanted.waiting}
                               : std::array{&wanted.waiting, &wanted.brackets, &wanted.others};
    const std::size_t last = wanted.brackets.empty() ? wanted.others.front() : wanted.brackets.front();
    for (Group* group : inOrder) {
        std::erase_if(*group, [this](std::size_t i) { return m_points[i].lastVisit == m_visits; });
        if (group->empty())
            continue;
        if (group == &wanted.brackets)
            return mostWanted(*group, needs);
        return group == &wanted.others ? fewestBlocks(*group) : longestAgo(*group);
    }
    return last;
}

void Schedule::drop(const QString& target, RuntimeKind runtime, std::optional<double> value)
{
    for (Point& point : m_points)
        if (point.key.target == target && point.key.runtime == runtime &&
            (!value || point.key.value == *value))
            point.dropped = true;
}

int Schedule::points() const
{
    return static_cast<int>(
        std::count_if(m_points.begin(), m_points.end(), [](const Point& point) { return !point.dropped; }));
}

int Schedule::visitedPoints() const
{
    return static_cast<int>(std::count_if(m_points.begin(), m_points.end(), [](const Point& point) {
        return !point.dropped && point.blocks > 0;
    }));
}

int Schedule::comparisons() const
{
    std::size_t sum = 0;
    for (const Point& point : m_points)
        sum += point.dropped ? 0 : point.arms - 1;
    return static_cast<int>(sum);
}

int Schedule::settledComparisons(const Analysis& analysis) const
{
    int settled = 0;
    for (const PointResult& result : analysis.points) {
        if (!result.settled)
            continue;
        const auto point = std::find_if(m_points.begin(), m_points.end(),
                                        [&](const Point& known) { return known.key == result.key; });
        if (point != m_points.end() && !point->dropped && point->blocks >= minimumBlocks)
            ++settled;
    }
    return settled;
}

// The analysis has no result of the reference itself, wherever it stands among the arms.
std::vector<Schedule::Need> Schedule::needsOf(const Analysis& analysis) const
{
    std::vector<Need> needs(m_points.size());
    std::vector<std::size_t> settledArms(m_points.size());
    for (const PointResult& result : analysis.points) {
        const auto point = std::find_if(m_points.begin(), m_points.end(),
                                        [&](const Point& known) { return known.key == result.key; });
        if (point == m_points.end())
            continue;
        const auto index = static_cast<std::size_t>(point - m_points.begin());
        settledArms[index] += result.settled ? 1 : 0;
        needs[index].unclear |= result.verdict == Verdict::Unclear;
    }
    for (std::size_t i = 0; i < needs.size(); ++i)
        needs[i].settled = m_points[i].blocks >= minimumBlocks && settledArms[i] + 1 >= m_points[i].arms;
    return needs;
}

void Schedule::markBrackets(const Analysis& analysis, std::vector<Need>& needs)
{
    const auto indexOf = [this](const PointKey& key) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < m_points.size(); ++i)
            if (m_points[i].key == key && !m_points[i].dropped)
                return i;
        return std::nullopt;
    };

    for (const Bracket& bracket : openBrackets(analysis, m_plan.precision)) {
        const auto low = indexOf(bracket.low);
        const auto high = indexOf(bracket.high);
        if (!low || !high)
            continue;
        needs[*low].weight += bracket.lowWeight;
        needs[*high].weight += bracket.highWeight;
        if (!bracket.clear)
            continue;
        const std::optional<double> middle = valueBetween(bracket, m_plan.precision);
        if (!middle || m_inserted >= mostNewPoints * m_plan.targets.size() * m_plan.runtimes.size())
            continue;
        // Another arm may have asked for a value in the same gap already.
        if (*high != *low + 1)
            continue;
        PointKey key = bracket.low;
        key.value = *middle;
        m_points.insert(m_points.begin() + static_cast<std::ptrdiff_t>(*high),
                        Point{.key = key, .arms = m_points[*low].arms});
        needs.insert(needs.begin() + static_cast<std::ptrdiff_t>(*high),
                     Need{.settled = false, .unclear = true, .weight = 1});
        ++m_inserted;
    }
}

Schedule::Visit Schedule::visit(std::size_t point)
{
    Visit result{.point = m_points[point].key, .block = m_points[point].blocks++, .order = {}};
    for (std::size_t arm = 0; arm < m_points[point].arms; ++arm)
        result.order.push_back(arm);
    std::shuffle(result.order.begin(), result.order.end(), m_random);
    m_points[point].lastVisit = ++m_visits;
    return result;
}

// Of the points of brackets the one whose next block makes the crossings' variance fall most: with n blocks
// it goes as weight² / n.
std::size_t Schedule::mostWanted(const std::vector<std::size_t>& candidates,
                                 const std::vector<Need>& needs) const
{
    const auto gain = [&](std::size_t point) {
        const double blocks = m_points[point].blocks;
        return blocks < 1 ? std::numeric_limits<double>::infinity()
                          : needs[point].weight * needs[point].weight / (blocks * (blocks + 1));
    };
    return *std::max_element(candidates.begin(), candidates.end(),
                             [&](std::size_t one, std::size_t other) { return gain(one) < gain(other); });
}

std::size_t Schedule::longestAgo(const std::vector<std::size_t>& candidates) const
{
    return *std::min_element(candidates.begin(), candidates.end(),
                             [this](std::size_t one, std::size_t other) {
                                 return m_points[one].lastVisit < m_points[other].lastVisit;
                             });
}

std::size_t Schedule::fewestBlocks(const std::vector<std::size_t>& candidates)
{
    std::vector<std::size_t> fewest;
    for (const std::size_t candidate : candidates) {
        if (!fewest.empty() && m_points[candidate].blocks > m_points[fewest.front()].blocks)
            continue;
        if (!fewest.empty() && m_points[candidate].blocks < m_points[fewest.front()].blocks)
            fewest.clear();
        fewest.push_back(candidate);
    }
    return fewest[std::uniform_int_distribution<std::size_t>(0, fewest.size() - 1)(m_random)];
}

} // namespace breakeven
