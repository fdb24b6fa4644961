// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/run_line_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace breakeven {

namespace {

constexpr qsizetype mostFigures = 3; // more are told by opening the run

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::HistoryPanel)
};

// "18:02", "Yesterday 18:02", "20 Nov 09:41", "20 Nov 2025".
QString whenText(const QDateTime& started, const QDateTime& now)
{
    const QLocale locale;
    const QString time = locale.toString(started.time(), QStringLiteral("HH:mm"));
    const qint64 days = started.date().daysTo(now.date());
    if (days == 0)
        return Words::tr("Today %1").arg(time);
    if (days == 1)
        return Words::tr("Yesterday %1").arg(time);
    //: a date without its year, as QLocale::toString() takes it
    const QString day = locale.toString(started.date(), Words::tr("d MMM"));
    return started.date().year() == now.date().year()
               ? QStringLiteral("%1 %2").arg(day, time)
               : QStringLiteral("%1 %2").arg(day, QString::number(started.date().year()));
}

// Where the winner changes; without such a place, of how many targets the run is.
QString findingText(const RunSummary& run)
{
    QStringList places;
    for (const FoundCrossover& crossover : run.found) {
        const QString place = estimateText(crossover.axis, crossover.at, crossover.interval).value;
        if (!places.contains(place))
            places.append(place);
    }
    if (places.size() > mostFigures)
        places = places.mid(0, mostFigures) << QStringLiteral("…");
    if (!places.isEmpty())
        return places.join(QStringLiteral(", "));
    return run.targets > 1 ? Words::tr("%n targets", nullptr, run.targets) : QString();
}

} // namespace

QString runLine(const RunSummary& run, const QDateTime& now)
{
    QStringList parts{whenText(run.started.toLocalTime(), now),
                      run.status ? statusName(*run.status) : Words::tr("not finished"), findingText(run)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace breakeven
