// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_json.h"

#include "core/base/field_code.h"
#include "core/base/home_path.h"
#include "core/base/json_fields.h"
#include "core/plan/arm_format.h"
#include "core/plan/plan_code.h"
#include "core/plan/target_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <utility>

namespace breakeven {

namespace {

constexpr std::array runtimeNames{
    std::pair{RuntimeKind::Native, QLatin1String("native")},
    std::pair{RuntimeKind::CPython, QLatin1String("cpython")},
    std::pair{RuntimeKind::GilModel, QLatin1String("gil-model")}, // of earlier versions
};

std::chrono::nanoseconds fromMicroseconds(double value)
{
    constexpr double most = 9e12; // µs; beyond it nanoseconds overflow
    return std::chrono::nanoseconds(std::llround(std::clamp(value, -most, most) * 1e3));
}

QJsonObject toJson(const Workload& workload)
{
    QJsonObject object;
    for (const AxisDescription& axis : axes())
        if (const auto value = valueIn(axis, workload))
            object.insert(axis.id, *value);
    if (workload.gilReleases)
        object[QLatin1String("gil_releases")] = *workload.gilReleases;
    return object;
}

// Only what isn't the default, so that the plan of a native run says nothing of Python.
QJsonObject toJson(const PythonSetting& python)
{
    QJsonObject object;
    if (!python.interpreter.isEmpty())
        object[QLatin1String("interpreter")] = python.interpreter;
    if (!python.batchFile.isEmpty())
        object[QLatin1String("batch_file")] = python.batchFile;
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

Workload workloadFromJson(const QJsonObject& object, const QString& path, JsonProblems& error)
{
    JsonFields fields(object, path, error);
    Workload workload;
    for (const AxisDescription& axis : axes()) {
        const char* key = axis.id.latin1();
        if (const auto* count = std::get_if<int Workload::*>(&axis.sets))
            fields.read(key, workload.**count);
        else if (const auto* bytes = std::get_if<qint64 Workload::*>(&axis.sets))
            fields.read(key, workload.**bytes);
        else if (const auto* time = std::get_if<std::chrono::nanoseconds Workload::*>(&axis.sets)) {
            double us = *valueIn(axis, workload);
            fields.read(key, us);
            workload.** time = fromMicroseconds(us);
        }
    }
    if (object.contains(QLatin1String("gil_releases")))
        fields.read("gil_releases", workload.gilReleases.emplace());
    return workload;
}

PythonSetting pythonFromJson(const QJsonObject& object, JsonProblems& error)
{
    JsonFields fields(object, QStringLiteral("python"), error);
    PythonSetting python;
    fields.read("interpreter", python.interpreter);
    fields.read("batch_file", python.batchFile);
    python.interpreter = atHome(python.interpreter);
    python.batchFile = atHome(python.batchFile);
    return python;
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
            fields.failAt("runtimes", i, kind.error().reason);
        else if (std::find(into.begin(), into.end(), kind.value()) != into.end())
            fields.failAt("runtimes", i, phrase(PlanReason::Twice, name));
        else
            into.push_back(kind.value());
    }
}

Axis axisFromJson(const QJsonObject& object, JsonProblems& error)
{
    JsonFields fields(object, QStringLiteral("axis"), error);
    Axis axis;
    QString name(toString(axis.kind));
    fields.read("name", name);
    const auto kind = axisFromString(name);
    if (!kind.ok()) {
        fields.fail("name", kind.error().reason);
        return axis;
    }
    axis.kind = kind.value();
    const auto values = fields.array("values");
    if (axis.kind == AxisKind::Threads) {
        axis.values = {0}; // the arms are the curve
        return axis;
    }
    if (values) {
        for (qsizetype i = 0; i < values->size(); ++i) {
            if (values->at(i).isDouble())
                axis.values.push_back(values->at(i).toDouble());
            else
                fields.failAt("values", i, phrase(FieldReason::Number));
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
        fields.fail("pool", phrase(PlanReason::Pool));
    return PoolKind::Kept;
}

void readTargets(JsonFields& fields, std::vector<Target>& into, JsonProblems& error)
{
    const auto array = fields.array("targets");
    if (!array)
        return;
    for (qsizetype i = 0; i < array->size(); ++i) {
        const QString path = QStringLiteral("targets[%1]").arg(i);
        if (array->at(i).isObject())
            into.push_back(targetFromJson(array->at(i).toObject(), path, error));
        else if (!error)
            error = Error{Error::Code::InvalidInput, path, {}, phrase(PlanReason::TargetNoObject)};
    }
}

} // namespace

QLatin1String toString(RuntimeKind kind)
{
    for (const auto& [known, name] : runtimeNames)
        if (known == kind)
            return name;
    Q_UNREACHABLE();
}

Result<RuntimeKind> runtimeFromString(const QString& text)
{
    QStringList measured;
    for (const auto& [kind, name] : runtimeNames) {
        if (name == text)
            return kind;
        if (isMeasured(kind))
            measured.append(name);
    }
    return Error{Error::Code::InvalidInput,
                 text,
                 {},
                 phrase(PlanReason::UnknownName, measured.join(QLatin1String(", ")))};
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
        {QLatin1String("pool"),
         plan.pool == PoolKind::Kept ? QStringLiteral("kept") : QStringLiteral("per-batch")},
        {QLatin1String("workload"), toJson(plan.workload)},
        {QLatin1String("network"), toJson(plan.network)},
        {QLatin1String("axis"), axis},
        {QLatin1String("precision"), plan.precision},
        {QLatin1String("worth"), plan.worth},
        {QLatin1String("cores"), toString(plan.cores)},
        {QLatin1String("budget_s"), static_cast<double>(plan.budget.count()) / 1e3},
        {QLatin1String("seed"), static_cast<qint64>(plan.seed)},
    };
    addArms(object, plan.arms);
    if (const QJsonObject python = toJson(plan.python); !python.isEmpty())
        object[QLatin1String("python")] = python;
    return object;
}

namespace {

// What can't be read keeps its default; the first such field is `error`.
Plan readPlan(const QJsonObject& object, JsonProblems& error)
{
    JsonFields fields(object, {}, error);
    Plan plan;
    fields.read("title", plan.title);
    readTargets(fields, plan.targets, error);
    readRuntimes(fields, plan.runtimes);
    readArms(fields, plan.arms);
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
    fields.read("worth", plan.worth);
    if (const auto cores = coresFrom(fields))
        plan.cores = *cores;

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
    JsonProblems error;
    Plan plan = readPlan(object, error);
    if (!object.contains(QLatin1String("cores")))
        plan.cores = Cores::AsTheyAre; // the file is older than the choice
    if (std::find(plan.arms.begin(), plan.arms.end(), Arm{}) == plan.arms.end())
        plan.arms.insert(plan.arms.begin(), Arm{});
    return plan;
}

namespace {

Result<PlanFile> validated(const QJsonObject& object)
{
    JsonProblems error;
    PlanFile file{.plan = readPlan(object, error), .unknownKeys = {}};
    if (error)
        return *error;
    if (const Status valid = validate(file.plan); !valid.ok())
        return valid.error();
    file.unknownKeys = error.unknownKeys;
    return file;
}

} // namespace

Result<PlanFile> planFileFromBytes(const QByteArray& bytes, const QString& where)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = bytes.left(problem.offset);
        const qsizetype line = before.count('\n') + 1;
        const qsizetype column = problem.offset - before.lastIndexOf('\n');
        return Error{Error::Code::InvalidInput,
                     where,
                     {},
                     phrase(PlanReason::NoJson, line, column, problem.errorString())};
    }
    if (!document.isObject())
        return Error{Error::Code::InvalidInput, where, {}, phrase(PlanReason::NoObject)};
    auto file = validated(document.object());
    if (!file.ok())
        return Error{file.error().code, QStringLiteral("%1: %2").arg(where, file.error().where),
                     file.error().detail, file.error().reason};
    return file;
}

Result<Plan> planFromJson(const QJsonObject& object)
{
    auto file = validated(object);
    if (!file.ok())
        return file.error();
    return std::move(file).value().plan;
}

Result<Plan> planFromBytes(const QByteArray& bytes, const QString& where)
{
    auto file = planFileFromBytes(bytes, where);
    if (!file.ok())
        return file.error();
    return std::move(file).value().plan;
}

} // namespace breakeven
