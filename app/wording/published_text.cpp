// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/published_text.h"

#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::PublishedTable)
};

QString orDash(const std::optional<std::chrono::nanoseconds>& duration)
{
    return duration ? durationText(*duration) : QStringLiteral("–");
}

// "win 1.8×", "lose 8.2×": the factor is told from the better side, as the post does.
QString outcomeText(double speedUp)
{
    return speedUp >= 1 ? Words::tr("win %1").arg(speedUpText(speedUp))
                        : Words::tr("lose %1").arg(speedUpText(1 / speedUp));
}

QString outcomeOf(const std::optional<std::chrono::nanoseconds>& single,
                  const std::optional<std::chrono::nanoseconds>& arm)
{
    if (!single || !arm || arm->count() <= 0 || single->count() <= 0)
        return QStringLiteral("–");
    return outcomeText(static_cast<double>(single->count()) / static_cast<double>(arm->count()));
}

QString agreementText(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Agrees:
        return Words::tr("as there");
    case Agreement::Differs:
        return Words::tr("differs");
    case Agreement::Unclear:
        break;
    }
    return Words::tr("unclear");
}

QString speedUpOf(const MeasuredFigures& measured)
{
    const SpeedUp& speedUp = measured.point.speedUp;
    return speedUp.interval ? QStringLiteral("%1 [%2]").arg(speedUpText(speedUp.ratio),
                                                            speedUpIntervalText(*speedUp.interval))
                            : speedUpText(speedUp.ratio);
}

QString explanationOf(const PublishedRow& row, const MeasuredFigures& measured)
{
    const PointResult& point = measured.point;
    const QString interval =
        point.speedUp.interval ? Words::tr(" (speed-up %1)").arg(speedUpIntervalText(*point.speedUp.interval))
                               : QString();
    const QString there = outcomeText(row.published.speedUp());
    const QString subject =
        measured.agreement == Agreement::Unclear
            ? Words::tr("%1 under %2: threads %3 there; here it is unclear%4.")
                  .arg(shownName(row.target), runtimeName(measured.runtime), there, interval)
            : Words::tr("%1 under %2: threads %3 there, %4 here%5.")
                  .arg(shownName(row.target), runtimeName(measured.runtime), there,
                       outcomeText(point.speedUp.ratio), interval);
    QStringList sentences{subject};
    if (point.emulation)
        sentences.append(Words::tr("Here the network is %1.").arg(emulationName(*point.emulation)));
    if (point.singleIoShare)
        sentences.append(
            point.ioShare
                ? Words::tr("With 1 thread an operation waits for I/O %1 of its time, with %2 %3.")
                      .arg(shareText(*point.singleIoShare), armName(point.what), shareText(*point.ioShare))
                : Words::tr("With 1 thread an operation waits for I/O %1 of its time.")
                      .arg(shareText(*point.singleIoShare)));
    if (measured.gil)
        sentences.append(
            Words::tr("The GIL is held for %1 of the %2 of an operation: threads gain %3 at most.")
                .arg(durationText(measured.gil->held), durationText(measured.gil->operation),
                     speedUpText(measured.gil->speedUp)));
    else if (measured.singleCpu)
        sentences.append(Words::tr("It takes %1 of CPU time.").arg(durationText(*measured.singleCpu)));
    return sentences.join(QLatin1Char(' '));
}

QString gilText(const MeasuredFigures& measured)
{
    return measured.gil ? Words::tr("%1, at most %2")
                              .arg(durationText(measured.gil->held), speedUpText(measured.gil->speedUp))
                        : QStringLiteral("–");
}

// The post's own network was a real one.
QString measuredName(const MeasuredFigures& measured)
{
    const QString name = runtimeName(measured.runtime);
    return measured.point.emulation ? markedEmulated(name) : name;
}

PublishedLine lineOf(const PublishedRow& row, const MeasuredFigures& measured)
{
    const PointResult& point = measured.point;
    return {.cells = {measuredName(measured), orDash(measured.singleBestOfThree),
                      orDash(measured.bestOfThree),
                      outcomeOf(measured.singleBestOfThree, measured.bestOfThree),
                      agreementText(measured.agreement), speedUpOf(measured),
                      durationText(point.singleLatency), durationText(point.latency),
                      point.singleIoShare ? shareText(*point.singleIoShare) : QStringLiteral("–"),
                      orDash(measured.singleCpu), gilText(measured)},
            .isPost = false,
            .explanation = explanationOf(row, measured),
            .agreement = measured.agreement,
            .isOpen = measured.agreement != Agreement::Agrees};
}

// As many cells as the head, of the work alone: it has no threads.
PublishedLine workLine(const QString& name, const QString& cost, bool isPost)
{
    PublishedLine line{
        .cells = {name, cost}, .isPost = isPost, .explanation = {}, .agreement = Agreement::Unclear};
    line.cells.resize(publishedHead().size());
    return line;
}

} // namespace

QStringList publishedHead()
{
    return {Words::tr("Target"),     Words::tr("1, best of 3"),   Words::tr("6, best of 3"),
            Words::tr("Threads"),    Words::tr("Outcome"),        Words::tr("Speed-up [95 %]"),
            Words::tr("1, latency"), Words::tr("6, latency"),     Words::tr("I/O share"),
            Words::tr("CPU an op."), Words::tr("GIL held an op.")};
}

std::vector<PublishedLine> publishedLines(const PublishedTable& table)
{
    std::vector<PublishedLine> lines;
    if (table.empty())
        return lines;
    for (const PublishedRow& row : table.rows) {
        const PublishedFigures& post = row.published;
        lines.push_back(
            {.cells = {Words::tr("%1: the post").arg(shownName(row.target)), durationText(post.single),
                       durationText(post.arm), outcomeText(post.speedUp()), QString(), QString(), QString(),
                       QString(), QString(), QString(), QString()},
             .isPost = true,
             .explanation = {},
             .agreement = Agreement::Unclear});
        for (const MeasuredFigures& measured : row.measured)
            lines.push_back(lineOf(row, measured));
    }
    lines.push_back(
        workLine(Words::tr("fake work alone: the post"), durationText(WorkAlone::publishedTime), true));
    if (table.work.native)
        lines.push_back(workLine(runtimeName(RuntimeKind::Native), durationText(*table.work.native), false));
    if (table.work.python)
        lines.push_back(workLine(runtimeName(RuntimeKind::CPython), durationText(*table.work.python), false));
    return lines;
}

QStringList publishedDifferences(const PublishedTable& table)
{
    QStringList sentences;
    for (const PublishedRow& row : table.rows)
        for (const MeasuredFigures& measured : row.measured)
            if (measured.agreement != Agreement::Agrees)
                sentences.append(explanationOf(row, measured));
    return sentences;
}

QString publishedNote()
{
    return Words::tr(
        "“Best of 3” is the post's: the batches in three repeats, the least of their means. I/O "
        "share, CPU time and GIL are those of an operation with 1 thread; “at most” is its "
        "latency by the time that the GIL is held. The work alone is a median; in Python its CPU "
        "time.");
}

} // namespace breakeven
