// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"

#include "core/environment/environment_json.h"
#include "core/plan/arm_format.h"
#include "core/plan/plan_json.h"

#include <QJsonArray>
#include <QJsonValue>

namespace breakeven {

namespace {

QJsonValue toJson(const std::optional<Interval>& interval)
{
    return interval ? QJsonArray{interval->low, interval->high} : QJsonValue(QJsonValue::Null);
}

QJsonValue toJson(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue toJson(std::chrono::nanoseconds duration)
{
    return static_cast<qint64>(duration.count());
}

QJsonValue toJson(const std::optional<Causes>& causes)
{
    if (!causes)
        return QJsonValue::Null;
    return QJsonObject{
        {QStringLiteral("waiting"), toJson(causes->waiting)},
        {QStringLiteral("gil"), toJson(causes->gil)},
        {QStringLiteral("queueing"), toJson(causes->queueing)},
        {QStringLiteral("computing"), toJson(causes->computing)},
        {QStringLiteral("gil_held"), toJson(causes->holding)},
        {QStringLiteral("switching"), toJson(causes->switching)},
        {QStringLiteral("pool"), toJson(causes->pool)},
    };
}

QJsonValue toJson(const std::optional<OperationFigures>& operation)
{
    if (!operation)
        return QJsonValue::Null;
    return QJsonObject{
        {QStringLiteral("wall_ns"), toJson(operation->wall)},
        {QStringLiteral("gil_held_ns"),
         operation->held ? toJson(*operation->held) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("voluntary_switches"), operation->voluntarySwitches},
        {QStringLiteral("involuntary_switches"), operation->involuntarySwitches},
    };
}

QJsonObject toJson(const PointResult& point)
{
    QJsonObject object{
        {QStringLiteral("target"), point.key.target},
        {QStringLiteral("runtime"), toString(point.key.runtime)},
        {QStringLiteral("axis"), toString(point.key.axis)},
        {QStringLiteral("value"), point.key.value},
        {QStringLiteral("place"), point.place},
        {QStringLiteral("arm"), static_cast<qint64>(point.arm)},
        {QStringLiteral("emulation"), toJson(point.emulation)},
        {QStringLiteral("single_latency_ns"), toJson(point.singleLatency)},
        {QStringLiteral("latency_ns"), toJson(point.latency)},
        {QStringLiteral("single_median_ns"), toJson(point.single.p50)},
        {QStringLiteral("median_ns"), toJson(point.summary.p50)},
        {QStringLiteral("speedup"), point.speedUp.ratio},
        {QStringLiteral("speedup_ci"), toJson(point.speedUp.interval)},
        {QStringLiteral("verdict"), toString(point.verdict)},
        {QStringLiteral("io_share"), toJson(point.ioShare)},
        {QStringLiteral("single_io_share"), toJson(point.singleIoShare)},
        {QStringLiteral("causes_ns"), toJson(point.causes)},
        {QStringLiteral("single_causes_ns"), toJson(point.singleCauses)},
        {QStringLiteral("operation"), toJson(point.operation)},
        {QStringLiteral("single_operation"), toJson(point.singleOperation)},
        {QStringLiteral("settled"), point.settled},
        {QStringLiteral("blocks"), static_cast<qint64>(point.speedUp.blocks)},
        {QStringLiteral("batches"), static_cast<qint64>(point.summary.batches)},
        {QStringLiteral("min_ns"), toJson(point.summary.min)},
        {QStringLiteral("p5_ns"), toJson(point.summary.p5)},
        {QStringLiteral("p25_ns"), toJson(point.summary.p25)},
        {QStringLiteral("p75_ns"), toJson(point.summary.p75)},
        {QStringLiteral("p95_ns"), toJson(point.summary.p95)},
        {QStringLiteral("p99_ns"), toJson(point.summary.p99)},
        {QStringLiteral("max_ns"), toJson(point.summary.max)},
        {QStringLiteral("best_of_ns"), toJson(point.bestOf)},
        {QStringLiteral("single_p5_ns"), toJson(point.single.p5)},
        {QStringLiteral("single_p95_ns"), toJson(point.single.p95)},
        {QStringLiteral("single_best_of_ns"), toJson(point.singleBestOf)},
    };
    addArm(object, point.what, ArmKeys::All);
    return object;
}

QJsonObject toJson(const Crossover& crossover)
{
    QJsonObject object{
        {QStringLiteral("target"), crossover.target},
        {QStringLiteral("runtime"), toString(crossover.runtime)},
        {QStringLiteral("axis"), toString(crossover.axis)},
        {QStringLiteral("at"), crossover.at},
        {QStringLiteral("ci"), QJsonArray{crossover.interval.low, crossover.interval.high}},
        {QStringLiteral("threads_pay"), toString(crossover.threadsPay)},
    };
    if (crossover.arm)
        addArm(object, *crossover.arm);
    return object;
}

// How the distances were made on which a crossover rests.
std::optional<Emulation> emulationBehind(const Crossover& crossover, const Analysis& analysis)
{
    for (const PointResult& point : analysis.points)
        if (point.key.target == crossover.target && point.key.runtime == crossover.runtime && point.emulation)
            return point.emulation;
    return std::nullopt;
}

} // namespace

QJsonValue toJson(const std::optional<Emulation>& emulation)
{
    return emulation ? QJsonValue(toString(*emulation)) : QJsonValue(QJsonValue::Null);
}

QLatin1String toString(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Threads:
        return QLatin1String("threads");
    case Verdict::Single:
        return QLatin1String("single");
    case Verdict::Unclear:
        break;
    }
    return QLatin1String("unclear");
}

QLatin1String toString(ThreadsPay pay)
{
    return QLatin1String(pay == ThreadsPay::Above ? "above" : "below");
}

QLatin1String toString(RunStatus status)
{
    switch (status) {
    case RunStatus::Settled:
        return QLatin1String("settled");
    case RunStatus::Budget:
        return QLatin1String("budget");
    case RunStatus::Cancelled:
        return QLatin1String("cancelled");
    case RunStatus::Failed:
        break;
    }
    return QLatin1String("failed");
}

void addCondition(const RunHeader& header, QJsonObject& object)
{
    object.insert(QStringLiteral("cores"), hasConditionsOfTargets(header.plan)
                                               ? QLatin1String("by-target")
                                               : toString(coresDuring(header)));
    object.insert(QStringLiteral("placement"), placementOf(header.environment));
}

QJsonObject toJson(const Analysis& analysis)
{
    QJsonArray points;
    for (const PointResult& point : analysis.points)
        points.append(toJson(point));
    QJsonArray crossovers;
    for (const Crossover& crossover : analysis.crossovers) {
        QJsonObject object = toJson(crossover);
        object.insert(QStringLiteral("emulation"), toJson(emulationBehind(crossover, analysis)));
        crossovers.append(object);
    }
    return {
        {QStringLiteral("run"), analysis.run.toString(QUuid::WithoutBraces)},
        {QStringLiteral("status"),
         analysis.status ? QString(toString(*analysis.status)) : QStringLiteral("unfinished")},
        {QStringLiteral("points"), points},
        {QStringLiteral("crossovers"), crossovers},
    };
}

} // namespace breakeven
