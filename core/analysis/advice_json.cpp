// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/advice_json.h"

#include "core/analysis/block_medians.h"
#include "core/analysis/forecast_json.h"
#include "core/plan/arm_format.h"
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
    addArm(object, disturbance.what);
    object.insert(QStringLiteral("arm"), static_cast<qint64>(disturbance.arm));
    if (disturbance.wholeRun) {
        for (const QString& key : object.keys())
            object.insert(key, QJsonValue::Null);
    }
    object.insert(QStringLiteral("whole_run"), disturbance.wholeRun);
    object.insert(QStringLiteral("kind"), nameOf(disturbance.kind));
    object.insert(QStringLiteral("factor"), disturbance.factor);
    object.insert(QStringLiteral("at_block"), static_cast<qint64>(disturbance.atBlock));
    object.insert(QStringLiteral("blocks"), static_cast<qint64>(disturbance.blocks));
    object.insert(QStringLiteral("changes_verdict"),
                  disturbance.effect == VerdictEffect::Unknown
                      ? QJsonValue(QJsonValue::Null)
                      : QJsonValue(disturbance.effect == VerdictEffect::Turns));
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
    if (!forecaster.leftOut().empty())
        object.insert(QStringLiteral("left_out"), leftOutOf(forecaster));
    if (!forecaster.model().ok()) {
        object.insert(QStringLiteral("refused"), codedText(forecaster.model().error()));
        return object;
    }
    const CostModel& model = forecaster.model().value();
    const CostParts parts = model.parts();
    object.insert(QStringLiteral("leave_out_error"), model.leaveOutError());
    object.insert(QStringLiteral("leave_out_error_p90"), model.worstLeaveOutError());
    object.insert(QStringLiteral("parts"), QJsonObject{{QStringLiteral("serial_us"), parts.serialUs},
                                                       {QStringLiteral("operation_us"), parts.operationUs},
                                                       {QStringLiteral("round_trips"), parts.roundTrips},
                                                       {QStringLiteral("contention"), parts.contention},
                                                       {QStringLiteral("pool_us"), parts.poolUs},
                                                       {QStringLiteral("per_thread_us"), parts.perThreadUs}});
    return object;
}

} // namespace breakeven
