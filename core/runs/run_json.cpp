// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_json.h"

#include "core/environment/environment_json.h"
#include "core/plan/plan_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace breakeven {

namespace {

constexpr std::array statusNames{
    std::pair{RunStatus::Settled, QLatin1String("settled")},
    std::pair{RunStatus::Budget, QLatin1String("budget")},
    std::pair{RunStatus::Cancelled, QLatin1String("cancelled")},
    std::pair{RunStatus::Failed, QLatin1String("failed")},
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::RunFile)
};

Error invalid(const QString& detail)
{
    return {Error::Code::InvalidInput, {}, detail};
}

QJsonValue toJson(std::chrono::nanoseconds duration)
{
    return static_cast<qint64>(duration.count());
}

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

std::chrono::nanoseconds nanosecondsOf(const QJsonValue& value)
{
    return std::chrono::nanoseconds(value.toInteger());
}

std::optional<std::chrono::nanoseconds> durationIn(const QJsonObject& object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(nanosecondsOf(value)) : std::nullopt;
}

QJsonObject toJson(const ArmSamples& arm)
{
    QJsonArray batches;
    for (const std::chrono::nanoseconds batch : arm.batches)
        batches.append(toJson(batch));
    QJsonObject object{{QLatin1String("threads"), arm.threads}, {QLatin1String("batch_ns"), batches}};
    if (arm.pipelined)
        object[QLatin1String("pipelined")] = true;
    if (const auto& totals = arm.totals) {
        object[QLatin1String("read_ns")] = toJson(totals->read);
        object[QLatin1String("compute_ns")] = toJson(totals->compute);
        object[QLatin1String("write_ns")] = toJson(totals->write);
        object[QLatin1String("cpu_ns")] = toJson(totals->cpu);
        object[QLatin1String("voluntary_switches")] = static_cast<qint64>(totals->voluntarySwitches);
        object[QLatin1String("involuntary_switches")] = static_cast<qint64>(totals->involuntarySwitches);
        if (totals->gilWait)
            object[QLatin1String("gil_wait_ns")] = toJson(*totals->gilWait);
        if (totals->gilHeld)
            object[QLatin1String("gil_held_ns")] = toJson(*totals->gilHeld);
    }
    return object;
}

// Numbers, and none below 0; not columns a batch each, as another writer may have them.
bool areTotals(const QJsonObject& object, std::initializer_list<const char*> keys)
{
    return std::all_of(keys.begin(), keys.end(),
                       [&](const char* key) { return object.value(QLatin1String(key)).toInteger(-1) >= 0; });
}

Result<ArmSamples> armFromJson(const QJsonObject& object, std::vector<Latencies>& lists)
{
    const qint64 list = object.value(QLatin1String("batch_ns")).toInteger(-1);
    ArmSamples arm;
    arm.threads = object.value(QLatin1String("threads")).toInt(0);
    arm.pipelined = object.value(QLatin1String("pipelined")).toBool();
    if (arm.threads < 1 || list < 0 || list >= std::ssize(lists))
        return invalid(Words::tr("an arm lacks its threads or batches"));
    arm.batches = std::move(lists[static_cast<std::size_t>(list)]);
    if (areTotals(object, {"read_ns", "cpu_ns"})) {
        arm.totals = ArmTotals{
            .read = nanosecondsOf(object.value(QLatin1String("read_ns"))),
            .compute = nanosecondsOf(object.value(QLatin1String("compute_ns"))),
            .write = nanosecondsOf(object.value(QLatin1String("write_ns"))),
            .cpu = nanosecondsOf(object.value(QLatin1String("cpu_ns"))),
            .voluntarySwitches = object.value(QLatin1String("voluntary_switches")).toInteger(),
            .involuntarySwitches = object.value(QLatin1String("involuntary_switches")).toInteger(),
            .gilWait = durationIn(object, QLatin1String("gil_wait_ns")),
            .gilHeld = durationIn(object, QLatin1String("gil_held_ns")),
        };
    }
    return arm;
}

Result<RuntimeKind> runtimeOf(const QJsonObject& object)
{
    auto runtime = runtimeFromString(object.value(QLatin1String("runtime")).toString());
    return runtime.ok() ? runtime : invalid(Words::tr("its runtime is unknown"));
}

} // namespace

