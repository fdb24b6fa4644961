// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/forecast.h"

#include "core/analysis/analysis_code.h"

namespace breakeven {

namespace {

Error refusal(const Phrase& reason)
{
    return {.code = Error::Code::Unsupported,
            .where = {},
            .detail = {},
            .reason = reason,
            .place = phrase(ForecastPlace::Prediction)};
}

Result<CostModel> fitted(const Plan& plan, std::span<const CostSample> samples)
{
    if (plan.axis.kind != AxisKind::RttUs && plan.axis.kind != AxisKind::Threads)
        return refusal(phrase(ForecastReason::OtherAxis));
    return CostModel::fit(samples, plan.workload.items);
}

} // namespace

std::vector<Forecaster> Forecaster::of(const Run& run)
{
    return of(run, blockMediansOf(run));
}

std::vector<Forecaster> Forecaster::of(const Run& run, std::span<const PointMedians> medians)
{
    const Plan& plan = run.header.plan;
    std::vector<Forecaster> all;
    for (const Target& target : plan.targets) {
        for (const RuntimeKind runtime : plan.runtimes) {
            const std::vector<CostSample> samples = costSamplesOf(run, medians, target.name, runtime);
            Forecaster& next = all.emplace_back(Forecaster(target.name, runtime, fitted(plan, samples)));
            next.m_leftOut = armsOf(plan, target, runtime);
            std::erase_if(next.m_leftOut, [](const Arm& arm) { return arm.isThreads(); });
            next.m_emulation = emulationFor(target);
            next.m_emulationAtZero = breakeven::emulationAt(plan, target.name, 0);
            for (const CostSample& sample : samples) {
                next.m_threads.insert(sample.threads);
                next.m_rttsUs.insert(sample.rttUs);
            }
        }
    }
    return all;
}

Result<Forecast> Forecaster::at(int threads, double rttUs) const
{
    if (!m_model.ok())
        return m_model.error();
    if (m_rttsUs.size() < 2 && !m_rttsUs.contains(rttUs))
        return refusal(phrase(ForecastReason::OneRoundTrip, *m_rttsUs.begin()));
    if (m_threads.size() < 3 && !m_threads.contains(threads))
        return refusal(phrase(ForecastReason::FewThreadCounts, threads));
    if (rttUs > rttReach * *m_rttsUs.rbegin())
        return refusal(phrase(ForecastReason::RoundTripTooLong, rttUs, *m_rttsUs.rbegin()));
    if (threads > threadsReach * *m_threads.rbegin())
        return refusal(phrase(ForecastReason::TooManyThreads, threads, *m_threads.rbegin()));

    const Prediction latency = m_model.value().predict(threads, rttUs);
    if (threads == 1)
        return Forecast{.latency = latency, .speedUp = 1, .speedUpInterval = {.low = 1, .high = 1}};
    const double ratio = m_model.value().predict(1, rttUs).latencyUs / latency.latencyUs;
    return Forecast{.latency = latency,
                    .speedUp = ratio,
                    .speedUpInterval = m_model.value().speedUpInterval(threads, rttUs)};
}

} // namespace breakeven
