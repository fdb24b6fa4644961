// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/emulation.h"

#include <algorithm>

namespace breakeven {

Emulation emulationFor(const Target& target)
{
    return target.backend.type().emulation;
}

std::optional<Emulation> emulationAt(const Plan& plan, const QString& target, double axisValue)
{
    const auto found = std::find_if(plan.targets.begin(), plan.targets.end(),
                                    [&](const Target& known) { return known.name == target; });
    if (found == plan.targets.end() || !networkAt(plan, *found, axisValue).isEmulated())
        return std::nullopt;
    return emulationFor(*found);
}

std::optional<Emulation> emulationOf(const Plan& plan, const Target& target)
{
    const bool anywhere = std::any_of(plan.axis.values.begin(), plan.axis.values.end(), [&](double value) {
        return networkAt(plan, target, value).isEmulated();
    });
    return anywhere ? std::optional(emulationFor(target)) : std::nullopt;
}

std::chrono::nanoseconds leastLatency(const Arm& arm, int items, int perOperation, const Network& network)
{
    const int atOnce = arm.atOnce(items);
    const int inARow = (items + atOnce - 1) / atOnce;
    return inARow * perOperation * std::max(network.rtt - network.jitter, std::chrono::nanoseconds(0));
}

bool sweepsEmulatedRoundTrips(const Plan& plan)
{
    return plan.axis.kind == AxisKind::RttUs && !plan.targets.empty() &&
           std::any_of(plan.axis.values.begin(), plan.axis.values.end(),
                       [](double value) { return value > 0; });
}

} // namespace breakeven
