// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/environment_text.h"

#include "app/wording/backend_text.h"
#include "app/wording/file_system_text.h"
#include "app/wording/python_text.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::EnvironmentText)
};

QString powerText(const Environment& environment)
{
    if (!environment.onBattery)
        return {};
    return *environment.onBattery ? Words::tr("Power: battery") : Words::tr("Power: mains");
}

QString clockText(const Environment& environment)
{
    if (!environment.turbo)
        return {};
    return *environment.turbo ? Words::tr("CPU turbo: on") : Words::tr("CPU turbo: off");
}

// Only where threads may not use the whole machine.
QString shareOfCoresText(const Environment& environment)
{
    QStringList parts;
    if (environment.usableCores > 0 && environment.usableCores < environment.cores)
        parts.append(
            Words::tr("%1 of %n cores usable", nullptr, environment.cores).arg(environment.usableCores));
    if (environment.cpuQuota)
        parts.append(Words::tr("CPU quota: %1 cores").arg(QLocale().toString(*environment.cpuQuota, 'f', 1)));
    return parts.join(QStringLiteral(", "));
}

// Where its items lie.
QString placeText(const TargetFacts& target)
{
    QStringList parts;
    if (!target.fileSystem.isEmpty())
        parts.append(fileSystemText(target.fileSystem));
    if (!target.mountOptions.isEmpty())
        parts.append(target.mountOptions);
    if (target.freeBytes)
        parts.append(Words::tr("%1 free").arg(bytesText(*target.freeBytes)));
    return parts.isEmpty()
               ? QString()
               : QStringLiteral("%1: %2").arg(shownName(target.target), parts.join(QStringLiteral(", ")));
}

} // namespace

QStringList serverTexts(const Environment& environment, const std::vector<Target>& targets)
{
    QStringList texts;
    for (const TargetFacts& facts : environment.targets) {
        const auto target = std::find_if(targets.begin(), targets.end(), [&](const Target& candidate) {
            return candidate.name == facts.target;
        });
        if (target == targets.end() || facts.version.isEmpty())
            continue;
        texts.append(textOf(target->backend.type()).versionOf(facts.version));
    }
    texts.removeDuplicates();
    return texts;
}

QStringList environmentLines(const Environment& environment)
{
    QStringList lines{environment.cpuModel};
    if (environment.memoryBytes > 0)
        lines.append(Words::tr("%1 of memory").arg(bytesText(environment.memoryBytes)));
    lines.append(shareOfCoresText(environment));
    if (!environment.governor.isEmpty())
        lines.append(Words::tr("CPU governor: %1").arg(environment.governor));
    lines.append(clockText(environment));
    lines.append(environment.coresKeptAwake ? Words::tr("Cores kept awake while it measured") : QString());
    lines.append(environment.placementDrawn ? Words::tr("Places of threads on the cores: drawn by lot")
                                            : QString());
    if (environment.waitedForQuiet.count() > 0)
        lines.append(
            Words::tr("Waited for a quiet machine: %1").arg(durationText(environment.waitedForQuiet)));
    lines.append(powerText(environment));
    if (!environment.virtualization.isEmpty())
        lines.append(Words::tr("Virtual machine: %1").arg(environment.virtualization));
    lines.append(environment.operatingSystem);
    if (!environment.kernel.isEmpty())
        lines.append(QStringLiteral("Linux %1").arg(environment.kernel));
    for (const TargetFacts& target : environment.targets)
        lines.append(placeText(target));
    for (const PythonFacts& python : environment.pythons)
        lines.append(pythonText(python));
    if (!environment.qtVersion.isEmpty())
        lines.append(QStringLiteral("Qt %1").arg(environment.qtVersion));
    if (!environment.hiredisVersion.isEmpty())
        lines.append(QStringLiteral("hiredis %1").arg(environment.hiredisVersion));
    lines.removeAll(QString());
    return lines;
}

} // namespace breakeven
