// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_json.h"

#include "core/plan/json_fields.h"
#include "core/plan/target_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace breakeven {

namespace {

constexpr std::array axisNames{
    std::pair{AxisKind::Threads, QLatin1String("threads")},
    std::pair{AxisKind::RttUs, QLatin1String("rtt_us")},
    std::pair{AxisKind::PayloadBytes, QLatin1String("payload_bytes")},
    std::pair{AxisKind::ComputeUs, QLatin1String("compute_us")},
    std::pair{AxisKind::Items, QLatin1String("items")},
};

constexpr std::array runtimeNames{
    std::pair{RuntimeKind::Native, QLatin1String("native")},
    std::pair{RuntimeKind::CPython, QLatin1String("cpython")},
    std::pair{RuntimeKind::GilModel, QLatin1String("gil-model")},
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Plan)
};

template <typename Names, typename Kind>
QLatin1String nameOf(const Names& names, Kind kind)
{
    for (const auto& [known, name] : names)
        if (known == kind)
            return name;
    Q_UNREACHABLE();
}

template <typename Kind, typename Names>
Result<Kind> kindOf(const Names& names, const QString& text)
{
    QStringList all;
    for (const auto& [kind, name] : names) {
        if (name == text)
            return kind;
        all.append(name);
    }
    return Error{Error::Code::InvalidInput, text,
                 Words::tr("known are %1").arg(all.join(QLatin1String(", ")))};
}

std::chrono::nanoseconds fromMicroseconds(double value)
{
    constexpr double most = 9e12; // µs; beyond it nanoseconds overflow
    return std::chrono::nanoseconds(std::llround(std::clamp(value, -most, most) * 1e3));
}

double microseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e3;
}

QJsonObject toJson(const Workload& workload)
{
    return {{QLatin1String("items"), workload.items},
            {QLatin1String("payload_bytes"), workload.payloadBytes},
            {QLatin1String("compute_us"), microseconds(workload.compute)}};
}

// Only what isn't the default, so that the plan of a native run says nothing of Python.
QJsonObject toJson(const PythonSetting& python)
{
    const PythonSetting usual;
    QJsonObject object;
    if (!python.interpreter.isEmpty())
        object[QLatin1String("interpreter")] = python.interpreter;
    if (!python.batchFile.isEmpty())
        object[QLatin1String("batch_file")] = python.batchFile;
    if (python.switchInterval != usual.switchInterval)
        object[QLatin1String("switch_interval_us")] = microseconds(python.switchInterval);
    if (!python.gil)
        object[QLatin1String("gil")] = false;
    if (python.heldPerCall)
        object[QLatin1String("held_us")] = microseconds(*python.heldPerCall);
    return object;
}

template <typename List, typename ToValue>
QJsonArray toArray(const List& list, ToValue toValue)
{
    QJsonArray array;
    for (const auto& element : list)
        array.append(toValue(element));
    return array;
}

Workload workloadFromJson(const QJsonObject& object, const QString& path, std::optional<Error>& error)
{
    JsonFields fields(object, path, error);
    Workload workload;
    double compute = 0;
    fields.read("items", workload.items);
    fields.read("payload_bytes", workload.payloadBytes);
    fields.read("compute_us", compute);
    workload.compute = fromMicroseconds(compute);
    return workload;
}

PythonSetting pythonFromJson(const QJsonObject& object, std::optional<Error>& error)
{
    JsonFields fields(object, QStringLiteral("python"), error);
    PythonSetting python;
    fields.read("interpreter", python.interpreter);
    fields.read("batch_file", python.batchFile);
    double interval = microseconds(python.switchInterval);
    fields.read("switch_interval_us", interval);
    python.switchInterval = fromMicroseconds(interval);
    fields.read("gil", python.gil);
    constexpr double none = std::numeric_limits<double>::infinity(); // which JSON can't give
    double held = none;
    fields.read("held_us", held);
    if (held != none)
        python.heldPerCall = fromMicroseconds(held);
    return python;
}

void readThreads(JsonFields& fields, std::vector<int>& into)
{
    const auto array = fields.array("threads");
    if (!array)
        return;
    into.clear();
    for (qsizetype i = 0; i < array->size(); ++i) {
        const int count = array->at(i).toInt(0);
        if (count < 1)
            fields.failAt("threads", i, Words::tr("a thread count is a whole number from 1"));
        else
            into.push_back(count);
    }
}

void readRuntimes(JsonFields& fields, std::vector<RuntimeKind>& into)
{
    const auto array = fields.array("runtimes");
    if (!array)
        return;
    into.clear();
    for (qsizetype i = 0; i < array->size(); ++i) {
        const QString name = array->at(i).toString();
        const auto kind = runtimeFromString(name);
        if (!kind.ok())
            fields.failAt("runtimes", i, kind.error().detail);
        else if (std::find(into.begin(), into.end(), kind.value()) != into.end())
            fields.failAt("runtimes", i, Words::tr("%1 is there twice").arg(name));
        else
            into.push_back(kind.value());
    }
}

Axis axisFromJson(const QJsonObject& object, std::optional<Error>& error)
{
    JsonFields fields(object, QStringLiteral("axis"), error);
    Axis axis;
    QString name(toString(axis.kind));
    fields.read("name", name);
    const auto kind = axisFromString(name);
    if (!kind.ok()) {
        fields.fail("name", kind.error().detail);
        return axis;
    }
    axis.kind = kind.value();
    if (axis.kind == AxisKind::Threads) {
        axis.values = {0}; // the arms are the curve
        return axis;
    }
    if (const auto values = fields.array("values")) {
        for (qsizetype i = 0; i < values->size(); ++i) {
            if (values->at(i).isDouble())
                axis.values.push_back(values->at(i).toDouble());
            else
                fields.failAt("values", i, Words::tr("this must be a number"));
        }
    }
    return axis;
}

