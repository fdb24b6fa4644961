// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/calibrated_cpython.h"

#include "core/runtimes/python_calibration.h"

#include <utility>

namespace breakeven {

CalibratedCPython::CalibratedCPython(Backend& backend, PoolKind pool, std::uint64_t seed, QString interpreter)
    : m_backend(backend)
    , m_python(backend, pool, seed, {.interpreter = std::move(interpreter)})
{}

Status CalibratedCPython::prepare(int workers, const std::stop_token& stop)
{
    if (Status prepared = m_python.prepare(workers, stop); !prepared.ok())
        return prepared;
    if (!m_workload || m_held.contains(m_workload->payloadBytes))
        return Done{};
    const auto costs = measurePythonCosts(m_python, m_backend, *m_workload, stop);
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, {}, {}};
    auto& held = m_held[m_workload->payloadBytes];
    if (!costs.ok())
        return Done{}; // what keeps it from being calibrated will keep it from being measured, and say so
    if (!m_workloadCost)
        m_workloadCost = costs.value().work;
    if (m_python.ready() && m_python.ready()->gil)
        held = costs.value().held({});
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
    told.totals->gilHeld =
        std::ssize(told.batches) * m_workload->items * (*held->second + m_workload->compute);
    return told;
}

std::optional<PythonFacts> CalibratedCPython::python() const
{
    return m_python.python();
}

std::optional<std::chrono::nanoseconds> CalibratedCPython::workloadCost() const
{
    return m_workloadCost;
}

} // namespace breakeven
