// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/text_table.h"
#include "app/commands/verb.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "core/analysis/comparison_json.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString changeName(Change change)
{
    switch (change) {
    case Change::Faster:
        return Words::tr("faster");
    case Change::Slower:
        return Words::tr("slower");
    case Change::Same:
        break;
    }
    return Words::tr("same");
}

QString placeText(const PointKey& key)
{
    return key.axis == AxisKind::Threads
               ? key.target
               : Words::tr("%1 at %2").arg(key.target, axisValueText(key.axis, key.value));
}

QString crossoverText(const Crossover& crossover)
{
    return crossover.threads ? Words::tr("%1, %2").arg(crossover.target,
                                                       armName(Arm{*crossover.threads, crossover.pipelined}))
                             : crossover.target;
}

QString placeText(const Crossover& crossover)
{
    return estimateText(crossover.axis, crossover.at, crossover.interval).value;
}

QString shiftText(const CrossoverShift& shift)
{
    const AxisKind axis = shift.base.axis;
    const QString from = placeText(shift.base);
    const QString to = placeText(shift.now);
    const QString sentence =
        shift.moved()
            ? Words::tr("%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).\n")
            : Words::tr("%1: the crossover is where it was, %2 and %3 (95 % interval of the difference "
                        "%4).\n");
    // An end may lie below 0, which has no unit of its own to scale to.
    const EstimateText difference = estimateText(axis, shift.now.at - shift.base.at, shift.interval);
    const QString interval = QStringLiteral("%1 – %2").arg(difference.low, difference.high);
    return sentence.arg(crossoverText(shift.base), from, to, interval);
}

QString textOf(const Comparison& comparison)
{
    TextTable table({Words::tr("Point"), Words::tr("Threads"), Words::tr("Before"), Words::tr("After"),
                     Words::tr("Ratio"), Words::tr("95 % interval"), Words::tr("Change")});
    bool interpolated = false;
    for (const ComparisonRow& row : comparison.rows) {
        const QString mark = row.interpolated ? QStringLiteral("~") : QString();
        interpolated = interpolated || row.interpolated;
        table.add({placeText(row.key) + mark, QString::number(row.threads), durationText(row.baseMedian),
                   durationText(row.newMedian), speedUpText(row.ratio),
                   row.interval ? speedUpIntervalText(*row.interval) : QString(), changeName(row.change)});
    }
    if (table.isEmpty())
        return Words::tr("The runs have no point in common.\n");

    QString text = table.text();
    if (interpolated)
        text += Words::tr("~ measured by one of the runs only, interpolated in the other\n");
    text += QLatin1Char('\n');
    for (const CrossoverShift& shift : comparison.crossovers)
        text += shiftText(shift);
    for (const Crossover& gone : comparison.onlyInBase)
        text += Words::tr("%1: the crossover at %2 is gone.\n").arg(crossoverText(gone), placeText(gone));
    for (const Crossover& added : comparison.onlyInNow)
        text +=
            Words::tr("%1: there is a crossover now, at %2.\n").arg(crossoverText(added), placeText(added));
    return text;
}

} // namespace

ExitStatus compareVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints one JSON object."));
    QCommandLineParser parser;
    parser.addOption(json);
    if (const auto status = parseArguments(verb, parser, arguments, 2, 2, console))
        return *status;

    const auto base = openedRun(parser.positionalArguments().at(0), console);
    const auto now = openedRun(parser.positionalArguments().at(1), console);
    if (!base || !now)
        return ExitStatus::Failed;

    const Comparison comparison = compare(*base, *now);
    for (const QString& warning : comparison.warnings)
        console.warning(warning);
    if (parser.isSet(json))
        console.result(QJsonDocument(toJson(comparison)));
    else
        console.result(textOf(comparison));
    return ExitStatus::Success;
}

} // namespace breakeven
