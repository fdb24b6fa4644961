// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/target_text.h"

#include "app/wording/backend_text.h"
#include "app/wording/file_system_text.h"
#include "app/wording/quantity_text.h"
#include "core/plan/target_password.h"

#include <QCoreApplication>
#include <QLocale>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::TargetText)
};

QString placeOf(const Target& target)
{
    return textOf(target.backend.type()).placeOf(target.backend);
}

const QString separator = QStringLiteral(" · ");

QStringList emulationOf(const Target& target, Distance distance)
{
    if (!target.network)
        return {};
    QStringList parts;
    if (distance == Distance::OfSweep && target.network->rtt.count() > 0)
        parts.append(Words::tr("the sweep sets the distance"));
    if (const QString emulated = emulationText(*target.network, distance); !emulated.isEmpty())
        parts.append(emulated);
    return parts;
}

QStringList poolLines(const TargetFacts& facts)
{
    QStringList lines;
    if (facts.replicas)
        lines.append(*facts.replicas == 1 ? Words::tr("One copy of each object")
                                          : Words::tr("%1 copies of each object").arg(*facts.replicas));
    if (facts.objects && facts.usedBytes)
        lines.append(Words::tr("%n object(s) in the pool, %1", nullptr, static_cast<int>(*facts.objects))
                         .arg(bytesText(*facts.usedBytes)));
    return lines;
}

} // namespace

QString nameFor(const Target& target)
{
    return textOf(target.backend.type()).nameOf(target.backend);
}

QStringList factLines(const TargetFacts& facts)
{
    QStringList lines{Words::tr("Reachable: %1").arg(facts.endpoint)};
    if (!facts.version.isEmpty())
        lines.append(Words::tr("Version %1").arg(facts.version));
    if (facts.roundTrip)
        lines.append(Words::tr("Round trip %1 (median of 20)").arg(durationText(*facts.roundTrip)));
    if (!facts.fileSystem.isEmpty())
        lines.append(Words::tr("File system %1").arg(fileSystemText(facts.fileSystem)));
    if (facts.freeBytes)
        lines.append(Words::tr("%1 free").arg(bytesText(*facts.freeBytes)));
    lines += poolLines(facts);
    if (facts.isTried)
        lines.append(Words::tr("You may read, write and remove"));
    return lines;
}

QString emulationText(const Network& network, Distance distance)
{
    const auto timeText = [](std::chrono::nanoseconds time) {
        return axisValueText(AxisKind::RttUs, static_cast<double>(time.count()) / 1e3);
    };
    QStringList parts;
    if (distance == Distance::OfTarget && network.rtt.count() > 0)
        parts.append(Words::tr("%1 away").arg(timeText(network.rtt)));
    if (network.jitter.count() > 0)
        parts.append(QStringLiteral("±\u00A0") + timeText(network.jitter));
    if (network.bandwidthMbit > 0)
        parts.append(Words::tr("%1 Mbit/s").arg(QLocale().toString(network.bandwidthMbit)));
    if (parts.isEmpty())
        return {};
    return Words::tr("%1, emulated").arg(parts.join(QStringLiteral(", ")));
}

QString describeTarget(const Target& target, Distance distance)
{
    return (emulationOf(target, distance) << placeOf(target)).join(separator);
}

QString describeTarget(const Target& target, const TargetFacts& facts, Distance distance)
{
    const bool isServer = textOf(target.backend.type()).isServer;
    const bool isPrivate = isServer && serverOf(target).isEmpty();
    const bool isMeasured = facts.roundTrip && !isPrivate;
    QStringList parts = emulationOf(target, distance); // first: a narrow row cuts off the end
    if (!isServer || !isMeasured)                      // a server's name is the target's, as a rule
        parts.append(placeOf(target));
    if (isMeasured)
        parts.append(Words::tr("%1 away").arg(durationText(*facts.roundTrip)));
    if (!facts.fileSystem.isEmpty())
        parts.append(fileSystemLabel(facts.fileSystem));
    if (!facts.version.isEmpty())
        parts.append(facts.version);
    return parts.join(separator);
}

} // namespace breakeven
