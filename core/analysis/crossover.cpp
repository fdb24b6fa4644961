// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/crossover.h"

#include "core/analysis/axis_share.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace breakeven {

namespace {

// Steps in which a segment is looked through. Within a segment the set has at most a few ends, far apart
// compared to this; each is then found to machine precision.
constexpr int stepsPerSegment = 24;

// A log speed-up this small is a rounding error, where there is no noise at all to hide it.
constexpr double nothing = 1e-12;

enum class Side { Slower, Within, Faster }; // of threads, against the band in which nothing is proven

// The curve between two neighbouring points, by its share 0 ... 1 of the way.
class Segment
{
public:
    Segment(const CurvePoint& from, const CurvePoint& to)
        : m_from(from)
        , m_to(to)
        , m_leastReach(reachOfInterval(mostDegrees()))
        , m_mostReach(reachOfInterval(leastDegrees()))
    {
        if (!from.logLatency || !to.logLatency)
            return;
        const double growth = std::exp(*to.logLatency - *from.logLatency); // relative: stays in range
        m_latencies = Latencies{.single = {1, growth},
                                .threads = {std::exp(-from.y.mean), growth * std::exp(-to.y.mean)}};
    }

    [[nodiscard]] double mean(double share) const
    {
        if (!m_latencies)
            return std::lerp(m_from.y.mean, m_to.y.mean, share);
        const double linear = linearShare(share);
        return std::log(m_latencies->single.at(linear) / m_latencies->threads.at(linear));
    }

    [[nodiscard]] Side side(double share) const
    {
        const double height = mean(share);
        const double weight = weightAt(share);
        const ErrorOfMean error = errorAt(weight);
        const Side beyond = height > 0 ? Side::Faster : Side::Slower;
        // Most places are decided by the bounds of Student's t, which is dear to compute.
        if (std::abs(height) <= m_leastReach * error.standardError + nothing)
            return Side::Within;
        if (std::abs(height) > m_mostReach * error.standardError + nothing)
            return beyond;
        const double reach = reachOfInterval(error.degreesOfFreedom) * error.standardError;
        return std::abs(height) <= reach + nothing ? Side::Within : beyond;
    }

    // Whether `side` is proven there with a chance of error as small as 1 / `stricter` of the interval's.
    [[nodiscard]] bool isProven(double share, Side side, double stricter) const
    {
        const double height = mean(share);
        const ErrorOfMean error = errorAt(weightAt(share));
        return (height > 0 ? Side::Faster : Side::Slower) == side &&
               std::abs(height) >
                   reachOfInterval(error.degreesOfFreedom, stricter) * error.standardError + nothing;
    }

    // How wide the band would be without the given error, as a part of what it is.
    [[nodiscard]] double ownPart(double share) const
    {
        const double weight = weightAt(share);
        const ErrorOfMean all = errorAt(weight);
        if (all.standardError <= 0)
            return 1;
        return reachOfInterval(degreesOfFreedom(weight)) * standardError(weight) /
               (reachOfInterval(all.degreesOfFreedom) * all.standardError);
    }

    // Where the mean is 0, if it is so once.
    [[nodiscard]] std::optional<double> root() const
    {
        const double from = m_from.y.mean;
        const double to = m_to.y.mean;
        if (from == to || (from > 0 && to > 0) || (from < 0 && to < 0))
            return std::nullopt;
        if (!m_latencies)
            return from / (from - to);
        const double before = m_latencies->single.from - m_latencies->threads.from;
        const double after = m_latencies->single.to - m_latencies->threads.to;
        const double linear = before / (before - after);
        return axisShare(std::lerp(m_from.x, m_to.x, linear), m_from.x, m_to.x);
    }

    [[nodiscard]] double shareOf(double x) const { return axisShare(x, m_from.x, m_to.x); }
    [[nodiscard]] double x(double share) const { return axisValueAt(share, m_from.x, m_to.x); }

private:
    struct Line
    {
        double from = 0;
        double to = 0;

