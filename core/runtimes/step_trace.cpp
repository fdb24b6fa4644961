// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/step_trace.h"

#include <algorithm>
#include <map>

namespace breakeven {

namespace {

using Duration = std::chrono::nanoseconds;

template <typename Part>
Duration medianOf(const std::vector<const StepTrace*>& traces, Part part)
{
    std::vector<Duration> values;
    values.reserve(traces.size());
    for (const StepTrace* trace : traces)
        values.push_back(part(*trace));
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::size_t commonestLength(const std::vector<StepTrace>& traces)
{
    std::map<std::size_t, int> counts;
    for (const StepTrace& trace : traces)
        ++counts[trace.free.size()];
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& one, const auto& other) { return one.second < other.second; })
        ->first;
}

} // namespace

StepTrace medianOf(const std::vector<StepTrace>& traces)
{
    const std::size_t length = commonestLength(traces);
    std::vector<const StepTrace*> alike;
    for (const StepTrace& trace : traces)
        if (trace.free.size() == length)
            alike.push_back(&trace);

    StepTrace median{
        .cpu = medianOf(alike, [](const StepTrace& trace) { return trace.cpu; }), .held = {}, .free = {}};
    for (std::size_t i = 0; i < alike.front()->held.size(); ++i)
        median.held.push_back(medianOf(alike, [i](const StepTrace& trace) { return trace.held[i]; }));
    for (std::size_t i = 0; i < length; ++i)
        median.free.push_back(medianOf(alike, [i](const StepTrace& trace) { return trace.free[i]; }));
    return median;
}

} // namespace breakeven
