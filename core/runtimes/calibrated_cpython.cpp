// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/calibrated_cpython.h"

#include <algorithm>
#include <utility>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds longestCalibration{60};

} // namespace

CalibratedCPython::CalibratedCPython(Backend& backend, PoolKind pool, std::uint64_t seed,
                                     CPythonOptions options)
    : m_python(backend, pool, seed, std::move(options))
{}

Status CalibratedCPython::prepare(int workers, const std::stop_token& stop)
{
    if (Status prepared = m_python.prepare(workers, stop); !prepared.ok())
        return prepared;
    if (!m_workload || m_held.contains(m_workload->payloadBytes))
        return Done{};
    const auto costs = m_python.calibrate(longestCalibration, stop);
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, {}, {}};
    auto& held = m_held[m_workload->payloadBytes];
    if (!costs.ok())
        return Done{}; // what keeps it from being calibrated will keep it from being measured, and say so
    if (!m_workloadCost && worksOurs())
        m_workloadCost = costs.value().work;
    if (!m_gilReleases)
        m_gilReleases = costs.value().releases;
    if (costs.value().held)
        held = std::max(0ns, *costs.value().held - addedCompute());
    return Done{};
}

Status CalibratedCPython::setWorkload(const Workload& workload)
{
    m_workload = workload;
    return m_python.setWorkload(workload);
}

Result<ArmSamples> CalibratedCPython::measure(const ArmRequest& request, const std::stop_token& stop)
{
    auto samples = m_python.measure(request, stop);
    if (!samples.ok() || !samples.value().totals || !m_workload)
        return samples;
    const auto held = m_held.find(m_workload->payloadBytes);
    if (held == m_held.end() || !held->second)
        return samples;
    ArmSamples told = std::move(samples).value();
    told.totals->gilHeld = std::ssize(told.batches) * m_workload->items * (*held->second + addedCompute());
    return told;
}

std::vector<std::chrono::nanoseconds> CalibratedCPython::takeHeldRoundTrips()
{
    return m_python.takeHeldRoundTrips();
}

std::optional<PythonFacts> CalibratedCPython::python() const
{
    auto python = m_python.python();
    if (python)
        python->gilReleases = m_gilReleases;
    return python;
}

bool CalibratedCPython::worksOurs() const
{
    return !m_python.ready() || !m_python.ready()->ownSteps.contains(QLatin1String("work"));
}

// The user's own work burns none.
std::chrono::nanoseconds CalibratedCPython::addedCompute() const
{
    return worksOurs() ? m_workload->compute : 0ns;
}

std::optional<std::chrono::nanoseconds> CalibratedCPython::workloadCost() const
{
    return m_workloadCost;
}

} // namespace breakeven