QJsonObject toJson(const RunHeader& header)
{
    return {
        {QLatin1String("type"), QStringLiteral("run")},
        {QLatin1String("format"), QStringLiteral("breakeven")},
        {QLatin1String("version"), runFileVersion},
        {QLatin1String("id"), header.id.toString(QUuid::WithoutBraces)},
        {QLatin1String("title"), header.title},
        {QLatin1String("started"), timeText(header.started)},
        {QLatin1String("plan"), toJson(header.plan)},
        {QLatin1String("environment"), toJson(header.environment)},
    };
}

QJsonObject toJson(const Block& block)
{
    QJsonArray arms;
    for (const ArmSamples& arm : block.arms)
        arms.append(toJson(arm));
    return {
        {QLatin1String("type"), QStringLiteral("block")},
        {QLatin1String("target"), block.point.target},
        {QLatin1String("runtime"), toString(block.point.runtime)},
        {QLatin1String("axis"), toString(block.point.axis)},
        {QLatin1String("value"), block.point.value},
        {QLatin1String("block"), block.index},
        {QLatin1String("arms"), arms},
    };
}

QJsonObject toJson(const Failure& failure)
{
    QJsonObject object{
        {QLatin1String("type"), QStringLiteral("failure")},
        {QLatin1String("target"), failure.target},
        {QLatin1String("runtime"), toString(failure.runtime)},
        {QLatin1String("reason"), failure.reason},
    };
    if (failure.value)
        object[QLatin1String("value")] = *failure.value;
    return object;
}

QJsonObject toJson(const RunEnd& end)
{
    QJsonObject object{{QLatin1String("type"), QStringLiteral("end")},
                       {QLatin1String("finished"), timeText(end.finished)},
                       {QLatin1String("reason"), end.reason}};
    for (const auto& [status, name] : statusNames)
        if (status == end.status)
            object[QLatin1String("status")] = name;
    return object;
}

RunHeader headerFromJson(const QJsonObject& object)
{
    return {
        .id = QUuid::fromString(object.value(QLatin1String("id")).toString()),
        .title = object.value(QLatin1String("title")).toString(),
        .started =
            QDateTime::fromString(object.value(QLatin1String("started")).toString(), Qt::ISODateWithMs),
        .plan = recordedPlanFromJson(object.value(QLatin1String("plan")).toObject()),
        .environment = environmentFromJson(object.value(QLatin1String("environment")).toObject()),
    };
}

Result<Block> blockFromJson(const QJsonObject& object, std::vector<Latencies> lists)
{
    const auto runtime = runtimeOf(object);
    if (!runtime.ok())
        return runtime.error();
    const auto axis = axisFromString(object.value(QLatin1String("axis")).toString());
    if (!axis.ok())
        return invalid(Words::tr("its axis is unknown"));
    const QJsonValue value = object.value(QLatin1String("value"));
    if (!value.isDouble() || value.toDouble() < 0 || !std::isfinite(value.toDouble()))
        return invalid(Words::tr("its axis value is no number"));

    Block block{.point = {.target = object.value(QLatin1String("target")).toString(),
                          .runtime = runtime.value(),
                          .axis = axis.value(),
                          .value = value.toDouble()},
                .index = object.value(QLatin1String("block")).toInt(),
                .arms = {}};
    for (const QJsonValue& entry : object.value(QLatin1String("arms")).toArray()) {
        auto arm = armFromJson(entry.toObject(), lists);
        if (!arm.ok())
            return arm.error();
        block.arms.push_back(std::move(arm).value());
    }
    return block;
}

Result<Failure> failureFromJson(const QJsonObject& object)
{
    const auto runtime = runtimeOf(object);
    if (!runtime.ok())
        return runtime.error();
    const QJsonValue value = object.value(QLatin1String("value"));
    return Failure{.target = object.value(QLatin1String("target")).toString(),
                   .runtime = runtime.value(),
                   .value = value.isDouble() ? std::optional(value.toDouble()) : std::nullopt,
                   .reason = object.value(QLatin1String("reason")).toString()};
}

Result<RunEnd> endFromJson(const QJsonObject& object)
{
    const QString name = object.value(QLatin1String("status")).toString();
    for (const auto& [status, known] : statusNames)
        if (known == name)
            return RunEnd{.finished = QDateTime::fromString(
                              object.value(QLatin1String("finished")).toString(), Qt::ISODateWithMs),
                          .status = status,
                          .reason = object.value(QLatin1String("reason")).toString()};
    return invalid(Words::tr("its status is unknown"));
}

} // namespace breakeven