        [[nodiscard]] double at(double share) const { return std::lerp(from, to, share); }
    };

    struct Latencies
    {
        Line single;
        Line threads;
    };

    // How far along the axis itself.
    [[nodiscard]] double linearShare(double share) const
    {
        return (x(share) - m_from.x) / (m_to.x - m_from.x);
    }

    // How much the second end's noise counts: a latency's share of the sum.
    [[nodiscard]] double weightAt(double share) const
    {
        if (!m_latencies)
            return share;
        const double linear = linearShare(share);
        const auto& [single, threads] = *m_latencies; // their shares differ next to nothing near a crossing
        const double from = (1 - linear) * std::sqrt(single.from * threads.from);
        const double to = linear * std::sqrt(single.to * threads.to);
        return to / (from + to);
    }

    // What runs differ by, both ends share.
    [[nodiscard]] ErrorOfMean errorAt(double weight) const
    {
        return withGiven(
            {.standardError = standardError(weight), .degreesOfFreedom = degreesOfFreedom(weight)},
            std::lerp(m_from.y.givenError, m_to.y.givenError, weight));
    }

    [[nodiscard]] double standardError(double weight) const
    {
        const double from = (1 - weight) * m_from.y.standardError;
        const double to = weight * m_to.y.standardError;
        const double shared = 2 * weight * (1 - weight) * m_from.covarianceWithNext;
        return std::sqrt(std::max(0.0, from * from + to * to + shared));
    }

    // Welch's and Satterthwaite's; where both ends come of the same blocks, theirs.
    [[nodiscard]] double degreesOfFreedom(double weight) const
    {
        if (m_from.covarianceWithNext != 0)
            return leastDegrees();
        const double from = std::pow((1 - weight) * m_from.y.standardError, 2);
        const double to = std::pow(weight * m_to.y.standardError, 2);
        const double degrees = std::pow(from + to, 2) /
                               (from * from / m_from.y.degreesOfFreedom + to * to / m_to.y.degreesOfFreedom);
        return std::max(leastDegrees(), degrees); // the first where the second is no number, of no noise
    }

    [[nodiscard]] double leastDegrees() const
    {
        return std::min(m_from.y.degreesOfFreedom, m_to.y.degreesOfFreedom);
    }

    // Welch's are at most the sum of both ends', but for a given error.
    [[nodiscard]] double mostDegrees() const
    {
        return m_from.y.givenError > 0 || m_to.y.givenError > 0
                   ? std::numeric_limits<double>::max()
                   : m_from.y.degreesOfFreedom + m_to.y.degreesOfFreedom;
    }

    const CurvePoint& m_from;
    const CurvePoint& m_to;
    double m_leastReach;
    double m_mostReach;
    std::optional<Latencies> m_latencies;
};

// A place on the whole curve.
struct Place
{
    std::size_t segment = 0;
    double share = 0;
    Side side = Side::Within;
};

// The end of the band, which holds `within` and no longer holds its neighbour `proven`.
Place endOfBand(const std::vector<Segment>& segments, const Place& within, const Place& proven)
{
    if (within.segment != proven.segment) // both are the same point of the curve
        return within;
    double inside = within.share;
    double outside = proven.share;
    constexpr int halvings = 60; // past the precision of a double
    for (int i = 0; i < halvings; ++i) {
        const double middle = (inside + outside) / 2;
        (segments[within.segment].side(middle) == Side::Within ? inside : outside) = middle;
    }
    return {within.segment, inside, Side::Within};
}

std::vector<Place> placesOf(const std::vector<Segment>& segments)
{
    std::vector<Place> places;
    places.reserve(segments.size() * (stepsPerSegment + 2));
    for (std::size_t i = 0; i < segments.size(); ++i) {
        std::vector<double> shares;
        for (int step = 0; step <= stepsPerSegment; ++step)
            shares.push_back(static_cast<double>(step) / stepsPerSegment);
        // With next to no noise the band is thinner than a step: never pass over it.
        if (const std::optional<double> root = segments[i].root())
            shares.insert(std::upper_bound(shares.begin(), shares.end(), *root), *root);
        for (const double share : shares)
            places.push_back({i, share, segments[i].side(share)});
    }
    return places;
}

// The roots of the mean curve from `low` to `high`; the middle one where noise made several.
double rootWithin(const std::vector<Segment>& segments, const Place& low, const Place& high)
{
    std::vector<double> roots;
    for (std::size_t i = low.segment; i <= high.segment; ++i) {
        const std::optional<double> root = segments[i].root();
        const double from = i == low.segment ? low.share : 0;
        const double to = i == high.segment ? high.share : 1;
        // Where the mean is 0 at a point itself, two segments have the same root.
        if (root && *root >= from && *root <= to && (roots.empty() || segments[i].x(*root) > roots.back()))
            roots.push_back(segments[i].x(*root));
    }
    if (roots.empty()) // all of it 0 on the dot
        return std::sqrt(segments[low.segment].x(low.share) * segments[high.segment].x(high.share));
    return roots[roots.size() / 2];
}

double ownPartAt(const std::vector<Segment>& segments, const Place& low, const Place& high, double at)
{
    std::size_t segment = low.segment;
    while (segment < high.segment && segments[segment].x(1) < at)
        ++segment;
    return segments[segment].ownPart(segments[segment].shareOf(at));
}

} // namespace

