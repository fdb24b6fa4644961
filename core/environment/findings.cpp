// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment.h"
#include "core/environment/environment_code.h"

namespace breakeven {

namespace {

constexpr double mostStolen = 0.02;

int coresFor(const Environment& environment)
{
    return environment.usableCores > 0 ? environment.usableCores : environment.cores;
}

// Half a core's worth of other work on two is already felt by an arm that uses all of them.
bool competes(double otherLoad, int cores)
{
    return cores > 0 && otherLoad > 0.25 * cores;
}

void addLoad(const Environment& environment, std::vector<Phrase>& found)
{
    // The average of a minute holds the run that ended a moment ago, and is only asked where nothing else is
    // known.
    const bool loaded = environment.otherLoad
                            ? competes(*environment.otherLoad, environment.cores)
                            : environment.cores > 0 && environment.load1 > 0.5 * environment.cores;
    if (loaded)
        found.push_back(phrase(EnvironmentFinding::Load, environment.cores,
                               environment.otherLoad.value_or(environment.load1)));
}

void addCores(const Environment& environment, std::vector<Phrase>& found)
{
    addLoad(environment, found);
    if (environment.cpuQuota && *environment.cpuQuota < coresFor(environment))
        found.push_back(phrase(EnvironmentFinding::CpuQuota, *environment.cpuQuota));
    if (environment.usableCores > 0 && environment.usableCores < environment.cores)
        found.push_back(phrase(EnvironmentFinding::FewerCores, environment.cores, environment.usableCores));
}

void addClock(const Environment& environment, std::vector<Phrase>& found)
{
    if (environment.governor == QLatin1String("powersave") ||
        environment.governor == QLatin1String("conservative"))
        found.push_back(phrase(EnvironmentFinding::Governor, environment.governor));
    if (environment.onBattery.value_or(false))
        found.push_back(phrase(EnvironmentFinding::Battery));
    if (environment.virtualization == QLatin1String("container"))
        return; // has the cores of its host, and the clock too
    if (!environment.virtualization.isEmpty())
        found.push_back(phrase(EnvironmentFinding::VirtualMachine, environment.virtualization));
}

void addTarget(const TargetFacts& target, std::vector<Phrase>& found)
{
    if (target.fileSystem == QLatin1String("tmpfs") || target.fileSystem == QLatin1String("ramfs"))
        found.push_back(phrase(EnvironmentFinding::InMemory, target.target, target.fileSystem));
    const QStringList options = target.mountOptions.split(QLatin1Char(','));
    if (options.contains(QLatin1String("sync")) || options.contains(QLatin1String("dirsync")))
        found.push_back(phrase(EnvironmentFinding::MountedSync, target.target));
}

} // namespace

std::vector<Phrase> findings(const Environment& environment)
{
    std::vector<Phrase> found;
    addCores(environment, found);
    addClock(environment, found);
    for (const TargetFacts& target : environment.targets)
        addTarget(target, found);
    for (const PythonFacts& python : environment.pythons)
        if (python.workload == QLatin1String("pure-python"))
            found.push_back(phrase(EnvironmentFinding::NoNumpy, python.version, python.interpreter));
        else if (python.workload == QLatin1String("usual-costs"))
            found.push_back(
                phrase(EnvironmentFinding::UsualPythonCosts, python.implementation, python.version));
    return found;
}

std::vector<Phrase> findings(const Environment& environment, const MachineStrain& strain)
{
    std::vector<Phrase> found;
    if (strain.stolen.value_or(0) > mostStolen)
        found.push_back(phrase(EnvironmentFinding::Steal, 100 * *strain.stolen));
    const bool wasLoaded = competes(environment.otherLoad.value_or(0), environment.cores);
    if (!wasLoaded && strain.otherLoad && competes(*strain.otherLoad, environment.cores))
        found.push_back(phrase(EnvironmentFinding::LoadAtEnd, environment.cores, *strain.otherLoad));
    return found;
}

} // namespace breakeven
