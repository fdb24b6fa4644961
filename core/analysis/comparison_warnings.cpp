// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison_warnings.h"

#include "core/plan/plan_json.h"
#include "core/plan/target_json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Comparison)
};

// What a run doesn't say is no difference.
bool differ(const QString& before, const QString& after)
{
    return !before.isEmpty() && !after.isEmpty() && before != after;
}

QStringList machinesOf(const Environment& before, const Environment& after)
{
    QStringList warnings;
    if (before.host != after.host)
        warnings +=
            Words::tr("The runs come from different machines: %1 and %2.").arg(before.host, after.host);
    if (before.cpuModel != after.cpuModel)
        warnings += Words::tr("The processors differ: %1 and %2.").arg(before.cpuModel, after.cpuModel);
    if (before.cores != after.cores || before.usableCores != after.usableCores)
        warnings += Words::tr("The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable).")
                        .arg(before.cores)
                        .arg(before.usableCores)
                        .arg(after.cores)
                        .arg(after.usableCores);
    if (differ(before.kernel, after.kernel))
        warnings += Words::tr("The kernels differ: %1 and %2.").arg(before.kernel, after.kernel);
    return warnings;
}

QString pythonsOf(const Environment& environment)
{
    QStringList names;
    for (const PythonFacts& python : environment.pythons)
        names.append(python.gil ? QStringLiteral("%1 %2").arg(python.implementation, python.version)
                                : QStringLiteral("%1 %2t").arg(python.implementation, python.version));
    names.sort();
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

QString textOf(const QJsonValue& value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    const QString text = value.toVariant().toString();
    return text.isEmpty() ? Words::tr("not set") : text;
}

// What the plans say of a target that both name.
QStringList settingsOf(const Target& before, const Target& after)
{
    const QJsonObject one = toJson(before);
    const QJsonObject other = toJson(after);
    QStringList keys = one.keys() + other.keys();
    keys.sort();
    keys.removeDuplicates();
    QStringList warnings;
    for (const QString& key : std::as_const(keys)) {
        if (one.value(key) != other.value(key))
            warnings += Words::tr("%1 is not the same target in both runs: its “%2” is %3 and %4.")
                            .arg(before.name, key, textOf(one.value(key)), textOf(other.value(key)));
    }
    return warnings;
}

// What was found when it was opened.
QStringList factsOf(const TargetFacts& before, const TargetFacts& after)
{
    QStringList warnings;
    if (differ(before.endpoint, after.endpoint))
        warnings += Words::tr("%1 lies at different places: %2 and %3.")
                        .arg(before.target, before.endpoint, after.endpoint);
    if (differ(before.version, after.version))
        warnings += Words::tr("%1 has different versions of its server: %2 and %3.")
                        .arg(before.target, before.version, after.version);
    if (differ(before.fileSystem, after.fileSystem))
        warnings += Words::tr("%1 lies on different file systems: %2 and %3.")
                        .arg(before.target, before.fileSystem, after.fileSystem);
    if (differ(before.mountOptions, after.mountOptions))
        warnings += Words::tr("%1 is mounted in different ways: “%2” and “%3”.")
                        .arg(before.target, before.mountOptions, after.mountOptions);
    return warnings;
}

QStringList targetsOf(const RunHeader& base, const RunHeader& now)
{
    QStringList warnings;
    for (const Target& target : base.plan.targets) {
        const auto same = std::find_if(now.plan.targets.begin(), now.plan.targets.end(),
                                       [&](const Target& other) { return other.name == target.name; });
        if (same == now.plan.targets.end())
            continue;
        const QStringList settings = settingsOf(target, *same);
        warnings += settings;
        const auto factsIn = [&](const Environment& environment) {
            return std::find_if(environment.targets.begin(), environment.targets.end(),
                                [&](const TargetFacts& facts) { return facts.target == target.name; });
        };
        const auto before = factsIn(base.environment);
        const auto after = factsIn(now.environment);
        // Where the plans differ already, other endpoints only follow from it.
        if (settings.isEmpty() && before != base.environment.targets.end() &&
            after != now.environment.targets.end())
            warnings += factsOf(*before, *after);
    }
    return warnings;
}

} // namespace

QStringList differencesOf(const RunHeader& base, const RunHeader& now)
{
    QStringList warnings = machinesOf(base.environment, now.environment);
    const QString pythonBefore = pythonsOf(base.environment);
    const QString pythonAfter = pythonsOf(now.environment);
    if (differ(pythonBefore, pythonAfter))
        warnings += Words::tr("The Pythons differ: %1 and %2.").arg(pythonBefore, pythonAfter);
    if (base.plan.workload != now.plan.workload)
        warnings += Words::tr("The workloads differ, and with them what a batch is.");
    if (base.plan.pool != now.plan.pool)
        warnings += Words::tr("One run keeps its pool of threads, the other makes one for every batch.");
    if (base.plan.network != now.plan.network)
        warnings += Words::tr("The emulated networks differ.");
    return warnings + targetsOf(base, now);
}

} // namespace breakeven
