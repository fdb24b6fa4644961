// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/published_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

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
    const QString subject =
        Words::tr("%1 under %2: threads %3 there, %4 here%5.")
            .arg(row.target, runtimeName(measured.runtime), outcomeText(row.published.speedUp()),
                 outcomeText(point.speedUp.ratio),
                 point.speedUp.interval
                     ? Words::tr(" (speed-up %1)").arg(speedUpIntervalText(*point.speedUp.interval))
                     : QString());
    if (!measured.singleCpu || !point.singleIoShare)
        return subject;
    const QString single =
        Words::tr("With 1 thread an operation waits for I/O %1 of its time and takes %2 of CPU time")
            .arg(shareText(*point.singleIoShare), durationText(*measured.singleCpu));
    const QString arm = point.ioShare ? Words::tr(", with %1 the workers wait %2.")
                                            .arg(armName(point.threads), shareText(*point.ioShare))
                                      : QStringLiteral(".");
    return subject + QLatin1Char(' ') + single + arm;
}

PublishedLine lineOf(const PublishedRow& row, const MeasuredFigures& measured)
{
    const PointResult& point = measured.point;
    return {.cells = {runtimeName(measured.runtime), orDash(measured.singleBestOfThree),
                      orDash(measured.bestOfThree),
                      outcomeOf(measured.singleBestOfThree, measured.bestOfThree),
                      agreementText(measured.agreement), speedUpOf(measured), durationText(point.single.p50),
                      durationText(point.summary.p50),
                      point.singleIoShare ? shareText(*point.singleIoShare) : QStringLiteral("–"),
                      orDash(measured.singleCpu)},
            .isPost = false,
            .explanation = explanationOf(row, measured),
            .agreement = measured.agreement};
}

} // namespace

QStringList publishedHead()
{
    return {Words::tr("Target"),    Words::tr("1, best of 3"), Words::tr("6, best of 3"),
            Words::tr("Threads"),   Words::tr("Outcome"),      Words::tr("Speed-up [95 %]"),
            Words::tr("1, median"), Words::tr("6, median"),    Words::tr("I/O share"),
            Words::tr("CPU an op.")};
}

std::vector<PublishedLine> publishedLines(const std::vector<PublishedRow>& table)
{
    std::vector<PublishedLine> lines;
    for (const PublishedRow& row : table) {
        const PublishedFigures& post = row.published;
        lines.push_back({.cells = {Words::tr("%1: the post").arg(row.target), durationText(post.single),
                                   durationText(post.arm), outcomeText(post.speedUp()), QString(), QString(),
                                   QString(), QString(), QString(), QString()},
                         .isPost = true,
                         .explanation = {},
                         .agreement = Agreement::Unclear});
        for (const MeasuredFigures& measured : row.measured)
            lines.push_back(lineOf(row, measured));
    }
    return lines;
}

QStringList publishedDifferences(const std::vector<PublishedRow>& table)
{
    QStringList sentences;
    for (const PublishedRow& row : table)
        for (const MeasuredFigures& measured : row.measured)
            if (measured.agreement == Agreement::Differs)
                sentences.append(explanationOf(row, measured));
    return sentences;
}

QString publishedNote()
{
    return Words::tr("“Best of 3” is the post's: the batches in three repeats, the least of their means. I/O "
                     "share and CPU time are those of an operation with 1 thread.");
}

} // namespace breakeven
