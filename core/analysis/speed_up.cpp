// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/speed_up.h"

#include "core/analysis/student_t.h"

#include <cmath>
#include <numeric>

namespace breakeven {

LogSpeedUp LogSpeedUp::of(std::span<const double> logRatios)
{
    LogSpeedUp result{.blocks = logRatios.size()};
    if (logRatios.empty())
        return result;

    const auto count = static_cast<double>(logRatios.size());
    result.mean = std::accumulate(logRatios.begin(), logRatios.end(), 0.0) / count;
    if (logRatios.size() < 2)
        return result;

    double squares = 0;
    for (const double ratio : logRatios)
        squares += (ratio - result.mean) * (ratio - result.mean);
    result.degreesOfFreedom = count - 1;
    result.standardError = std::sqrt(squares / result.degreesOfFreedom / count);
    return result;
}

std::optional<double> LogSpeedUp::halfWidth() const
{
    if (blocks < 2)
        return std::nullopt;
    return reachOfInterval(degreesOfFreedom) * standardError;
}

SpeedUp LogSpeedUp::toSpeedUp() const
{
    SpeedUp result{.ratio = std::exp(mean), .interval = std::nullopt, .blocks = blocks};
    if (const std::optional<double> half = halfWidth())
        result.interval = Interval{.low = std::exp(mean - *half), .high = std::exp(mean + *half)};
    return result;
}

double reachOfInterval(double degreesOfFreedom, double stricter)
{
    constexpr double beyond = 1 - 0.957;
    return studentTQuantile(1 - beyond / 2 / stricter, degreesOfFreedom);
}

Verdict verdictOf(const SpeedUp& speedUp)
{
    if (!speedUp.interval || speedUp.interval->holds(1))
        return Verdict::Unclear;
    return speedUp.interval->low > 1 ? Verdict::Threads : Verdict::Single;
}

} // namespace breakeven
