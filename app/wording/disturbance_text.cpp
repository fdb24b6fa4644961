// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/disturbance_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

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
    const PointKey& key = disturbance.key;
    const QString arm = armName(disturbance.threads);
    if (key.axis == AxisKind::Threads) // its only value says nothing
        return Words::tr("The latency of %1 with %2").arg(key.target, arm);
    return Words::tr("The latency of %1 at %2 with %3")
        .arg(key.target, axisValueText(key.axis, key.value), arm);
}

QString momentOf(const Disturbance& disturbance)
{
    const double part = static_cast<double>(disturbance.atBlock) / static_cast<double>(disturbance.blocks);
    if (std::abs(part - 0.5) < 0.1)
        return Words::tr("half way");
    return Words::tr("after %1 of its blocks").arg(shareText(part));
}

QString bimodalityText(const Disturbance& disturbance)
{
    const QString humps = Words::tr("%1 has two humps: %2 of the batches take about %3, the others about %4")
                              .arg(subjectOf(disturbance), shareText(1 - disturbance.slowShare),
                                   durationText(disturbance.fast), durationText(disturbance.slow));
    const QString consequence = disturbance.changesVerdict
                                    ? Words::tr("the verdict is not the same for both.")
                                    : Words::tr("the verdict is the same for both.");
    return Words::tr("%1; %2").arg(humps, consequence);
}

} // namespace

QString disturbanceText(const Disturbance& disturbance)
{
    if (disturbance.kind == DisturbanceKind::Bimodal)
        return bimodalityText(disturbance);
    const bool rose = disturbance.factor > 1;
    const QString size = shareText(std::abs(disturbance.factor - 1));
    const bool isShift = disturbance.kind == DisturbanceKind::Shift;
    const QString change =
        isShift ? (rose ? Words::tr("rose by %1 %2") : Words::tr("fell by %1 %2"))
                      .arg(size, momentOf(disturbance))
                : (rose ? Words::tr("climbed by %1 over the run") : Words::tr("sank by %1 over the run"))
                      .arg(size);
    const QString consequence =
        isShift ? (disturbance.changesVerdict ? Words::tr("the verdict is not the same before and after.")
                                              : Words::tr("the verdict is the same before and after."))
                : (disturbance.changesVerdict ? Words::tr("the verdict is not the same in both halves.")
                                              : Words::tr("the verdict is the same in both halves."));
    return Words::tr("%1 %2; %3").arg(subjectOf(disturbance), change, consequence);
}

} // namespace breakeven
