// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/block_medians.h"
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
    Interval intervalUs; // of a further measurement

    friend bool operator==(const Prediction&, const Prediction&) = default;
};

// What a batch's latency is made of; every figure >= 0.
struct CostParts
{
    double serialUs = 0;    // of a batch, whoever runs it
    double operationUs = 0; // of an operation, at a round trip of 0
    double roundTrips = 0;  // of an operation
    double contention = 0;  // share by which each further thread makes an operation longer
    double poolUs = 0;      // of a batch with more than one thread
    double perThreadUs = 0; // of such a batch, for each thread

    friend bool operator==(const CostParts&, const CostParts&) = default;
};

// Latency of a batch as a function of threads n and round trip:
//
//   serial + ceil(items / n) * (operation + roundTrips * rtt) * (1 + contention * (n - 1))
//          + (pool + perThread * n where n > 1)
//
// A batch lasts as long as its most loaded worker; what workers get in each other's way lengthens all their
// operations.
class CostModel
{
public:
    // Least squares of the log latencies by Levenberg-Marquardt, the figures as squares so that none becomes
    // negative. Refused with Unsupported and a ForecastReason where there are fewer than 8 samples, or
    // where of the errors at samples left out of the fit, one at a time, the median is above 10 % or one in
    // ten above 30 %: right in the middle and wrong at the ends is of no use beyond them.
    [[nodiscard]] static Result<CostModel> fit(std::span<const CostSample> samples, int items);

    // The interval holds what the samples scatter round the model, at the points left out, and what is not
    // known of its figures: by their covariance it widens away from what was measured. Requires
    // threads >= 1, rttUs >= 0.
    [[nodiscard]] Prediction predict(int threads, double rttUs) const;

    // Latency with 1 thread / with `threads`, both measured once more, by the same covariance.
    [[nodiscard]] Interval speedUpInterval(int threads, double rttUs) const;

    [[nodiscard]] CostParts parts() const;

    // Of |predicted / measured - 1| at samples left out of the fit: the median, and what nine in ten are at
    // most.
    [[nodiscard]] double leaveOutError() const { return m_leaveOutError; }
    [[nodiscard]] double worstLeaveOutError() const { return m_worstLeaveOutError; }

private:
    static constexpr std::size_t figuresOfModel = 6;

    std::array<double, figuresOfModel> m_roots{}; // of the figures, in the formula's order
    int m_items = 1;
    double m_leaveOutError = 0;
    double m_worstLeaveOutError = 0;
    double m_reach = 0; // Student's t times the samples' scatter, on the log latency
    // Of the figures, row by row, in units of that scatter.
    std::array<double, figuresOfModel * figuresOfModel> m_covariance{};
};

// The samples of one target and runtime of a run over the axes RttUs or Threads: of each point and arm the
// mean of the blocks' log medians.
[[nodiscard]] std::vector<CostSample> costSamplesOf(const Run& run, const QString& target,
                                                    RuntimeKind runtime);
// The same from the run's block medians by the plan's arms.
[[nodiscard]] std::vector<CostSample> costSamplesOf(const Run& run, std::span<const PointMedians> medians,
                                                    const QString& target, RuntimeKind runtime);

} // namespace breakeven
