// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/machine_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::MachineText)
};

} // namespace

QString coresText(Cores cores)
{
    return cores == Cores::Awake ? Words::tr("cores kept awake") : Words::tr("cores as they are");
}

QStringList conditionWarnings(const RunHeader& base, const RunHeader& now)
{
    QStringList warnings;
    const Cores before = coresDuring(base);
    const Cores after = coresDuring(now);
    if (before != after)
        warnings += Words::tr("The runs were measured in different conditions: %1, then %2.")
                        .arg(coresText(before), coresText(after));
    if (base.environment.placementDrawn != now.environment.placementDrawn)
        warnings +=
            Words::tr("Only in one of the runs the places of threads on the cores were drawn by lot.");
    return warnings;
}

QString waitingText(double load)
{
    return Words::tr("waiting for a quiet machine: load %1").arg(QLocale().toString(load, 'f', 1));
}

} // namespace breakeven
