// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment.h"

#include <QCoreApplication>
#include <QLocale>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Environment)
};

constexpr double MostStolen = 0.02;

int coresFor(const Environment& environment)
{
    return environment.usableCores > 0 ? environment.usableCores : environment.cores;
}

// Half a core's worth of other work on two is already felt by an arm that uses all of them.
bool competes(double otherLoad, int cores)
{
    return cores > 0 && otherLoad > 0.25 * cores;
}

void addLoad(const Environment& environment, QStringList& found)
{
    // The average of a minute holds the run that ended a moment ago, and is only asked where nothing else is
    // known.
    const bool loaded = environment.otherLoad
                            ? competes(*environment.otherLoad, environment.cores)
                            : environment.cores > 0 && environment.load1 > 0.5 * environment.cores;
    if (loaded)
        found.append(Words::tr("Load %1 on %n cores: other programs compete with the measurement.", nullptr,
                               environment.cores)
                         .arg(QLocale().toString(environment.otherLoad.value_or(environment.load1), 'f', 1)));
}

void addCores(const Environment& environment, QStringList& found)
{
    const QLocale locale;
    addLoad(environment, found);
    if (environment.cpuQuota && *environment.cpuQuota < coresFor(environment))
        found.append(Words::tr("A CPU quota of %1 cores holds: threads are stopped now and then.")
                         .arg(locale.toString(*environment.cpuQuota, 'f', 1)));
    if (environment.usableCores > 0 && environment.usableCores < environment.cores)
        found.append(Words::tr("Only %1 of %n cores may be used.", nullptr, environment.cores)
                         .arg(environment.usableCores));
}

void addClock(const Environment& environment, QStringList& found)
{
    if (environment.governor == QLatin1String("powersave") ||
        environment.governor == QLatin1String("conservative"))
        found.append(Words::tr("The CPU governor is “%1”: latencies of a waking core are long.")
                         .arg(environment.governor));
    if (environment.onBattery.value_or(false))
        found.append(Words::tr("The machine runs on battery: its clock changes."));
    if (environment.virtualization == QLatin1String("container"))
        return; // has the cores of its host, and the clock too
    if (!environment.virtualization.isEmpty())
        found.append(Words::tr("This is a virtual machine (%1): its host may take cores away, and a sleeping "
                               "core wakes late.")
                         .arg(environment.virtualization));
}

void addTarget(const TargetFacts& target, QStringList& found)
{
    if (target.fileSystem == QLatin1String("tmpfs") || target.fileSystem == QLatin1String("ramfs"))
        found.append(
            Words::tr("%1 lies in memory (%2), which is no disk.").arg(target.target, target.fileSystem));
    const QStringList options = target.mountOptions.split(QLatin1Char(','));
    if (options.contains(QLatin1String("sync")) || options.contains(QLatin1String("dirsync")))
        found.append(
            Words::tr("%1 is mounted with “sync”: every write waits for the disk.").arg(target.target));
}

} // namespace

QStringList findings(const Environment& environment)
{
    QStringList found;
    addCores(environment, found);
    addClock(environment, found);
    for (const TargetFacts& target : environment.targets)
        addTarget(target, found);
    for (const PythonFacts& python : environment.pythons)
        if (python.workload == QLatin1String("pure-python"))
            found.append(Words::tr("Python %1 (%2) has no numpy: its workload is pure Python, which computes "
                                   "longer under the GIL.")
                             .arg(python.version, python.interpreter));
        else if (python.workload == QLatin1String("usual-costs"))
            found.append(
                Words::tr("No Python was found: beside the held time that was set, the model of the GIL "
                          "goes by the usual costs of %1 %2.")
                    .arg(python.implementation, python.version));
    return found;
}

QStringList findings(const Environment& environment, const MachineStrain& strain)
{
    QStringList found;
    const QLocale locale;
    if (strain.stolen.value_or(0) > MostStolen)
        found.append(Words::tr("Steal %1 %: the host of this virtual machine took the cores away for that "
                               "share of the run.")
                         .arg(locale.toString(100 * *strain.stolen, 'f', 0)));
    const bool wasLoaded = competes(environment.otherLoad.value_or(0), environment.cores);
    if (!wasLoaded && strain.otherLoad && competes(*strain.otherLoad, environment.cores))
        found.append(Words::tr("Load %1 on %n cores at the end of the run, which was not there before it: "
                               "other programs came while it went on.",
                               nullptr, environment.cores)
                         .arg(locale.toString(*strain.otherLoad, 'f', 1)));
    return found;
}

} // namespace breakeven
