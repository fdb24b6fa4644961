// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <sched.h>

namespace breakeven {

namespace {

// The first line of a small file of the kernel's; empty where it can't be read.
QString firstLine(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
}

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Files under /proc have no size: atEnd() would say there is nothing.
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QString valueInFile(const QString& path, const QString& key)
{
    const QStringList lines = linesOf(path);
    for (const QString& line : lines)
        if (line.section(QLatin1Char(':'), 0, 0).trimmed() == key)
            return line.section(QLatin1Char(':'), 1).trimmed();
    return {};
}

int usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    return ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}

std::optional<double> ratio(const QString& quota, const QString& period)
{
    bool quotaKnown = false;
    bool periodKnown = false;
    const double allowed = quota.toDouble(&quotaKnown);
    const double of = period.toDouble(&periodKnown);
    if (!quotaKnown || !periodKnown || allowed <= 0 || of <= 0)
        return std::nullopt; // "max", or no limit
    return allowed / of;
}

// This process's group, by its path from the root: of version 2, or of version 1's hierarchy that has the CPU
// controller. Empty where there is none.
QString cgroupOf(const QString& root, bool versionOne)
{
    const QStringList lines = linesOf(root + QLatin1String("/proc/self/cgroup"));
    for (const QString& line : lines) {
        const QStringList controllers = line.section(QLatin1Char(':'), 1, 1).split(QLatin1Char(','));
        const bool isIt =
            versionOne ? controllers.contains(QLatin1String("cpu")) : line.startsWith(QLatin1String("0::"));
        if (isIt)
            return line.section(QLatin1Char(':'), 2);
    }
    return {};
}

std::optional<double> quotaOfGroup(const QString& folder, bool versionOne)
{
    if (versionOne)
        return ratio(firstLine(folder + QLatin1String("/cpu.cfs_quota_us")),
                     firstLine(folder + QLatin1String("/cpu.cfs_period_us")));
    const QStringList words = firstLine(folder + QLatin1String("/cpu.max")).split(QLatin1Char(' '));
    return words.size() == 2 ? ratio(words[0], words[1]) : std::nullopt;
}

// The tightest quota from this process's group up to the root. In a container the root that is seen may be
// the group itself, while the path is still the host's: then only the last step finds anything.
std::optional<double> tightestQuota(const QString& hierarchy, QString group, bool versionOne)
{
    std::optional<double> tightest;
    for (;;) {
        const auto quota = quotaOfGroup(hierarchy + group, versionOne);
        if (quota && (!tightest || *quota < *tightest))
            tightest = quota;
        if (group.isEmpty())
            return tightest;
        group = group.left(group.lastIndexOf(QLatin1Char('/')));
    }
}

std::optional<double> cpuQuota(const QString& root)
{
    const QString cgroups = root + QLatin1String("/sys/fs/cgroup");
    if (const auto quota = tightestQuota(cgroups, cgroupOf(root, false), false))
        return quota;
    return tightestQuota(cgroups + QLatin1String("/cpu"), cgroupOf(root, true), true);
}

std::optional<bool> turbo()
{
    const QString off = firstLine(QStringLiteral("/sys/devices/system/cpu/intel_pstate/no_turbo"));
    if (!off.isEmpty())
        return off == QLatin1String("0");
    const QString boost = firstLine(QStringLiteral("/sys/devices/system/cpu/cpufreq/boost"));
    return boost.isEmpty() ? std::nullopt : std::optional(boost == QLatin1String("1"));
}

// Whoever is plugged in anywhere, at a barrel or at USB-C, runs on mains; where no supply says so, the
// battery that empties does.
std::optional<bool> onBattery(const QString& root)
{
    const QDir supplies(root + QLatin1String("/sys/class/power_supply"));
    std::optional<bool> plugged;
    std::optional<bool> empties;
    for (const QString& supply : supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = supplies.filePath(supply);
        if (firstLine(folder + QLatin1String("/scope")) == QLatin1String("Device"))
            continue; // of a mouse
        if (firstLine(folder + QLatin1String("/type")) == QLatin1String("Battery")) {
            const QString status = firstLine(folder + QLatin1String("/status"));
            if (!status.isEmpty() && status != QLatin1String("Unknown"))
                empties = empties.value_or(false) || status == QLatin1String("Discharging");
        } else if (const QString online = firstLine(folder + QLatin1String("/online")); !online.isEmpty()) {
            plugged = plugged.value_or(false) || online != QLatin1String("0");
        }
    }
    if (plugged.value_or(false))
        return false;
    return empties ? empties : plugged ? std::optional(!*plugged) : std::nullopt;
}

QString virtualization()
{
    if (QFile::exists(QStringLiteral("/.dockerenv")) || QFile::exists(QStringLiteral("/run/.containerenv")))
        return QStringLiteral("container");
    QString hypervisor = firstLine(QStringLiteral("/sys/hypervisor/type"));
    if (!hypervisor.isEmpty())
        return hypervisor;
    const QString flags = valueInFile(QStringLiteral("/proc/cpuinfo"), QStringLiteral("flags"));
    if (!flags.split(QLatin1Char(' ')).contains(QLatin1String("hypervisor")))
        return {};
    const QString product = firstLine(QStringLiteral("/sys/class/dmi/id/product_name"));
    return product.isEmpty() ? QStringLiteral("virtual machine") : product;
}

} // namespace

double coresToUse(const Environment& environment)
{
    double cores = environment.cores;
    if (environment.usableCores > 0) // older files lack it
        cores = cores > 0 ? std::min<double>(cores, environment.usableCores) : environment.usableCores;
    return std::max(0.0, std::min(cores, environment.cpuQuota.value_or(cores)));
}

Environment readEnvironment(const QString& root)
{
    Environment environment;
    environment.host = QSysInfo::machineHostName();
    environment.operatingSystem = QSysInfo::prettyProductName();
    environment.kernel = QSysInfo::kernelVersion();
    environment.cpuModel = valueInFile(QStringLiteral("/proc/cpuinfo"), QStringLiteral("model name"));
    environment.cores = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN));
    environment.usableCores = usableCores();
    environment.cpuQuota = cpuQuota(root);
    environment.governor = firstLine(QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    environment.turbo = turbo();
    environment.onBattery = onBattery(root);
    environment.virtualization = virtualization();
    environment.load1 = firstLine(QStringLiteral("/proc/loadavg")).section(QLatin1Char(' '), 0, 0).toDouble();
    environment.memoryBytes = static_cast<qint64>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
    // The program knows the very commit it was built of; the libraries, which many programs link, do not.
    environment.breakevenVersion = QCoreApplication::applicationVersion().isEmpty()
                                       ? QStringLiteral(BREAKEVEN_VERSION)
                                       : QCoreApplication::applicationVersion();
    environment.qtVersion = QString::fromLatin1(qVersion());
    return environment;
}

} // namespace breakeven