PoolKind poolFromJson(JsonFields& fields)
{
    QString name = QStringLiteral("kept");
    fields.read("pool", name);
    if (name == QLatin1String("per-batch"))
        return PoolKind::PerBatch;
    if (name != QLatin1String("kept"))
        fields.fail("pool", Words::tr("a pool is kept or per-batch"));
    return PoolKind::Kept;
}

void readTargets(JsonFields& fields, std::vector<Target>& into, std::optional<Error>& error)
{
    const auto array = fields.array("targets");
    if (!array)
        return;
    for (qsizetype i = 0; i < array->size(); ++i) {
        const QString path = QStringLiteral("targets[%1]").arg(i);
        if (array->at(i).isObject())
            into.push_back(targetFromJson(array->at(i).toObject(), path, error));
        else if (!error)
            error = Error{Error::Code::InvalidInput, path, Words::tr("a target is an object")};
    }
}

} // namespace

QLatin1String toString(AxisKind kind)
{
    return nameOf(axisNames, kind);
}

QLatin1String toString(RuntimeKind kind)
{
    return nameOf(runtimeNames, kind);
}

Result<AxisKind> axisFromString(const QString& name)
{
    return kindOf<AxisKind>(axisNames, name);
}

Result<RuntimeKind> runtimeFromString(const QString& name)
{
    return kindOf<RuntimeKind>(runtimeNames, name);
}

QJsonObject toJson(const Plan& plan)
{
    QJsonObject axis{{QLatin1String("name"), toString(plan.axis.kind)}};
    if (plan.axis.kind != AxisKind::Threads)
        axis[QLatin1String("values")] =
            toArray(plan.axis.values, [](double value) { return QJsonValue(value); });
    QJsonObject object{
        {QLatin1String("title"), plan.title},
        {QLatin1String("targets"),
         toArray(plan.targets, [](const Target& target) { return toJson(target); })},
        {QLatin1String("runtimes"),
         toArray(plan.runtimes, [](RuntimeKind kind) { return QJsonValue(toString(kind)); })},
        {QLatin1String("threads"), toArray(plan.threads, [](int threads) { return QJsonValue(threads); })},
        {QLatin1String("pool"),
         plan.pool == PoolKind::Kept ? QStringLiteral("kept") : QStringLiteral("per-batch")},
        {QLatin1String("workload"), toJson(plan.workload)},
        {QLatin1String("network"), toJson(plan.network)},
        {QLatin1String("axis"), axis},
        {QLatin1String("precision"), plan.precision},
        {QLatin1String("budget_s"), static_cast<double>(plan.budget.count()) / 1e3},
        {QLatin1String("seed"), static_cast<qint64>(plan.seed)},
    };
    if (plan.pipelined)
        object[QLatin1String("pipelined")] = true;
    if (const QJsonObject python = toJson(plan.python); !python.isEmpty())
        object[QLatin1String("python")] = python;
    return object;
}

namespace {

// What can't be read keeps its default; the first such field is `error`.
Plan readPlan(const QJsonObject& object, std::optional<Error>& error)
{
    JsonFields fields(object, {}, error);
    Plan plan;
    fields.read("title", plan.title);
    readTargets(fields, plan.targets, error);
    readRuntimes(fields, plan.runtimes);
    readThreads(fields, plan.threads);
    fields.read("pipelined", plan.pipelined);
    if (const auto python = fields.object("python"))
        plan.python = pythonFromJson(*python, error);
    plan.pool = poolFromJson(fields);
    if (const auto workload = fields.object("workload"))
        plan.workload = workloadFromJson(*workload, QStringLiteral("workload"), error);
    if (const auto network = fields.object("network"))
        plan.network = networkFromJson(*network, QStringLiteral("network"), error);
    if (const auto axis = fields.object("axis"))
        plan.axis = axisFromJson(*axis, error);
    fields.read("precision", plan.precision);

    double seconds = static_cast<double>(plan.budget.count()) / 1e3;
    fields.read("budget_s", seconds);
    plan.budget = std::chrono::milliseconds(std::llround(std::clamp(seconds, -1e9, 1e9) * 1e3));
    auto seed = static_cast<qint64>(plan.seed);
    fields.read("seed", seed);
    plan.seed = static_cast<std::uint64_t>(seed);
    return plan;
}

} // namespace

Plan recordedPlanFromJson(const QJsonObject& object)
{
    std::optional<Error> error;
    Plan plan = readPlan(object, error);
    if (std::find(plan.threads.begin(), plan.threads.end(), 1) == plan.threads.end())
        plan.threads.insert(plan.threads.begin(), 1);
    return plan;
}

Result<Plan> planFromJson(const QJsonObject& object)
{
    std::optional<Error> error;
    const Plan plan = readPlan(object, error);
    if (error)
        return *error;
    if (const Status valid = validate(plan); !valid.ok())
        return valid.error();
    return plan;
}

Result<Plan> planFromBytes(const QByteArray& bytes, const QString& where)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = bytes.left(problem.offset);
        const qsizetype line = before.count('\n') + 1;
        const qsizetype column = problem.offset - before.lastIndexOf('\n');
        return Error{Error::Code::InvalidInput, where,
                     Words::tr("line %1, column %2: %3").arg(line).arg(column).arg(problem.errorString())};
    }
    if (!document.isObject())
        return Error{Error::Code::InvalidInput, where, Words::tr("a plan is a JSON object")};
    auto plan = planFromJson(document.object());
    if (!plan.ok())
        return Error{plan.error().code, QStringLiteral("%1: %2").arg(where, plan.error().where),
                     plan.error().detail};
    return plan;
}

} // namespace breakeven
