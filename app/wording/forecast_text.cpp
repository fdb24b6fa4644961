// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/forecast_text.h"

#include "app/wording/error_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <chrono>
#include <cmath>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

// " Fitted to a network emulated by a relay."; empty where none was.
QString fittedTo(const std::optional<Emulation>& emulation)
{
    if (!emulation)
        return {};
    return QLatin1Char(' ') + (*emulation == Emulation::Relay
                                   ? Words::tr("Fitted to a network emulated by a relay.")
                                   : Words::tr("Fitted to a network emulated by waits."));
}

} // namespace

QString forecastText(const Forecaster& forecaster, int threads, double rttUs)
{
    const QString subject =
        Words::tr("%1 at %2 with %3")
            .arg(shownName(forecaster.target()), axisValueText(AxisKind::RttUs, rttUs), armName(threads));
    const Result<Forecast> forecast = forecaster.at(threads, rttUs);
    if (!forecast.ok())
        return Words::tr("%1: no prediction, as %2.").arg(subject, clause(forecast.error()));

    // A round trip's unit scales as every duration in µs does.
    const Prediction& latency = forecast.value().latency;
    const EstimateText time = estimateText(AxisKind::RttUs, latency.latencyUs, latency.intervalUs);
    const QString sentence = threads == 1
                                 ? Words::tr("%1: a batch takes about %2 (95 % interval %3).")
                                       .arg(subject, time.value, time.interval)
                                 : Words::tr("%1, %2 as fast as with 1 thread (%3).")
                                       .arg(Words::tr("%1: a batch takes about %2 (95 % interval %3)")
                                                .arg(subject, time.value, time.interval),
                                            speedUpText(forecast.value().speedUp),
                                            speedUpIntervalText(forecast.value().speedUpInterval));
    return sentence + fittedTo(forecaster.emulationAt(rttUs));
}

QString modelText(const Forecaster& forecaster)
{
    const QString leftOut = !forecaster.leftOut().empty()
                                ? Words::tr("The pipelined arm of %1 is left out of the cost model.")
                                      .arg(shownName(forecaster.target()))
                                : QString();
    if (!forecaster.model().ok())
        return leftOut;
    const CostModel& model = forecaster.model().value();
    const CostParts parts = model.parts();
    const auto time = [](double us) {
        return durationText(std::chrono::nanoseconds(std::llround(1000 * us)));
    };
    const QString text =
        Words::tr("The cost model of %1: an operation waits %2 and %3 round trips, and each further thread "
                  "makes that %4 longer; a batch costs %5 by itself, a pool of threads %6 and %7 a thread. "
                  "It misses points left out by %8, one in ten of them by more than %9.")
            .arg(shownName(forecaster.target()), time(parts.operationUs),
                 QLocale().toString(parts.roundTrips, 'f', 1), shareText(parts.contention),
                 time(parts.serialUs), time(parts.poolUs), time(parts.perThreadUs),
                 shareText(model.leaveOutError()), shareText(model.worstLeaveOutError()));
    return leftOut.isEmpty() ? text : text + QLatin1Char(' ') + leftOut;
}

} // namespace breakeven
