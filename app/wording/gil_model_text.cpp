// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/gil_model_text.h"

#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::GilModel)
};

QString timeText(std::chrono::nanoseconds duration)
{
    return axisValueText(AxisKind::RttUs, static_cast<double>(duration.count()) / 1e3);
}

QString lockText(const PythonSetting& setting)
{
    if (!setting.gil)
        return Words::tr("no GIL (set)");
    const QString interval = timeText(setting.switchInterval);
    return setting.switchInterval == PythonSetting().switchInterval
               ? Words::tr("switch interval %1, as Python's own").arg(interval)
               : Words::tr("switch interval %1 (set)").arg(interval);
}

} // namespace

QString gilModelText(const GilModelFacts& facts)
{
    QStringList parts{lockText(facts.setting)};
    parts.append(facts.setting.heldPerCall
                     ? Words::tr("%1 of the client library's own in each call (set)")
                           .arg(timeText(*facts.setting.heldPerCall))
                     : Words::tr("the client library's own time in a call as measured beside Python"));
    QStringList held;
    for (const GilModelFacts::Held& one : facts.held)
        held.append(Words::tr("%1 (%2)").arg(durationText(one.perOperation), one.target));
    const QString text = Words::tr("GIL model: %1").arg(parts.join(QStringLiteral(", ")));
    if (held.isEmpty())
        return text + QLatin1Char('.');
    return Words::tr("%1; an operation holds the GIL %2.").arg(text, held.join(QStringLiteral(", ")));
}

} // namespace breakeven
