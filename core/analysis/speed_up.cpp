// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/speed_up.h"

#include "core/analysis/student_t.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace breakeven {

namespace {

// Of states that last a fifth of a run, each by its own lot, the cosines see sin²(x) ÷ x² with x = pi j / 10
// of what the mean's variance has: 0.97, 0.87, 0.74 and 0.57, on average 0.79, the standard error 0.89.
constexpr double missed = 1.13;

using Waves = std::array<double, LogSpeedUp::slowest>;

// The projections on cos(pi j (t + 1/2) / n), j = 1 ..., so scaled that the mean of their squares is the
// variance of the mean.
Waves wavesOf(std::span<const double> values, double mean)
{
    Waves waves{};
    const auto count = static_cast<double>(values.size());
    for (std::size_t t = 0; t < values.size(); ++t) {
        const double deviation = values[t] - mean;
        const double first = std::cos(std::numbers::pi * (static_cast<double>(t) + 0.5) / count);
        double before = 1;
        double cosine = first;
        for (double& wave : waves) {
            wave += deviation * cosine;
            before = std::exchange(cosine, 2 * first * cosine - before);
        }
    }
    for (double& wave : waves)
        wave *= std::numbers::sqrt2 / count;
    return waves;
}

double productOf(const Waves& a, const Waves& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / LogSpeedUp::slowest;
}

double reachOfWaves()
{
    static const double reach = reachOfInterval(LogSpeedUp::slowest);
    return reach;
}

} // namespace

LogSpeedUp LogSpeedUp::of(std::span<const double> values)
{
    LogSpeedUp result{.blocks = values.size()};
    if (values.empty())
        return result;

    const auto count = static_cast<double>(values.size());
    result.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    if (values.size() < 2)
        return result;

    double squares = 0;
    for (const double value : values)
        squares += (value - result.mean) * (value - result.mean);
    result.degreesOfFreedom = count - 1;
    result.standardError = std::sqrt(squares / result.degreesOfFreedom / count);
    if (values.size() <= slowest)
        return result;

    result.waves = wavesOf(values, result.mean);
    if (values.size() == slowest + 1) // all cosines there are: the same standard error
        return result;
    const double slow = missed * std::sqrt(productOf(result.waves, result.waves));
    if (slow * reachOfWaves() > result.standardError * reachOfInterval(result.degreesOfFreedom)) {
        result.standardError = slow;
        result.degreesOfFreedom = slowest;
    }
    return result;
}

std::optional<double> LogSpeedUp::halfWidth() const
{
    if (blocks < 2)
        return std::nullopt;
    return reachOfInterval(degreesOfFreedom) * standardError;
}

LogSpeedUp LogSpeedUp::acrossRuns() const
{
    LogSpeedUp result = *this;
    result.givenError = betweenRuns;
    return result;
}

SpeedUp LogSpeedUp::toSpeedUp() const
{
    SpeedUp result{.ratio = std::exp(mean), .interval = std::nullopt, .blocks = blocks};
    if (blocks < 2)
        return result;
    const ErrorOfMean error = withGiven({standardError, degreesOfFreedom}, givenError);
    const double half = reachOfInterval(error.degreesOfFreedom) * error.standardError;
    result.interval = Interval{.low = std::exp(mean - half), .high = std::exp(mean + half)};
    return result;
}

ErrorOfMean withGiven(const ErrorOfMean& own, double given)
{
    constexpr double mostDegrees = 1e6;
    if (given <= 0)
        return own;
    const double error = std::hypot(own.standardError, given);
    const double estimated = std::pow(own.standardError / error, 4);
    return {.standardError = error,
            .degreesOfFreedom = estimated * mostDegrees > own.degreesOfFreedom
                                    ? own.degreesOfFreedom / estimated
                                    : mostDegrees};
}

double reachOfInterval(double degreesOfFreedom, double stricter)
{
    constexpr double beyond = 1 - 0.957;
    return studentTQuantile(1 - beyond / 2 / stricter, degreesOfFreedom);
}

double covarianceOfMeans(std::span<const double> a, std::span<const double> b)
{
    if (a.size() < 2)
        return 0;
    const LogSpeedUp meanA = LogSpeedUp::of(a);
    const LogSpeedUp meanB = LogSpeedUp::of(b);
    const auto isSlow = [](const LogSpeedUp& mean) {
        return mean.blocks > LogSpeedUp::slowest + 1 && mean.degreesOfFreedom <= LogSpeedUp::slowest;
    };
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    if (isSlow(meanA) || isSlow(meanB)) {
        products = productOf(meanA.waves, meanB.waves);
        squaresA = productOf(meanA.waves, meanA.waves);
        squaresB = productOf(meanB.waves, meanB.waves);
    } else {
        for (std::size_t i = 0; i < a.size(); ++i) {
            products += (a[i] - meanA.mean) * (b[i] - meanB.mean);
            squaresA += (a[i] - meanA.mean) * (a[i] - meanA.mean);
            squaresB += (b[i] - meanB.mean) * (b[i] - meanB.mean);
        }
    }
    const double scale = std::sqrt(squaresA * squaresB);
    return scale > 0 ? products / scale * meanA.standardError * meanB.standardError : 0;
}

double sharedVariance(const LogSpeedUp& a, const LogSpeedUp& b)
{
    const double scale = std::sqrt(productOf(a.waves, a.waves) * productOf(b.waves, b.waves));
    if (scale <= 0)
        return 0;
    return std::max(0.0, productOf(a.waves, b.waves) / scale) * a.standardError * b.standardError;
}

Verdict verdictOf(const SpeedUp& speedUp)
{
    if (!speedUp.interval || speedUp.interval->holds(1))
        return Verdict::Unclear;
    return speedUp.interval->low > 1 ? Verdict::Threads : Verdict::Single;
}

} // namespace breakeven
