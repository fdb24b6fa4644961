// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/caveat_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString placeOf(const Caveat& caveat, AxisKind axis)
{
    const QString arm = armName(caveat.arm.value_or(Arm{}));
    return axis == AxisKind::Threads
               ? arm
               : Words::tr("%1 at %2").arg(arm, axisValueText(axis, caveat.at.value_or(0)));
}

} // namespace

QString caveatText(const Caveat& caveat, AxisKind axis)
{
    const QLocale locale;
    switch (caveat.kind) {
    case CaveatKind::OtherLoad:
        return Words::tr(
                   "Other programs used %1 of %n cores: on a quiet machine the answer may be another one.",
                   nullptr, static_cast<int>(caveat.of))
            .arg(locale.toString(caveat.figure, 'f', 1));
    case CaveatKind::StolenTime:
        return Words::tr("The host of this virtual machine took the cores away for %1 of the run.")
            .arg(shareText(caveat.figure));
    case CaveatKind::TwoStates:
        return Words::tr("The latency of %1 has two states: %2 of the batches take %3 as long as the others.")
            .arg(placeOf(caveat, axis), shareText(caveat.figure), speedUpText(caveat.of));
    case CaveatKind::TooManyChanges:
        return Words::tr(
                   "One thread and %1 change places %2 times, more than waiting explains: the latency has "
                   "two states.")
            .arg(armName(caveat.arm.value_or(Arm{})))
            .arg(static_cast<int>(caveat.figure));
    case CaveatKind::TurnsBack:
        return Words::tr(
                   "The arm of %1 wins at %2 and loses at %3, where there is more waiting to overlap: the "
                   "latency has two states.")
            .arg(armName(caveat.arm.value_or(Arm{})), axisValueText(axis, caveat.figure),
                 axisValueText(axis, caveat.of));
    case CaveatKind::DistanceNotHeld:
        return Words::tr("Where %1 were asked for, the machine held %2; the point counts as that.")
            .arg(axisValueText(AxisKind::RttUs, caveat.of), axisValueText(AxisKind::RttUs, caveat.figure));
    case CaveatKind::FewBlocks:
        return Words::tr(
            "Some points have %n block(s) only: intervals of so few may be too narrow, measure longer.",
            nullptr, static_cast<int>(caveat.figure));
    case CaveatKind::SleepingCores:
        return Words::tr("The cores were left to fall asleep: below some 200 µs their waking decides.");
    case CaveatKind::Renewed:
        return axis == AxisKind::Threads ? Words::tr("The connection was lost %n time(s) and made anew; what "
                                                     "was under way was measured again.",
                                                     nullptr, static_cast<int>(caveat.figure))
                                         : Words::tr("The connection was lost %n time(s) and made anew, most "
                                                     "often at %1; what was under way "
                                                     "was measured again.",
                                                     nullptr, static_cast<int>(caveat.figure))
                                               .arg(axisValueText(axis, caveat.at.value_or(0)));
    case CaveatKind::AssumedGilShape:
        break;
    }
    return Words::tr(
               "The added compute is taken to give the GIL away %1 times an operation; for a program that "
               "does so more or less often, measure a batch of its own.")
        .arg(static_cast<int>(caveat.figure));
}

} // namespace breakeven
