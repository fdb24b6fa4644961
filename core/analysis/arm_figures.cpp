// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/arm_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace breakeven {

void ArmFigures::add(const ArmSamples* samples)
{
    m_logMedians.push_back(std::numeric_limits<double>::quiet_NaN());
    if (samples == nullptr || samples->batches.empty())
        return;

    const auto& batches = samples->batches;
    m_latencies.add(batches);
    m_summaryIsOld = true;
    if (const std::optional<double> median = medianOf(batches); median && *median > 0)
        m_logMedians.back() = std::log(*median);

    const double sum = std::accumulate(batches.begin(), batches.end(), 0.0, [](double total, auto batch) {
        return total + static_cast<double>(batch.count());
    });
    const std::chrono::nanoseconds mean(std::llround(sum / static_cast<double>(batches.size())));
    m_bestOf = std::min(m_bestOf.value_or(mean), mean);

    if (samples->totals) {
        m_time.cpu += samples->totals->cpu;
        m_time.busy += samples->totals->busy();
        m_time.gil += samples->totals->gilWait.value_or(std::chrono::nanoseconds(0));
        m_time.voluntarySwitches += samples->totals->voluntarySwitches;
        m_time.involuntarySwitches += samples->totals->involuntarySwitches;
        m_time.batches += std::chrono::nanoseconds(std::llround(sum));
        m_time.count += static_cast<double>(batches.size());
        if (samples->totals->gilHeld) {
            m_time.held += *samples->totals->gilHeld;
            m_time.heldCount += static_cast<double>(batches.size());
        }
    }
}

const std::optional<LatencySummary>& ArmFigures::summary()
{
    if (m_summaryIsOld)
        m_summary = m_latencies.summary();
    m_summaryIsOld = false;
    return m_summary;
}

std::optional<double> ArmFigures::ioShare() const
{
    if (m_time.busy.count() <= 0)
        return std::nullopt;
    const double share =
        1 - static_cast<double>(m_time.cpu.count()) / static_cast<double>(m_time.busy.count());
    return std::clamp(share, 0.0, 1.0); // the two clocks tick apart
}

std::optional<double> medianOf(std::span<const std::chrono::nanoseconds> batches)
{
    if (batches.empty())
        return std::nullopt;
    std::vector<std::chrono::nanoseconds> copy(batches.begin(), batches.end());
    const auto middle = copy.begin() + static_cast<std::ptrdiff_t>(copy.size() / 2);
    std::nth_element(copy.begin(), middle, copy.end());
    const auto upper = static_cast<double>(middle->count());
    if (copy.size() % 2 == 1)
        return upper;
    return (static_cast<double>(std::max_element(copy.begin(), middle)->count()) + upper) / 2;
}

std::chrono::nanoseconds latencyFromLog(double logNanoseconds)
{
    return std::chrono::nanoseconds(std::llround(std::exp(logNanoseconds)));
}

} // namespace breakeven
