// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// What spoils a measurement.
enum class EnvironmentFinding {
    Load,
    CpuQuota,
    FewerCores,
    Governor,
    Battery,
    VirtualMachine,
    InMemory,
    MountedSync,
    NoNumpy,
    UsualPythonCosts,
    Steal,
    LoadAtEnd,
};

constexpr auto idsOf(EnvironmentFinding)
{
    using enum EnvironmentFinding;
    return std::to_array<CodeId<EnvironmentFinding>>({
        {Load, "environment.load"},
        {CpuQuota, "environment.cpu-quota"},
        {FewerCores, "environment.fewer-cores"},
        {Governor, "environment.governor"},
        {Battery, "environment.battery"},
        {VirtualMachine, "environment.virtual-machine"},
        {InMemory, "environment.in-memory"},
        {MountedSync, "environment.mounted-sync"},
        {NoNumpy, "environment.no-numpy"},
        {UsualPythonCosts, "environment.usual-python-costs"},
        {Steal, "environment.steal"},
        {LoadAtEnd, "environment.load-at-end"},
    });
}

} // namespace breakeven
