// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/charted_runs.h"

#include "app/wording/machine_text.h"
#include "app/wording/names.h"
#include "app/wording/run_summary_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Chart)
};

AxisKind axisOf(const ChartedRun& run)
{
    return run.header->plan.axis.kind;
}

} // namespace

const ChartedRun& leadingRun(std::span<const ChartedRun> runs)
{
    if (!runs.front().header->id.isNull() || !runs.front().analysis->points.empty())
        return runs.front();
    const auto measured = std::find_if(runs.begin(), runs.end(),
                                       [](const ChartedRun& run) { return !run.analysis->points.empty(); });
    return measured == runs.end() ? runs.front() : *measured;
}

bool hasPlaceAmong(std::span<const ChartedRun> runs, const ChartedRun& run)
{
    return axisOf(run) == axisOf(leadingRun(runs));
}

QStringList leftOut(std::span<const ChartedRun> runs)
{
    QStringList sentences;
    for (const ChartedRun& run : runs)
        if (!run.analysis->points.empty() && !hasPlaceAmong(runs, run))
            sentences.append(
                Words::tr("“%1” is not drawn: its axis is “%2”, that of the chart is “%3”.")
                    .arg(run.header->title, axisName(axisOf(run)), axisName(axisOf(leadingRun(runs)))));
    return sentences;
}

QString subjectOf(std::span<const ChartedRun> runs)
{
    QStringList ids;
    for (const ChartedRun& run : runs)
        ids.append(run.header->id.toString(QUuid::WithoutBraces));
    return ids.join(QLatin1Char('+'));
}

QString letterOf(std::size_t overlay)
{
    constexpr std::size_t letters = 26;
    const QChar letter(static_cast<char16_t>(u'A' + overlay % letters));
    return overlay < letters ? QString(letter) : letter + QString::number(overlay / letters);
}

QString pastRunText(const RunHeader& header)
{
    return QStringLiteral("%1 · %2").arg(header.title, dateText(header.started));
}

QString conditionOf(std::span<const ChartedRun> runs)
{
    const Cores cores = coresDuring(*runs.front().header);
    const bool isCommon = std::all_of(runs.begin(), runs.end(), [cores](const ChartedRun& run) {
        return coresDuring(*run.header) == cores;
    });
    return isCommon ? coresText(cores) : QString();
}

} // namespace breakeven
