// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/forecast_json.h"

#include "core/analysis/analysis_json.h"
#include "core/plan/arm_format.h"
#include "core/plan/plan_json.h"

#include <cmath>

namespace breakeven {

namespace {

qint64 nanoseconds(double us)
{
    return std::llround(1000 * us);
}

} // namespace

QJsonArray leftOutOf(const Forecaster& forecaster)
{
    QJsonArray arms;
    for (const Arm& arm : forecaster.leftOut())
        arms.append(toString(arm));
    return arms;
}

QJsonObject toJson(const Forecaster& forecaster, int threads, double rttUs)
{
    QJsonObject object{
        {QStringLiteral("target"), forecaster.target()},
        {QStringLiteral("runtime"), toString(forecaster.runtime())},
        {QStringLiteral("rtt_us"), rttUs},
        {QStringLiteral("threads"), threads},
        {QStringLiteral("emulation"), toJson(forecaster.emulationAt(rttUs))},
    };
    if (!forecaster.leftOut().empty())
        object.insert(QStringLiteral("left_out"), leftOutOf(forecaster));
    const Result<Forecast> forecast = forecaster.at(threads, rttUs);
    if (!forecast.ok()) {
        object.insert(QStringLiteral("refused"), codedText(forecast.error()));
        return object;
    }
    const Prediction& latency = forecast.value().latency;
    const Interval& speedUp = forecast.value().speedUpInterval;
    object.insert(QStringLiteral("latency_ns"), nanoseconds(latency.latencyUs));
    object.insert(QStringLiteral("ci"),
                  QJsonArray{nanoseconds(latency.intervalUs.low), nanoseconds(latency.intervalUs.high)});
    object.insert(QStringLiteral("speedup"), forecast.value().speedUp);
    object.insert(QStringLiteral("speedup_ci"), QJsonArray{speedUp.low, speedUp.high});
    return object;
}

} // namespace breakeven
