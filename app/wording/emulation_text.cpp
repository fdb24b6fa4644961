// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/emulation_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <set>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Emulation)
};

// How those of the plan's targets are emulated that are; whether these are all.
struct Emulations
{
    std::set<Emulation> kinds;
    bool all = false;
};

Emulations emulationsOf(const Plan& plan)
{
    Emulations found{.kinds = {}, .all = !plan.targets.empty()};
    for (const Target& target : plan.targets) {
        if (const auto emulation = emulationOf(plan, target))
            found.kinds.insert(*emulation);
        else
            found.all = false;
    }
    return found;
}

QString microsecondsText(std::chrono::nanoseconds duration)
{
    return axisValueText(AxisKind::RttUs, static_cast<double>(duration.count()) / 1e3);
}

// "round trip 400 µs ± 50 µs, 100 Mbit/s"
QString networkText(const Network& network, bool swept)
{
    QStringList parts;
    const QString jitter = network.jitter.count() > 0
                               ? QStringLiteral(" ±\u00A0") + microsecondsText(network.jitter)
                               : QString();
    if (swept)
        parts.append(Words::tr("round trip as swept") + jitter);
    else if (network.rtt.count() > 0)
        parts.append(Words::tr("round trip %1").arg(microsecondsText(network.rtt)) + jitter);
    if (network.bandwidthMbit > 0)
        parts.append(Words::tr("%1 Mbit/s").arg(QLocale().toString(network.bandwidthMbit, 'g', 6)));
    return parts.join(QStringLiteral(", "));
}

QString roundTripSentence(const Target& target)
{
    if (emulationFor(target) == Emulation::Relay)
        return Words::tr("The round trips are emulated by a relay.");
    return target.backend.type().waitsPerOperation
               ? Words::tr("The round trips are emulated by one wait an operation.")
               : Words::tr("The round trips are emulated by waits in the calls.");
}

QString networkSentence(const Target& target, const QString& network)
{
    if (emulationFor(target) == Emulation::Relay)
        return Words::tr("The network (%1) is emulated by a relay.").arg(network);
    return (target.backend.type().waitsPerOperation
                ? Words::tr("The network (%1) is emulated by one wait an operation.")
                : Words::tr("The network (%1) is emulated by waits in the calls."))
        .arg(network);
}

} // namespace

QString emulationName(Emulation emulation)
{
    return emulation == Emulation::Relay ? Words::tr("emulated by a relay") : Words::tr("emulated by waits");
}

QString markedEmulated(const QString& name)
{
    return Words::tr("%1, emulated").arg(name);
}

bool titleSaysEmulated(const Plan& plan)
{
    return sweepsEmulatedRoundTrips(plan) || emulationsOf(plan).all;
}

QString axisTitle(const Plan& plan)
{
    const QString name = axisName(plan.axis.kind);
    if (!titleSaysEmulated(plan))
        return name;
    const Emulations found = emulationsOf(plan);
    if (sweepsEmulatedRoundTrips(plan))
        return found.kinds.size() > 1
                   ? Words::tr("%1, emulated by a relay or by waits").arg(name)
                   : QStringLiteral("%1, %2").arg(name, emulationName(*found.kinds.begin()));
    return found.kinds.size() > 1
               ? Words::tr("%1 · network emulated by a relay or by waits").arg(name)
               : Words::tr("%1 · network %2").arg(name, emulationName(*found.kinds.begin()));
}

QString emulationText(const Plan& plan, const Target& target)
{
    if (!emulationOf(plan, target))
        return {};
    const bool swept = sweepsEmulatedRoundTrips(plan);
    const Network network = swept ? target.network.value_or(plan.network) : networkAt(plan, target, 0);
    if (swept && network.jitter.count() == 0 && network.bandwidthMbit == 0)
        return roundTripSentence(target);
    return networkSentence(target, networkText(network, swept));
}

} // namespace breakeven
