// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment_json.h"

#include "core/backends/target/target_types.h"

#include <QJsonArray>

namespace breakeven {

namespace {

constexpr QLatin1String drawnPlacement("drawn");

template <typename T>
QJsonValue orNull(const std::optional<T>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

std::optional<double> optionalDouble(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<bool> optionalBool(const QJsonValue& value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QJsonObject toJson(const PythonFacts& python)
{
    QJsonObject object{{QLatin1String("interpreter"), python.interpreter},
                       {QLatin1String("version"), python.version},
                       {QLatin1String("implementation"), python.implementation},
                       {QLatin1String("gil"), python.gil},
                       {QLatin1String("numpy"), python.numpy},
                       {QLatin1String("workload"), python.workload}};
    for (const TargetType* type : targetTypes())
        if (const QString module = type->python.module; !module.isEmpty()) {
            const auto version = python.clients.find(module);
            object[module] = version == python.clients.end() ? QString() : version->second;
        }
    if (!python.ownSteps.isEmpty())
        object[QLatin1String("own_steps")] = QJsonArray::fromStringList(python.ownSteps);
    if (python.gilReleases)
        object[QLatin1String("gil_releases")] = *python.gilReleases;
    return object;
}

PythonFacts pythonFromJson(const QJsonObject& object)
{
    const auto text = [&object](const char* key) { return object.value(QLatin1String(key)).toString(); };
    PythonClients clients;
    for (const TargetType* type : targetTypes())
        if (const QString version = object.value(type->python.module).toString(); !version.isEmpty())
            clients.emplace(type->python.module, version);
    const QJsonValue releases = object.value(QLatin1String("gil_releases"));
    return {.interpreter = text("interpreter"),
            .version = text("version"),
            .implementation = text("implementation"),
            .gil = object.value(QLatin1String("gil")).toBool(true),
            .numpy = text("numpy"),
            .clients = clients,
            .workload = text("workload"),
            .ownSteps = object.value(QLatin1String("own_steps")).toVariant().toStringList(),
            .gilReleases = releases.isDouble() ? std::optional(releases.toInt()) : std::nullopt};
}

TargetFacts factsFromJson(const QJsonObject& object)
{
    TargetFacts facts;
    facts.target = object.value(QLatin1String("target")).toString();
    facts.endpoint = object.value(QLatin1String("endpoint")).toString();
    facts.version = object.value(QLatin1String("version")).toString();
    facts.fileSystem = object.value(QLatin1String("file_system")).toString();
    facts.mountOptions = object.value(QLatin1String("mount_options")).toString();
    facts.emulation = object.value(QLatin1String("emulation")).toString();
    if (const QJsonValue bytes = object.value(QLatin1String("free_bytes")); bytes.isDouble())
        facts.freeBytes = bytes.toInteger();
    if (const QJsonValue roundTrip = object.value(QLatin1String("round_trip_ns")); roundTrip.isDouble())
        facts.roundTrip = std::chrono::nanoseconds(roundTrip.toInteger());
    if (const QJsonValue replicas = object.value(QLatin1String("replicas")); replicas.isDouble())
        facts.replicas = replicas.toInt();
    if (const QJsonValue objects = object.value(QLatin1String("objects")); objects.isDouble())
        facts.objects = objects.toInteger();
    if (const QJsonValue bytes = object.value(QLatin1String("used_bytes")); bytes.isDouble())
        facts.usedBytes = bytes.toInteger();
    facts.isTried = object.value(QLatin1String("tried")).toBool();
    return facts;
}

} // namespace

QJsonObject toJson(const TargetFacts& facts)
{
    QJsonObject object{{QLatin1String("target"), facts.target}, {QLatin1String("endpoint"), facts.endpoint}};
    const auto add = [&object](const char* key, const QString& value) {
        if (!value.isEmpty())
            object[QLatin1String(key)] = value;
    };
    add("version", facts.version);
    add("file_system", facts.fileSystem);
    add("mount_options", facts.mountOptions);
    add("emulation", facts.emulation);
    if (facts.freeBytes)
        object[QLatin1String("free_bytes")] = *facts.freeBytes;
    if (facts.roundTrip)
        object[QLatin1String("round_trip_ns")] = static_cast<qint64>(facts.roundTrip->count());
    if (facts.replicas)
        object[QLatin1String("replicas")] = *facts.replicas;
    if (facts.objects)
        object[QLatin1String("objects")] = *facts.objects;
    if (facts.usedBytes)
        object[QLatin1String("used_bytes")] = *facts.usedBytes;
    if (facts.isTried)
        object[QLatin1String("tried")] = true;
    return object;
}

QLatin1String placementOf(const Environment& environment)
{
    return environment.placementDrawn ? drawnPlacement : QLatin1String("free");
}

QJsonArray pythonsJson(const Environment& environment)
{
    QJsonArray pythons;
    for (const PythonFacts& python : environment.pythons)
        pythons.append(toJson(python));
    return pythons;
}

QJsonObject toJson(const Environment& environment)
{
    QJsonArray targets;
    for (const TargetFacts& facts : environment.targets)
        targets.append(toJson(facts));
    const QJsonArray pythons = pythonsJson(environment);
    QJsonObject object{
        {QLatin1String("host"), environment.host},
        {QLatin1String("operating_system"), environment.operatingSystem},
        {QLatin1String("kernel"), environment.kernel},
        {QLatin1String("cpu_model"), environment.cpuModel},
        {QLatin1String("cores"), environment.cores},
        {QLatin1String("usable_cores"), environment.usableCores},
        {QLatin1String("cpu_quota"), orNull(environment.cpuQuota)},
        {QLatin1String("governor"), environment.governor},
        {QLatin1String("turbo"), orNull(environment.turbo)},
        {QLatin1String("on_battery"), orNull(environment.onBattery)},
        {QLatin1String("virtualization"), environment.virtualization},
        {QLatin1String("cores_kept_awake"), environment.coresKeptAwake},
        {QLatin1String("placement"), placementOf(environment)},
        {QLatin1String("load_1"), environment.load1},
        {QLatin1String("waited_for_quiet_ms"), static_cast<qint64>(environment.waitedForQuiet.count())},
        {QLatin1String("other_load"), orNull(environment.otherLoad)},
        {QLatin1String("memory_bytes"), environment.memoryBytes},
        {QLatin1String("breakeven"), environment.breakevenVersion},
        {QLatin1String("qt"), environment.qtVersion},
        {QLatin1String("hiredis"), environment.hiredisVersion},
        {QLatin1String("workload_ns"), static_cast<qint64>(environment.workloadCost.count())},
        {QLatin1String("switch_ns"), static_cast<qint64>(environment.switchCost.count())},
        {QLatin1String("targets"), targets},
    };
    if (environment.pythonWorkloadCost.count() > 0)
        object[QLatin1String("python_workload_ns")] =
            static_cast<qint64>(environment.pythonWorkloadCost.count());
    if (!pythons.isEmpty())
        object[QLatin1String("pythons")] = pythons;
    return object;
}

Environment environmentFromJson(const QJsonObject& object)
{
    Environment environment;
    environment.host = object.value(QLatin1String("host")).toString();
    environment.operatingSystem = object.value(QLatin1String("operating_system")).toString();
    environment.kernel = object.value(QLatin1String("kernel")).toString();
    environment.cpuModel = object.value(QLatin1String("cpu_model")).toString();
    environment.cores = object.value(QLatin1String("cores")).toInt();
    environment.usableCores = object.value(QLatin1String("usable_cores")).toInt();
    environment.cpuQuota = optionalDouble(object.value(QLatin1String("cpu_quota")));
    environment.governor = object.value(QLatin1String("governor")).toString();
    environment.turbo = optionalBool(object.value(QLatin1String("turbo")));
    environment.onBattery = optionalBool(object.value(QLatin1String("on_battery")));
    environment.virtualization = object.value(QLatin1String("virtualization")).toString();
    environment.coresKeptAwake = object.value(QLatin1String("cores_kept_awake")).toBool();
    environment.placementDrawn = object.value(QLatin1String("placement")) == drawnPlacement;
    environment.load1 = object.value(QLatin1String("load_1")).toDouble();
    environment.waitedForQuiet =
        std::chrono::milliseconds(object.value(QLatin1String("waited_for_quiet_ms")).toInteger());
    environment.otherLoad = optionalDouble(object.value(QLatin1String("other_load")));
    environment.memoryBytes = object.value(QLatin1String("memory_bytes")).toInteger();
    environment.breakevenVersion = object.value(QLatin1String("breakeven")).toString();
    environment.qtVersion = object.value(QLatin1String("qt")).toString();
    environment.hiredisVersion = object.value(QLatin1String("hiredis")).toString();
    environment.workloadCost =
        std::chrono::nanoseconds(object.value(QLatin1String("workload_ns")).toInteger());
    environment.pythonWorkloadCost =
        std::chrono::nanoseconds(object.value(QLatin1String("python_workload_ns")).toInteger());
    environment.switchCost = std::chrono::nanoseconds(object.value(QLatin1String("switch_ns")).toInteger());
    for (const QJsonValue target : object.value(QLatin1String("targets")).toArray())
        environment.targets.push_back(factsFromJson(target.toObject()));
    for (const QJsonValue python : object.value(QLatin1String("pythons")).toArray())
        environment.pythons.push_back(pythonFromJson(python.toObject()));
    return environment;
}

} // namespace breakeven
