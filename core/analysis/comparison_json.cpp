// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison_json.h"

#include "core/analysis/analysis_json.h"
#include "core/plan/arm_format.h"
#include "core/plan/plan_json.h"

#include <QJsonArray>
#include <QJsonValue>

namespace breakeven {

namespace {

QJsonArray toJson(const Interval& interval)
{
    return {interval.low, interval.high};
}

QJsonObject toJson(const ComparisonRow& row)
{
    QJsonObject object{
        {QStringLiteral("target"), row.key.target},
        {QStringLiteral("runtime"), toString(row.key.runtime)},
        {QStringLiteral("axis"), toString(row.key.axis)},
        {QStringLiteral("value"), row.key.value},
        {QStringLiteral("interpolated"), row.interpolated},
        {QStringLiteral("base_median_ns"), static_cast<qint64>(row.baseLatency.count())},
        {QStringLiteral("new_median_ns"), static_cast<qint64>(row.newLatency.count())},
        {QStringLiteral("base_latency_ns"), static_cast<qint64>(row.baseLatency.count())},
        {QStringLiteral("new_latency_ns"), static_cast<qint64>(row.newLatency.count())},
        {QStringLiteral("ratio"), row.ratio},
        {QStringLiteral("ratio_ci"), row.interval ? QJsonValue(toJson(*row.interval)) : QJsonValue::Null},
        {QStringLiteral("ratio_ci_together"),
         row.together ? QJsonValue(toJson(*row.together)) : QJsonValue::Null},
        {QStringLiteral("p"), row.p},
        {QStringLiteral("change"), toString(row.change)},
    };
    addArm(object, row.arm, ArmKeys::All);
    return object;
}

// Of one run, in one run's place; the other stays null.
QJsonObject withoutSides(const Crossover& crossover)
{
    QJsonObject object{
        {QStringLiteral("target"), crossover.target},
        {QStringLiteral("runtime"), toString(crossover.runtime)},
        {QStringLiteral("axis"), toString(crossover.axis)},
        {QStringLiteral("threads_pay"), toString(crossover.threadsPay)},
        {QStringLiteral("base"), QJsonValue::Null},
        {QStringLiteral("new"), QJsonValue::Null},
        {QStringLiteral("difference"), QJsonValue::Null},
        {QStringLiteral("difference_ci"), QJsonValue::Null},
        {QStringLiteral("moved"), QJsonValue::Null},
    };
    if (crossover.arm)
        addArm(object, *crossover.arm);
    return object;
}

QJsonObject side(const Crossover& crossover)
{
    return {{QStringLiteral("at"), crossover.at}, {QStringLiteral("ci"), toJson(crossover.interval)}};
}

QJsonArray crossoversOf(const Comparison& comparison)
{
    QJsonArray crossovers;
    for (const CrossoverShift& shift : comparison.crossovers) {
        QJsonObject object = withoutSides(shift.base);
        object.insert(QStringLiteral("base"), side(shift.base));
        object.insert(QStringLiteral("new"), side(shift.now));
        object.insert(QStringLiteral("difference"), shift.difference);
        object.insert(QStringLiteral("difference_ci"), toJson(shift.interval));
        object.insert(QStringLiteral("moved"), shift.moved());
        crossovers.append(object);
    }
    for (const Crossover& crossover : comparison.onlyInBase) {
        QJsonObject object = withoutSides(crossover);
        object.insert(QStringLiteral("base"), side(crossover));
        crossovers.append(object);
    }
    for (const Crossover& crossover : comparison.onlyInNow) {
        QJsonObject object = withoutSides(crossover);
        object.insert(QStringLiteral("new"), side(crossover));
        crossovers.append(object);
    }
    return crossovers;
}

} // namespace

QLatin1String toString(LatencyChange change)
{
    switch (change) {
    case LatencyChange::Faster:
        return QLatin1String("faster");
    case LatencyChange::Slower:
        return QLatin1String("slower");
    case LatencyChange::Same:
        return QLatin1String("same");
    case LatencyChange::NotClear:
        break;
    }
    return QLatin1String("not clear");
}

QJsonObject toJson(const Comparison& comparison)
{
    QJsonArray points;
    for (const ComparisonRow& row : comparison.rows)
        points.append(toJson(row));
    return {
        {QStringLiteral("base"), comparison.base.toString(QUuid::WithoutBraces)},
        {QStringLiteral("new"), comparison.now.toString(QUuid::WithoutBraces)},
        {QStringLiteral("points"), points},
        {QStringLiteral("crossovers"), crossoversOf(comparison)},
    };
}

} // namespace breakeven
