// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment.h"

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

QString valueInFile(const QString& path, const QString& key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Files under /proc have no size: atEnd() would say there is nothing.
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
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

// The tightest quota from this process's group up to the root.
std::optional<double> cpuQuota()
{
    QString group =
        valueInFile(QStringLiteral("/proc/self/cgroup"), QStringLiteral("0")).section(QLatin1Char(':'), -1);
    std::optional<double> tightest;
    for (;;) {
        const QStringList words =
            firstLine(QStringLiteral("/sys/fs/cgroup%1/cpu.max").arg(group)).split(QLatin1Char(' '));
        if (words.size() == 2)
            if (const auto quota = ratio(words[0], words[1]); quota && (!tightest || *quota < *tightest))
                tightest = quota;
        if (group.isEmpty() || group == QLatin1String("/"))
            break;
        group = group.left(group.lastIndexOf(QLatin1Char('/')));
    }
    if (tightest)
        return tightest;
    const QString first = QStringLiteral("/sys/fs/cgroup/cpu/"); // version 1
    return ratio(firstLine(first + QLatin1String("cpu.cfs_quota_us")),
                 firstLine(first + QLatin1String("cpu.cfs_period_us")));
}

std::optional<bool> turbo()
{
    const QString off = firstLine(QStringLiteral("/sys/devices/system/cpu/intel_pstate/no_turbo"));
    if (!off.isEmpty())
        return off == QLatin1String("0");
    const QString boost = firstLine(QStringLiteral("/sys/devices/system/cpu/cpufreq/boost"));
    return boost.isEmpty() ? std::nullopt : std::optional(boost == QLatin1String("1"));
}

std::optional<bool> onBattery()
{
    const QDir supplies(QStringLiteral("/sys/class/power_supply"));
    for (const QString& supply : supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = supplies.filePath(supply);
        if (firstLine(folder + QLatin1String("/type")) == QLatin1String("Mains"))
            return firstLine(folder + QLatin1String("/online")) == QLatin1String("0");
    }
    return std::nullopt;
}

QString virtualization()
{
    if (QFile::exists(QStringLiteral("/.dockerenv")) || QFile::exists(QStringLiteral("/run/.containerenv")))
        return QStringLiteral("container");
    const QString hypervisor = firstLine(QStringLiteral("/sys/hypervisor/type"));
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

Environment readEnvironment()
{
    Environment environment;
    environment.host = QSysInfo::machineHostName();
    environment.operatingSystem = QSysInfo::prettyProductName();
    environment.kernel = QSysInfo::kernelVersion();
    environment.cpuModel = valueInFile(QStringLiteral("/proc/cpuinfo"), QStringLiteral("model name"));
    environment.cores = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN));
    environment.usableCores = usableCores();
    environment.cpuQuota = cpuQuota();
    environment.governor = firstLine(QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    environment.turbo = turbo();
    environment.onBattery = onBattery();
    environment.virtualization = virtualization();
    environment.load1 = firstLine(QStringLiteral("/proc/loadavg")).section(QLatin1Char(' '), 0, 0).toDouble();
    environment.memoryBytes = static_cast<qint64>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
    environment.breakevenVersion = QStringLiteral(BREAKEVEN_VERSION);
    environment.qtVersion = QString::fromLatin1(qVersion());
    return environment;
}

} // namespace breakeven
