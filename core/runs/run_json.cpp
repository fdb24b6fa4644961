// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_json.h"

#include "core/environment/environment_json.h"
#include "core/plan/arm_format.h"
#include "core/plan/plan_json.h"
#include "core/runs/error_json.h"
#include "core/runs/run_code.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace breakeven {

namespace {

constexpr std::array statusNames{
    std::pair{RunStatus::Settled, QLatin1String("settled")},
    std::pair{RunStatus::Budget, QLatin1String("budget")},
    std::pair{RunStatus::Cancelled, QLatin1String("cancelled")},
    std::pair{RunStatus::Failed, QLatin1String("failed")},
};

Error invalid(const Phrase& reason)
{
    return {Error::Code::InvalidInput, {}, {}, reason};
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
    QJsonObject object{{QLatin1String("batch_ns"), batches}};
    addArm(object, arm.arm);
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

// A number that can be a total; not a column of a batch each, as another writer may have it. With the bound
// the sum over thousands of blocks doesn't overflow.
bool isTotal(const QJsonValue& value)
{
    const qint64 number = value.toInteger(-1);
    return number >= 0 && number <= longestBatch.count();
}

// What every version wrote must be there, and what else there is must be as good.
bool hasTotals(const QJsonObject& object)
{
    constexpr std::array needed{"read_ns", "cpu_ns"};
    constexpr std::array others{"compute_ns", "write_ns", "voluntary_switches", "involuntary_switches",
                                "gil_wait_ns"};
    return std::all_of(needed.begin(), needed.end(),
                       [&](const char* key) { return isTotal(object.value(QLatin1String(key))); }) &&
           std::all_of(others.begin(), others.end(), [&](const char* key) {
               const QJsonValue value = object.value(QLatin1String(key));
               return value.isUndefined() || isTotal(value);
           });
}

Result<ArmSamples> samplesFromJson(const QJsonObject& object, std::vector<Latencies>& lists)
{
    const qint64 list = object.value(QLatin1String("batch_ns")).toInteger(-1);
    const auto what = armFromJson(object);
    if (!what.ok() || list < 0 || list >= std::ssize(lists))
        return invalid(phrase(RunReason::ArmIncomplete));
    ArmSamples arm{.arm = what.value(), .batches = {}, .totals = {}};
    arm.batches = std::move(lists[static_cast<std::size_t>(list)]);
    if (hasTotals(object)) {
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

std::optional<HeldRoundTrip> heldFromJson(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    const auto median = durationIn(object, QLatin1String("median"));
    if (!median || *median < std::chrono::nanoseconds(0) || *median > longestBatch)
        return std::nullopt;
    return HeldRoundTrip{.median = *median,
                         .p5 = durationIn(object, QLatin1String("p5")).value_or(*median),
                         .p95 = durationIn(object, QLatin1String("p95")).value_or(*median)};
}

Result<RuntimeKind> runtimeOf(const QJsonObject& object)
{
    auto runtime = runtimeFromString(object.value(QLatin1String("runtime")).toString());
    return runtime.ok() ? runtime : invalid(phrase(RunReason::UnknownRuntime));
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
    QJsonObject object{
        {QLatin1String("type"), QStringLiteral("block")},
        {QLatin1String("target"), block.point.target},
        {QLatin1String("runtime"), toString(block.point.runtime)},
        {QLatin1String("axis"), toString(block.point.axis)},
        {QLatin1String("value"), block.point.value},
        {QLatin1String("block"), block.index},
        {QLatin1String("arms"), arms},
    };
    if (block.held)
        object[QLatin1String("rtt_held_ns")] = QJsonObject{
            {QLatin1String("median"), toJson(block.held->median)},
            {QLatin1String("p5"), toJson(block.held->p5)},
            {QLatin1String("p95"), toJson(block.held->p95)},
        };
    if (block.renewed > 0)
        object[QLatin1String("renewed")] = block.renewed;
    return object;
}

QJsonObject toJson(const Failure& failure)
{
    QJsonObject object{
        {QLatin1String("type"), QStringLiteral("failure")},
        {QLatin1String("target"), failure.target},
        {QLatin1String("runtime"), toString(failure.runtime)},
        {QLatin1String("reason"), codedText(failure.error)},
        {QLatin1String("error"), toJson(failure.error)},
    };
    if (failure.whenRemoving)
        object[QLatin1String("while")] = QStringLiteral("removing");
    if (failure.value)
        object[QLatin1String("value")] = *failure.value;
    return object;
}

QJsonObject toJson(const RunEnd& end)
{
    QJsonObject object{{QLatin1String("type"), QStringLiteral("end")},
                       {QLatin1String("finished"), timeText(end.finished)},
                       {QLatin1String("reason"), end.error ? codedText(*end.error) : QString()}};
    if (end.error)
        object[QLatin1String("error")] = toJson(*end.error);
    for (const auto& [status, name] : statusNames)
        if (status == end.status)
            object[QLatin1String("status")] = name;
    if (end.strain.otherLoad)
        object[QLatin1String("other_load")] = *end.strain.otherLoad;
    if (end.strain.stolen)
        object[QLatin1String("stolen")] = *end.strain.stolen;
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
        return invalid(phrase(RunReason::UnknownAxis));
    const QJsonValue value = object.value(QLatin1String("value"));
    if (!value.isDouble() || value.toDouble() < 0 || !std::isfinite(value.toDouble()))
        return invalid(phrase(RunReason::ValueNoNumber));

    Block block{.point = {.target = object.value(QLatin1String("target")).toString(),
                          .runtime = runtime.value(),
                          .axis = axis.value(),
                          .value = value.toDouble()},
                .index = object.value(QLatin1String("block")).toInt(),
                .arms = {}};
    for (const QJsonValue entry : object.value(QLatin1String("arms")).toArray()) {
        if (hasUnknownArm(entry.toObject()))
            continue; // a later version's; the others are as good without it
        auto arm = samplesFromJson(entry.toObject(), lists);
        if (!arm.ok())
            return arm.error();
        block.arms.push_back(std::move(arm).value());
    }
    block.held = heldFromJson(object.value(QLatin1String("rtt_held_ns")));
    block.renewed = std::clamp(object.value(QLatin1String("renewed")).toInt(), 0, mostRenewals);
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
                   .error = errorIn(object).value_or(Error{}),
                   .whenRemoving =
                       object.value(QLatin1String("while")).toString() == QLatin1String("removing")};
}

Result<RunEnd> endFromJson(const QJsonObject& object)
{
    const QString name = object.value(QLatin1String("status")).toString();
    const auto share = [&object](QLatin1String key) {
        const QJsonValue value = object.value(key);
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    };
    for (const auto& [status, known] : statusNames)
        if (known == name)
            return RunEnd{.finished = QDateTime::fromString(
                              object.value(QLatin1String("finished")).toString(), Qt::ISODateWithMs),
                          .status = status,
                          .error = errorIn(object),
                          .strain = {.otherLoad = share(QLatin1String("other_load")),
                                     .stolen = share(QLatin1String("stolen"))}};
    return invalid(phrase(RunReason::UnknownStatus));
}

} // namespace breakeven
