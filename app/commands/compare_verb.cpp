// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/text_table.h"
#include "app/commands/verb.h"
#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "core/analysis/comparison_json.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

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

// Both sides of a comparison, for what the rows say of neither.
struct Sides
{
    const Plan& base;
    const Plan& now;
    bool severalRuntimes = false;
};

// "redis under CPython at 200 µs, emulated"
QString placeText(const PointKey& key, const Sides& sides)
{
    const QString place = placeName(key, sides.severalRuntimes);
    const bool before = emulationAt(sides.base, key.target, key.value).has_value();
    const bool after = emulationAt(sides.now, key.target, key.value).has_value();
    if (before == after)
        return before ? markedEmulated(place) : place;
    return (before ? Words::tr("%1, emulated before") : Words::tr("%1, emulated after")).arg(place);
}

QString crossoverText(const Crossover& crossover, const Sides& sides)
{
    const QString subject = subjectName(crossover.target, crossover.runtime, sides.severalRuntimes);
    return crossover.threads
               ? Words::tr("%1, %2").arg(subject, armName(Arm{*crossover.threads, crossover.pipelined}))
               : subject;
}

QString placeText(const Crossover& crossover)
{
    return estimateText(crossover.axis, crossover.at, crossover.interval).value;
}

QString shiftText(const CrossoverShift& shift, const Sides& sides)
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
    return sentence.arg(crossoverText(shift.base, sides), from, to, interval);
}

QString textOf(const Comparison& comparison, const Sides& sides)
{
    TextTable table({Words::tr("Point"), Words::tr("Arm"), Words::tr("Before"), Words::tr("After"),
                     Words::tr("Ratio"), Words::tr("95 % interval"), Words::tr("Change")});
    bool interpolated = false;
    for (const ComparisonRow& row : comparison.rows) {
        const QString mark = row.interpolated ? QStringLiteral("~") : QString();
        interpolated = interpolated || row.interpolated;
        table.add({placeText(row.key, sides) + mark, armName(Arm{row.threads, row.pipelined}),
                   durationText(row.baseMedian), durationText(row.newMedian), speedUpText(row.ratio),
                   row.interval ? speedUpIntervalText(*row.interval) : QString(), changeName(row.change)});
    }
    if (table.isEmpty())
        return Words::tr("The runs have no point in common.\n");

    QString text = table.text();
    if (interpolated)
        text += Words::tr("~ measured by one of the runs only, interpolated in the other\n");
    text += QLatin1Char('\n');
    for (const CrossoverShift& shift : comparison.crossovers)
        text += shiftText(shift, sides);
    for (const Crossover& gone : comparison.onlyInBase)
        text +=
            Words::tr("%1: the crossover at %2 is gone.\n").arg(crossoverText(gone, sides), placeText(gone));
    for (const Crossover& added : comparison.onlyInNow)
        text += Words::tr("%1: there is a crossover now, at %2.\n")
                    .arg(crossoverText(added, sides), placeText(added));
    return text;
}

// The targets whose network was emulated in one of the runs, and by what.
QJsonArray emulationsOf(const Sides& sides)
{
    const auto found = [](const Plan& plan, const QString& name) -> QJsonValue {
        for (const Target& target : plan.targets)
            if (target.name == name)
                if (const auto emulation = emulationOf(plan, target))
                    return toString(*emulation);
        return QJsonValue::Null;
    };
    QStringList names;
    for (const Plan* plan : {&sides.base, &sides.now})
        for (const Target& target : plan->targets)
            if (!names.contains(target.name))
                names.append(target.name);
    QJsonArray emulations;
    for (const QString& name : names) {
        const QJsonValue base = found(sides.base, name);
        const QJsonValue now = found(sides.now, name);
        if (!base.isNull() || !now.isNull())
            emulations.append(QJsonObject{{QStringLiteral("target"), name},
                                          {QStringLiteral("base"), base},
                                          {QStringLiteral("new"), now}});
    }
    return emulations;
}

bool severalRuntimesIn(const Comparison& comparison)
{
    return std::any_of(comparison.rows.begin(), comparison.rows.end(), [&](const ComparisonRow& row) {
        return row.key.runtime != comparison.rows.front().key.runtime;
    });
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
    const Sides sides{
        .base = base->header.plan, .now = now->header.plan, .severalRuntimes = severalRuntimesIn(comparison)};
    if (parser.isSet(json)) {
        QJsonObject object = toJson(comparison);
        object.insert(QStringLiteral("emulation"), emulationsOf(sides));
        console.result(QJsonDocument(object));
    } else {
        console.result(textOf(comparison, sides));
    }
    return ExitStatus::Success;
}

} // namespace breakeven