std::vector<CurveCrossing> findCrossings(std::span<const CurvePoint> curve, std::size_t curves)
{
    std::vector<CurvePoint> known;
    std::copy_if(curve.begin(), curve.end(), std::back_inserter(known),
                 [](const CurvePoint& point) { return point.y.blocks >= 2; });
    if (known.size() < 2)
        return {};

    std::vector<Segment> segments;
    for (std::size_t i = 0; i + 1 < known.size(); ++i)
        segments.emplace_back(known[i], known[i + 1]);

    const std::vector<Place> places = placesOf(segments);
    const double stricter = std::sqrt(std::max(1.0, static_cast<double>(curves)));
    // Anywhere on the stretch of its side that ends at, or begins with, `index`.
    const auto isProven = [&](std::size_t index, std::ptrdiff_t step) {
        const Side side = places[index].side;
        for (auto i = static_cast<std::ptrdiff_t>(index); stricter > 1 && i >= 0 && i < std::ssize(places);
             i += step) {
            const Place& place = places[static_cast<std::size_t>(i)];
            if (place.side != side && place.side != Side::Within)
                return false;
            if (place.side == side && segments[place.segment].isProven(place.share, side, stricter))
                return true;
        }
        return stricter <= 1;
    };
    std::vector<CurveCrossing> crossings;
    std::optional<std::size_t> lastProven; // the last place with a side
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].side == Side::Within)
            continue;
        if (lastProven && places[*lastProven].side != places[i].side && isProven(*lastProven, -1) &&
            isProven(i, 1)) {
            // A root lies between the two, so the band between them is not empty.
            const Place low = endOfBand(segments, places[*lastProven + 1], places[*lastProven]);
            const Place high = endOfBand(segments, places[i - 1], places[i]);
            const auto fewest = std::min_element(
                known.begin() + static_cast<std::ptrdiff_t>(low.segment),
                known.begin() + static_cast<std::ptrdiff_t>(high.segment) + 2,
                [](const CurvePoint& a, const CurvePoint& b) { return a.y.blocks < b.y.blocks; });
            const double at = rootWithin(segments, low, high);
            const Interval interval{.low = segments[low.segment].x(low.share),
                                    .high = segments[high.segment].x(high.share)};
            crossings.push_back({
                .at = at,
                .interval = interval,
                .ownHalfWidth = (interval.high - interval.low) / 2 * ownPartAt(segments, low, high, at),
                .threadsPay = places[i].side == Side::Faster ? ThreadsPay::Above : ThreadsPay::Below,
                .blocks = fewest->y.blocks,
            });
        }
        lastProven = i;
    }
    return crossings;
}

} // namespace breakeven
