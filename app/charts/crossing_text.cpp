// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/crossing_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

QString statementOf(const Crossover& crossover)
{
    const bool above = crossover.threadsPay == ThreadsPay::Above;
    if (crossover.pipelined)
        return above ? Words::tr("Pipelining pays off from %1") : Words::tr("Pipelining pays off up to %1");
    return above ? Words::tr("Threads pay off from %1") : Words::tr("Threads pay off up to %1");
}

} // namespace

CrossingText crossingText(const Crossover& crossover, const QString& subject, bool namesArm)
{
    const EstimateText place = estimateText(crossover.axis, crossover.at, crossover.interval);
    const auto whole = [&](const QString& statement) {
        QString text = subject.isEmpty() ? statement : QStringLiteral("%1: %2").arg(subject, statement);
        if (namesArm && crossover.threads)
            text += QStringLiteral(" (%1)").arg(armName(Arm{*crossover.threads, crossover.pipelined}));
        return text;
    };
    return {.headline = whole(statementOf(crossover).arg(place.value)),
            .brief = whole(place.value),
            .detail = Words::tr("95 % interval %1").arg(place.interval)};
}

} // namespace breakeven
