// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/base/result.h"
#include "core/runs/run.h"

#include <QString>

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace breakeven {

// A latency that a cost model is fitted to.
struct CostSample
{
    int threads = 1;
    double rttUs = 0;
    double latencyUs = 0; // > 0

    friend bool operator==(const CostSample&, const CostSample&) = default;
};

struct Prediction
{
    double latencyUs = 0;
    Interval intervalUs; // of a further measurement, from the errors at the points left out

    friend bool operator==(const Prediction&, const Prediction&) = default;
};

// Latency of a batch as a function of threads n and round trip:
//
//   serial + ceil(items / n) * (operation + roundTrips * rtt) * (1 + contention * (n - 1))
//          + (pool + perThread * n where n > 1)
//
// with every figure >= 0. A batch lasts as long as its most loaded worker; what workers get in each other's
// way lengthens all their operations.
class CostModel
{
public:
    // Least squares of the log latencies by Levenberg-Marquardt, the figures as squares so that none becomes
    // negative. Refused with Unsupported and the reason in `detail` where there are fewer than 8 samples, or
    // where the median error at samples left out of the fit, one at a time, is above 10 %.
    [[nodiscard]] static Result<CostModel> fit(std::span<const CostSample> samples, int items);

    // Requires threads >= 1, rttUs >= 0.
    [[nodiscard]] Prediction predict(int threads, double rttUs) const;

    // Median of |predicted / measured - 1| at samples left out of the fit.
    [[nodiscard]] double leaveOutError() const { return m_leaveOutError; }

private:
    static constexpr std::size_t Figures = 6;

    std::array<double, Figures> m_roots{}; // of the figures, in the formula's order
    int m_items = 1;
    double m_leaveOutError = 0;
    double m_reach = 0; // of the interval, on the log latency
};

// The samples of one target and runtime of a run over the axes RttUs or Threads: of each point and arm the
// mean of the blocks' log medians.
[[nodiscard]] std::vector<CostSample> costSamplesOf(const Run& run, const QString& target,
                                                    RuntimeKind runtime);

} // namespace breakeven
