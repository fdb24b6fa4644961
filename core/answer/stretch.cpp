// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/stretch.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace breakeven {

namespace {

class Change
{
public:
    // `isOnly`: both margins are one, nothing lies between.
    Change(WorthChange change, bool isOnly) : m_change(std::move(change)), m_isOnly(isOnly) {}

    [[nodiscard]] double at() const { return m_change.at; }
    [[nodiscard]] Margin margin() const { return m_change.margin; }
    [[nodiscard]] const Interval& interval() const { return m_change.interval; }
    [[nodiscard]] std::optional<Interval> believed() const
    {
        return m_change.believable ? std::optional(m_change.interval) : std::nullopt;
    }
    // What is proven on its sides; nothing where it may be no difference or the far side of it.
    [[nodiscard]] std::optional<StretchKind> before() const { return sideOf(!rises()); }
    [[nodiscard]] std::optional<StretchKind> behind() const { return sideOf(rises()); }

private:
    [[nodiscard]] bool rises() const { return m_change.threadsPay == ThreadsPay::Above; }
    [[nodiscard]] std::optional<StretchKind> sideOf(bool isHigh) const
    {
        if (margin() == Margin::Upper && isHigh)
            return StretchKind::Arm;
        if (!isHigh && (m_isOnly || margin() == Margin::Lower))
            return StretchKind::Single;
        return std::nullopt;
    }

    WorthChange m_change;
    bool m_isOnly;
};

struct Mark // a point, and what it proves
{
    double x = 0;
    StretchKind kind = StretchKind::Unclear;
};

// A piece between two changes, or between one and an end of what was measured.
class Piece
{
public:
    Piece(const Change* before, const Change* behind, double from, double to)
        : m_before(before)
        , m_behind(behind)
        , m_from(from)
        , m_to(to)
    {}

    // What its ends alone say of all of it.
    [[nodiscard]] std::optional<StretchKind> kind() const
    {
        if (m_before != nullptr && m_before->behind())
            return m_before->behind();
        if (m_behind != nullptr && m_behind->before())
            return m_behind->before();
        if (m_before != nullptr && m_behind != nullptr && m_before->margin() != m_behind->margin())
            return StretchKind::NoDifference; // from one margin on to the other
        return std::nullopt;
    }

    // `marks`: those of the piece, ascending.
    [[nodiscard]] std::vector<Stretch> stretches(std::span<const Mark> marks) const
    {
        const std::vector<Mark> known = withEnds(marks);
        std::vector<Stretch> found;
        const auto add = [&found](StretchKind kind, double from, double to) {
            if (!found.empty() && found.back().kind == kind)
                found.back().to = to;
            else
                found.push_back({.kind = kind, .arm = std::nullopt, .from = from, .to = to});
        };
        for (std::size_t i = 0; i < known.size(); ++i) {
            add(known[i].kind, known[i].x, known[i].x);
            if (i + 1 < known.size())
                add(known[i].kind == known[i + 1].kind ? known[i].kind : StretchKind::Unclear, known[i].x,
                    known[i + 1].x);
        }
        if (found.empty())
            add(StretchKind::Unclear, m_from, m_to);
        if (m_before != nullptr)
            found.front().fromInterval = m_before->believed();
        if (m_behind != nullptr)
            found.back().toInterval = m_behind->believed();
        return found;
    }

private:
    // With what is the case at the piece's ends: what all of it is, or what the nearest point proves.
    [[nodiscard]] std::vector<Mark> withEnds(std::span<const Mark> marks) const
    {
        const std::optional<StretchKind> base = kind();
        std::vector<Mark> known(marks.begin(), marks.end());
        const auto nearest = [&](const Mark* mark) {
            return base ? *base : mark != nullptr ? mark->kind : StretchKind::Unclear;
        };
        const Mark* first = marks.empty() ? nullptr : &marks.front();
        const Mark* last = marks.empty() ? nullptr : &marks.back();
        if (m_before != nullptr) {
            const double proven = std::min(m_before->interval().high, first != nullptr ? first->x : m_to);
            if (m_before->behind())
                known.insert(known.begin(), {std::max(m_from, proven), nearest(first)});
            known.insert(known.begin(), {m_from, nearest(first)});
        }
        if (m_behind != nullptr) {
            const double proven = std::max(m_behind->interval().low, last != nullptr ? last->x : m_from);
            if (m_behind->before())
                known.push_back({std::min(m_to, proven), nearest(last)});
            known.push_back({m_to, nearest(last)});
        }
        return known;
    }

    const Change* m_before;
    const Change* m_behind;
    double m_from;
    double m_to;
};

} // namespace

StretchKind kindOf(const SpeedUp& speedUp, double worth)
{
    if (!speedUp.interval)
        return StretchKind::Unclear;
    const auto [low, high] = *speedUp.interval;
    const double upper = 1 + worth;
    if (low > upper)
        return StretchKind::Arm;
    if (high < 1 / upper)
        return StretchKind::Single;
    return low >= 1 / upper && high <= upper ? StretchKind::NoDifference : StretchKind::Unclear;
}

std::vector<Stretch> stretchesOf(std::span<const PointResult* const> points,
                                 std::span<const WorthChange> worthChanges, double worth)
{
    if (points.empty())
        return {};
    std::vector<Change> changes;
    for (const WorthChange& change : worthChanges)
        changes.emplace_back(change, worth == 0);
    std::vector<Mark> marks;
    for (const PointResult* point : points) {
        const bool isAccountedFor =
            std::any_of(changes.begin(), changes.end(), [point](const Change& change) {
                return change.interval().low <= point->place && point->place <= change.interval().high;
            });
        const StretchKind kind = kindOf(point->speedUp, worth);
        if (!isAccountedFor || kind != StretchKind::Unclear)
            marks.push_back({point->place, kind});
    }

    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i <= changes.size(); ++i) {
        const Change* before = i == 0 ? nullptr : &changes[i - 1];
        const Change* behind = i == changes.size() ? nullptr : &changes[i];
        const double from = before != nullptr ? before->at() : points.front()->place;
        const double to = behind != nullptr ? behind->at() : points.back()->place;
        std::vector<Mark> within;
        std::copy_if(marks.begin(), marks.end(), std::back_inserter(within), [&](const Mark& mark) {
            return (before == nullptr || mark.x > from) && (behind == nullptr || mark.x < to);
        });
        for (const Stretch& stretch : Piece(before, behind, from, to).stretches(within)) {
            if (!stretches.empty() && stretches.back().kind == stretch.kind) {
                stretches.back().to = stretch.to;
                stretches.back().toInterval = stretch.toInterval;
            } else {
                stretches.push_back(stretch);
            }
        }
    }
    return stretches;
}

} // namespace breakeven
