// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/disturbance_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

#include <cmath>

namespace breakeven {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("breakeven", text);
}

QString subjectOf(const Disturbance& disturbance)
{
    const PointKey& key = disturbance.key;
    const QString arm = armName(disturbance.threads);
    if (key.axis == AxisKind::Threads) // its only value says nothing
        return tr("The latency of %1 with %2").arg(key.target, arm);
    return tr("The latency of %1 at %2 with %3").arg(key.target, axisValueText(key.axis, key.value), arm);
}

QString momentOf(const Disturbance& disturbance)
{
    const double part = static_cast<double>(disturbance.atBlock) / static_cast<double>(disturbance.blocks);
    if (std::abs(part - 0.5) < 0.1)
        return tr("half way");
    return tr("after %1 of its blocks").arg(shareText(part));
}

} // namespace

QString disturbanceText(const Disturbance& disturbance)
{
    const bool rose = disturbance.factor > 1;
    const QString size = shareText(std::abs(disturbance.factor - 1));
    const bool isShift = disturbance.kind == DisturbanceKind::Shift;
    const QString change =
        isShift ? (rose ? tr("rose by %1 %2") : tr("fell by %1 %2")).arg(size, momentOf(disturbance))
                : (rose ? tr("climbed by %1 over the run") : tr("sank by %1 over the run")).arg(size);
    const QString consequence =
        isShift ? (disturbance.changesVerdict ? tr("the verdict is not the same before and after.")
                                              : tr("the verdict is the same before and after."))
                : (disturbance.changesVerdict ? tr("the verdict is not the same in both halves.")
                                              : tr("the verdict is the same in both halves."));
    return tr("%1 %2; %3").arg(subjectOf(disturbance), change, consequence);
}

} // namespace breakeven
