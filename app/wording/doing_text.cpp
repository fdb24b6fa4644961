// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/doing_text.h"

#include "app/wording/shown_name.h"
#include "core/plan/axis.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Runner)
};

QString valueText(AxisKind axis, double value)
{
    const QString number = QString::number(value, 'g', 12); // bytes in full
    switch (descriptionOf(axis).unit) {
    case AxisUnit::Threads:
        break;
    case AxisUnit::Microseconds:
        return Words::tr("%1 µs").arg(number);
    case AxisUnit::Bytes:
        return Words::tr("%1 bytes").arg(number);
    case AxisUnit::Items:
        return Words::tr("%1 items").arg(number);
    }
    return Words::tr("all thread counts");
}

} // namespace

QString doingText(const Doing& doing)
{
    switch (doing.step) {
    case Doing::Step::Nothing:
        break;
    case Doing::Step::LooksForPython:
        return Words::tr("looking for Python");
    case Doing::Step::Opens:
        return Words::tr("opening %1").arg(shownName(doing.point.target));
    case Doing::Step::Measures:
        return shownName(doing.point.target) + QStringLiteral(" · ") +
               valueText(doing.point.axis, doing.point.value);
    }
    return {};
}

} // namespace breakeven
