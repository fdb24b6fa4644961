// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/forecast_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

QString forecastText(const Forecaster& forecaster, int threads, double rttUs)
{
    const QString subject =
        Words::tr("%1 at %2 with %3")
            .arg(forecaster.target(), axisValueText(AxisKind::RttUs, rttUs), armName(threads));
    const Result<Forecast> forecast = forecaster.at(threads, rttUs);
    if (!forecast.ok())
        return Words::tr("%1: no prediction, as %2.").arg(subject, forecast.error().detail);

    // A round trip's unit scales as every duration in µs does.
    const Prediction& latency = forecast.value().latency;
    const EstimateText time = estimateText(AxisKind::RttUs, latency.latencyUs, latency.intervalUs);
    const QString takes =
        Words::tr("%1: a batch takes about %2 (95 % interval %3)").arg(subject, time.value, time.interval);
    if (threads == 1)
        return takes + QLatin1Char('.');
    return Words::tr("%1, %2 as fast as with 1 thread (%3).")
        .arg(takes, speedUpText(forecast.value().speedUp),
             speedUpIntervalText(forecast.value().speedUpInterval));
}

} // namespace breakeven
