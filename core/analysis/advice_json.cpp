// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/advice_json.h"

#include "core/plan/plan_json.h"

#include <QJsonArray>

namespace breakeven {

namespace {

QJsonObject toJson(const PointKey& key)
{
    return {
        {QStringLiteral("target"), key.target},
        {QStringLiteral("runtime"), toString(key.runtime)},
        {QStringLiteral("axis"), toString(key.axis)},
        {QStringLiteral("value"), key.value},
    };
}

template <typename Value>
QJsonArray arrayOf(const std::vector<Value>& values)
{
    QJsonArray array;
    for (const Value& value : values)
        array.append(breakeven::toJson(value));
    return array;
}

QString nameOf(DisturbanceKind kind)
{
    switch (kind) {
    case DisturbanceKind::Shift:
        return QStringLiteral("shift");
    case DisturbanceKind::Trend:
        return QStringLiteral("trend");
    case DisturbanceKind::Bimodal:
        break;
    }
    return QStringLiteral("bimodal");
}

} // namespace

QJsonObject toJson(const Disturbance& disturbance)
{
    QJsonObject object = toJson(disturbance.key);
    object.insert(QStringLiteral("threads"), disturbance.threads);
    object.insert(QStringLiteral("arm"), static_cast<qint64>(disturbance.arm));
    object.insert(QStringLiteral("kind"), nameOf(disturbance.kind));
    object.insert(QStringLiteral("factor"), disturbance.factor);
    object.insert(QStringLiteral("at_block"), static_cast<qint64>(disturbance.atBlock));
    object.insert(QStringLiteral("blocks"), static_cast<qint64>(disturbance.blocks));
    object.insert(QStringLiteral("changes_verdict"), disturbance.changesVerdict);
    if (disturbance.kind == DisturbanceKind::Bimodal) {
        object.insert(QStringLiteral("fast_ns"), static_cast<qint64>(disturbance.fast.count()));
        object.insert(QStringLiteral("slow_ns"), static_cast<qint64>(disturbance.slow.count()));
        object.insert(QStringLiteral("slow_share"), disturbance.slowShare);
    }
    return object;
}

QJsonObject toJson(const ThreadAdvice& advice)
{
    QJsonObject object = toJson(advice.key);
    for (const char* name : {"textbook_threads", "usl_threads", "usl_contention", "usl_coherency",
                             "usl_error", "best_threads", "fastest_threads", "best_slowdown_ci"})
        object.insert(QLatin1String(name), QJsonValue::Null);
    if (const int* threads = std::get_if<int>(&advice.textbook))
        object.insert(QStringLiteral("textbook_threads"), *threads);
    if (const auto* fit = std::get_if<ScalabilityFit>(&advice.scalability)) {
        object.insert(QStringLiteral("usl_threads"), fit->bestThreads);
        object.insert(QStringLiteral("usl_contention"), fit->contention);
        object.insert(QStringLiteral("usl_coherency"), fit->coherency);
        object.insert(QStringLiteral("usl_error"), fit->error);
    }
    if (const auto* best = std::get_if<MeasuredBest>(&advice.measured)) {
        object.insert(QStringLiteral("best_threads"), best->threads);
        object.insert(QStringLiteral("fastest_threads"), best->fastestThreads);
        object.insert(QStringLiteral("best_slowdown_ci"),
                      QJsonArray{best->slowdown.low, best->slowdown.high});
    }
    return object;
}

QJsonObject toJson(const Forecaster& forecaster)
{
    QJsonObject object{
        {QStringLiteral("target"), forecaster.target()},
        {QStringLiteral("runtime"), toString(forecaster.runtime())},
    };
    if (forecaster.model().ok())
        object.insert(QStringLiteral("leave_out_error"), forecaster.model().value().leaveOutError());
    else
        object.insert(QStringLiteral("refused"), forecaster.model().error().detail);
    return object;
}

void addAdvice(const Run& run, QJsonObject& object)
{
    object.insert(QStringLiteral("disturbances"), arrayOf(disturbancesOf(run)));
    object.insert(QStringLiteral("advice"), arrayOf(threadAdvice(run)));
    object.insert(QStringLiteral("model"), arrayOf(Forecaster::of(run)));
}

} // namespace breakeven
