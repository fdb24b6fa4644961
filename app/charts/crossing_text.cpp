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
    if (crossover.arm && crossover.arm->kind == ArmKind::Pipelined)
        return above ? Words::tr("Pipelining pays off from %1") : Words::tr("Pipelining pays off up to %1");
    return above ? Words::tr("Threads pay off from %1") : Words::tr("Threads pay off up to %1");
}

} // namespace

CrossingText axisPlaceText(AxisKind axis, double at, const Interval& interval)
{
    const EstimateText place = estimateText(axis, at, interval);
    const QString unit = place.value.section(QChar::Nbsp, 1);
    QString detail = place.interval;
    if (!unit.isEmpty() && detail.endsWith(QChar::Nbsp + unit))
        detail.chop(unit.size() + 1);
    return {.headline = place.value, .brief = place.value, .detail = std::move(detail)};
}

CrossingText crossingText(const Crossover& crossover, const QString& subject, bool namesArm)
{
    CrossingText text = axisPlaceText(crossover.axis, crossover.at, crossover.interval);
    const QString statement = statementOf(crossover).arg(text.brief);
    text.headline = subject.isEmpty() ? statement : QStringLiteral("%1: %2").arg(subject, statement);
    if (namesArm && crossover.arm)
        text.headline += QStringLiteral(" (%1)").arg(armName(*crossover.arm));
    return text;
}

} // namespace breakeven
