// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison_warnings.h"

#include "core/analysis/analysis_code.h"
#include "core/plan/plan_json.h"
#include "core/plan/target_json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace breakeven {

namespace {

// What a run doesn't say is no difference.
bool differ(const QString& before, const QString& after)
{
    return !before.isEmpty() && !after.isEmpty() && before != after;
}

std::vector<Phrase> machinesOf(const Environment& before, const Environment& after)
{
    std::vector<Phrase> warnings;
    if (before.host != after.host)
        warnings.push_back(phrase(ComparisonWarning::Machines, before.host, after.host));
    if (before.cpuModel != after.cpuModel)
        warnings.push_back(phrase(ComparisonWarning::Processors, before.cpuModel, after.cpuModel));
    if (before.cores != after.cores || before.usableCores != after.usableCores)
        warnings.push_back(phrase(ComparisonWarning::CoreCounts, before.cores, before.usableCores,
                                  after.cores, after.usableCores));
    if (differ(before.kernel, after.kernel))
        warnings.push_back(phrase(ComparisonWarning::Kernels, before.kernel, after.kernel));
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
    return value.toVariant().toString();
}

// What the plans say of a target that both name.
std::vector<Phrase> settingsOf(const Target& before, const Target& after)
{
    const QJsonObject one = toJson(before);
    const QJsonObject other = toJson(after);
    QStringList keys = one.keys() + other.keys();
    keys.sort();
    keys.removeDuplicates();
    std::vector<Phrase> warnings;
    for (const QString& key : std::as_const(keys)) {
        if (one.value(key) != other.value(key))
            warnings.push_back(phrase(ComparisonWarning::TargetSetting, before.name, key,
                                      textOf(one.value(key)), textOf(other.value(key))));
    }
    return warnings;
}

// What was found when it was opened.
std::vector<Phrase> factsOf(const TargetFacts& before, const TargetFacts& after)
{
    std::vector<Phrase> warnings;
    if (differ(before.endpoint, after.endpoint))
        warnings.push_back(
            phrase(ComparisonWarning::Endpoints, before.target, before.endpoint, after.endpoint));
    if (differ(before.version, after.version))
        warnings.push_back(
            phrase(ComparisonWarning::ServerVersions, before.target, before.version, after.version));
    if (differ(before.fileSystem, after.fileSystem))
        warnings.push_back(
            phrase(ComparisonWarning::FileSystems, before.target, before.fileSystem, after.fileSystem));
    if (differ(before.mountOptions, after.mountOptions))
        warnings.push_back(
            phrase(ComparisonWarning::MountOptions, before.target, before.mountOptions, after.mountOptions));
    return warnings;
}

std::vector<Phrase> targetsOf(const RunHeader& base, const RunHeader& now)
{
    std::vector<Phrase> warnings;
    for (const Target& target : base.plan.targets) {
        const auto same = std::find_if(now.plan.targets.begin(), now.plan.targets.end(),
                                       [&](const Target& other) { return other.name == target.name; });
        if (same == now.plan.targets.end())
            continue;
        const std::vector<Phrase> settings = settingsOf(target, *same);
        warnings.insert(warnings.end(), settings.begin(), settings.end());
        const auto factsIn = [&](const Environment& environment) {
            return std::find_if(environment.targets.begin(), environment.targets.end(),
                                [&](const TargetFacts& facts) { return facts.target == target.name; });
        };
        const auto before = factsIn(base.environment);
        const auto after = factsIn(now.environment);
        // Where the plans differ already, other endpoints only follow from it.
        if (settings.empty() && before != base.environment.targets.end() &&
            after != now.environment.targets.end()) {
            const std::vector<Phrase> facts = factsOf(*before, *after);
            warnings.insert(warnings.end(), facts.begin(), facts.end());
        }
    }
    return warnings;
}

} // namespace

std::vector<Phrase> differencesOf(const RunHeader& base, const RunHeader& now)
{
    std::vector<Phrase> warnings = machinesOf(base.environment, now.environment);
    const QString pythonBefore = pythonsOf(base.environment);
    const QString pythonAfter = pythonsOf(now.environment);
    if (differ(pythonBefore, pythonAfter))
        warnings.push_back(phrase(ComparisonWarning::Pythons, pythonBefore, pythonAfter));
    if (base.plan.workload != now.plan.workload)
        warnings.push_back(phrase(ComparisonWarning::Workloads));
    if (base.plan.pool != now.plan.pool)
        warnings.push_back(phrase(ComparisonWarning::Pools));
    if (base.plan.cores != now.plan.cores)
        warnings.push_back(phrase(ComparisonWarning::CoresConditions));
    if (base.plan.network != now.plan.network)
        warnings.push_back(phrase(ComparisonWarning::Networks));
    const std::vector<Phrase> ofTargets = targetsOf(base, now);
    warnings.insert(warnings.end(), ofTargets.begin(), ofTargets.end());
    return warnings;
}

} // namespace breakeven
