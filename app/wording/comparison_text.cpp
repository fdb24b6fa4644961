// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/comparison_text.h"

#include "app/wording/emulation_text.h"
#include "app/wording/error_text.h"
#include "app/wording/machine_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString subjectText(const Crossover& crossover, const ComparedPlans& plans)
{
    const QString subject = subjectName(crossover.target, crossover.runtime, plans.severalRuntimes);
    const auto& arm = crossover.arm;
    return arm ? Words::tr("%1, %2").arg(subject, armName(*arm)) : subject;
}

QString placeOf(const Crossover& crossover)
{
    return estimateText(crossover.axis, crossover.at, crossover.interval).value;
}

QString sentenceOf(const CrossoverShift& shift, const ComparedPlans& plans)
{
    const QString sentence =
        shift.moved()
            ? Words::tr("%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).")
            : Words::tr("%1: the crossover is where it was, %2 and %3 (95 % interval of the difference %4).");
    // An end may lie below 0, which has no unit of its own to scale to.
    const EstimateText difference =
        estimateText(shift.base.axis, shift.now.at - shift.base.at, shift.interval);
    const QString interval = QStringLiteral("%1 – %2").arg(difference.low, difference.high);
    return sentence.arg(subjectText(shift.base, plans), placeOf(shift.base), placeOf(shift.now), interval);
}

// "−27", with a true minus.
QString signedPercent(double share)
{
    const auto percent = std::lround(share * 100);
    const QString digits = QLocale().toString(std::abs(percent));
    return percent < 0 ? QStringLiteral("−") + digits : percent > 0 ? QLatin1Char('+') + digits : digits;
}

// How often an arm's latency changed, and at how many points.
struct ArmCount
{
    int faster = 0;
    int slower = 0;
    int points = 0;
};

} // namespace

QString changeName(LatencyChange change)
{
    switch (change) {
    case LatencyChange::Faster:
        return Words::tr("faster");
    case LatencyChange::Slower:
        return Words::tr("slower");
    case LatencyChange::Same:
        return Words::tr("same");
    case LatencyChange::NotClear:
        break;
    }
    return Words::tr("not clear");
}

ComparedPlans plansOf(const Comparison& comparison, const RunHeader& base, const RunHeader& now)
{
    const bool several =
        std::any_of(comparison.rows.begin(), comparison.rows.end(), [&](const ComparisonRow& row) {
            return row.key.runtime != comparison.rows.front().key.runtime;
        });
    return {.base = base.plan, .now = now.plan, .severalRuntimes = several};
}

QString placeText(const PointKey& key, const ComparedPlans& plans)
{
    const QString place = placeName(key, plans.severalRuntimes);
    const bool before = emulationAt(plans.base, key.target, key.value).has_value();
    const bool after = emulationAt(plans.now, key.target, key.value).has_value();
    if (before == after)
        return before ? markedEmulated(place) : place;
    return (before ? Words::tr("%1, emulated before") : Words::tr("%1, emulated after")).arg(place);
}

QString ratioText(const ComparisonRow& row)
{
    return speedUpText(row.ratio);
}

QString intervalText(const ComparisonRow& row)
{
    return row.together ? speedUpIntervalText(*row.together) : QString();
}

QString interpolatedMark(const ComparisonRow& row)
{
    return row.interpolated ? QStringLiteral("~") : QString();
}

QStringList shiftSentences(const Comparison& comparison, const ComparedPlans& plans)
{
    QStringList sentences;
    for (const CrossoverShift& shift : comparison.crossovers)
        sentences.append(sentenceOf(shift, plans));
    for (const Crossover& gone : comparison.onlyInBase)
        sentences.append(
            Words::tr("%1: the crossover at %2 is gone.").arg(subjectText(gone, plans), placeOf(gone)));
    for (const Crossover& added : comparison.onlyInNow)
        sentences.append(
            Words::tr("%1: there is a crossover now, at %2.").arg(subjectText(added, plans), placeOf(added)));
    return sentences;
}

ShiftText shiftText(const CrossoverShift& shift)
{
    ShiftText text{.base = placeOf(shift.base),
                   .now = placeOf(shift.now),
                   .share = {},
                   .interval = {},
                   .word = changeName(LatencyChange::NotClear),
                   .sentence = Words::tr("The shift may be chance: its interval holds 0.")};
    if (shift.base.at > 0) {
        text.share = Words::tr("%1 %").arg(signedPercent(shift.difference / shift.base.at));
        text.interval = QStringLiteral("[%1, %2]")
                            .arg(signedPercent(shift.interval.low / shift.base.at),
                                 signedPercent(shift.interval.high / shift.base.at));
    }
    if (!shift.moved())
        return text;
    const bool earlier = shift.difference < 0;
    text.word = earlier ? Words::tr("earlier") : Words::tr("later");
    const bool above = shift.base.threadsPay == ThreadsPay::Above;
    if (!shift.base.arm)
        text.sentence = earlier ? Words::tr("Fewer threads are enough than in the base run.")
                                : Words::tr("It takes more threads than in the base run.");
    else if (above)
        text.sentence = earlier ? Words::tr("They pay off earlier than in the base run.")
                                : Words::tr("They pay off later than in the base run.");
    else
        text.sentence = earlier ? Words::tr("They cease to pay off earlier than in the base run.")
                                : Words::tr("They pay off for longer than in the base run.");
    return text;
}

QString crossoverSubject(const Crossover& crossover)
{
    const auto& arm = crossover.arm;
    if (!arm)
        return Words::tr("break-even over threads");
    return Words::tr("break-even, %1 against %2").arg(armName(1), armShortName(*arm));
}

ComparisonHeadline headlineOf(const Comparison& comparison)
{
    std::map<Arm, ArmCount> arms;
    int notClear = 0;
    for (const ComparisonRow& row : comparison.rows) {
        ArmCount& count = arms[row.arm];
        ++count.points;
        count.faster += row.change == LatencyChange::Faster ? 1 : 0;
        count.slower += row.change == LatencyChange::Slower ? 1 : 0;
        notClear += row.change == LatencyChange::NotClear ? 1 : 0;
    }
    const auto rows = static_cast<int>(comparison.rows.size());
    if (rows == 0)
        return {.sentence = Words::tr("The runs have no point in common."), .rest = {}};
    QStringList parts;
    for (const auto& [arm, count] : arms) {
        if (count.faster > 0)
            parts.append(Words::tr("%1: faster at %2 of %3 points")
                             .arg(armShortName(arm))
                             .arg(count.faster)
                             .arg(count.points));
        if (count.slower > 0)
            parts.append(Words::tr("%1: slower at %2 of %3 points")
                             .arg(armShortName(arm))
                             .arg(count.slower)
                             .arg(count.points));
    }
    ComparisonHeadline headline;
    if (!parts.isEmpty())
        headline.sentence = parts.join(QLatin1Char('\n'));
    else if (notClear == 0)
        headline.sentence = Words::tr("Nothing changed.");
    else
        headline.sentence = Words::tr("No change is proven.");
    if (notClear > 0)
        headline.rest = Words::tr("%1 of %2 rows are not clear.").arg(notClear).arg(rows);
    return headline;
}

QStringList warningsOf(const Comparison& comparison, const RunHeader& base, const RunHeader& now)
{
    return phraseTexts(comparison.warnings) + conditionWarnings(base, now);
}

} // namespace breakeven
