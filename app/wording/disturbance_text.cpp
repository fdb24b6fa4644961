// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/disturbance_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>

#include <cmath>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString subjectOf(const Disturbance& disturbance)
{
    if (disturbance.wholeRun)
        return Words::tr("The latency of all points together");
    const PointKey& key = disturbance.key;
    const QString arm = armName(disturbance.what);
    if (key.axis == AxisKind::Threads) // its only value says nothing
        return Words::tr("The latency of %1 with %2").arg(shownName(key.target), arm);
    return Words::tr("The latency of %1 at %2 with %3")
        .arg(shownName(key.target), axisValueText(key.axis, key.value), arm);
}

QString momentOf(const Disturbance& disturbance)
{
    const double part = static_cast<double>(disturbance.atBlock) / static_cast<double>(disturbance.blocks);
    if (std::abs(part - 0.5) < 0.1)
        return Words::tr("half way");
    return Words::tr("after %1 of its blocks").arg(shareText(part));
}

// Of both parts of the blocks.
QString consequenceOf(const Disturbance& disturbance)
{
    const bool isShift = disturbance.kind == DisturbanceKind::Shift;
    if (disturbance.wholeRun)
        return disturbance.effect == VerdictEffect::Turns ? Words::tr("some verdicts turn with it.")
                                                          : Words::tr("no verdict turns with it.");
    switch (disturbance.effect) {
    case VerdictEffect::Same:
        return isShift ? Words::tr("the verdict is the same before and after.")
                       : Words::tr("the verdict is the same in both halves.");
    case VerdictEffect::Turns:
        return isShift ? Words::tr("the verdict is not the same before and after.")
                       : Words::tr("the verdict is not the same in both halves.");
    case VerdictEffect::Unknown:
        break;
    }
    return isShift ? Words::tr("the verdict is clear on one side of it only.")
                   : Words::tr("the verdict is clear in one half only.");
}

QString bimodalityText(const Disturbance& disturbance)
{
    const QString humps = Words::tr("%1 has two humps: %2 of the batches take about %3, the others about %4")
                              .arg(subjectOf(disturbance), shareText(1 - disturbance.slowShare),
                                   durationText(disturbance.fast), durationText(disturbance.slow));
    const QString consequence =
        disturbance.effect == VerdictEffect::Turns  ? Words::tr("the verdict is not the same for both.")
        : disturbance.effect == VerdictEffect::Same ? Words::tr("the verdict is the same for both.")
                                                    : Words::tr("the verdict is clear for one of them only.");
    return Words::tr("%1; %2").arg(humps, consequence);
}

} // namespace

QString disturbanceText(const Disturbance& disturbance)
{
    if (disturbance.kind == DisturbanceKind::Bimodal)
        return bimodalityText(disturbance);
    const bool rose = disturbance.factor > 1;
    const QString size = shareText(std::abs(disturbance.factor - 1));
    const QString change =
        disturbance.kind == DisturbanceKind::Shift
            ? (rose ? Words::tr("rose by %1 %2") : Words::tr("fell by %1 %2"))
                  .arg(size, momentOf(disturbance))
            : (rose ? Words::tr("climbed by %1 over the run") : Words::tr("sank by %1 over the run"))
                  .arg(size);
    return Words::tr("%1 %2; %3").arg(subjectOf(disturbance), change, consequenceOf(disturbance));
}

} // namespace breakeven
