// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/opened_run.h"
#include "app/commands/text_table.h"
#include "app/commands/verb.h"
#include "app/wording/comparison_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "core/analysis/comparison_json.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString textOf(const Comparison& comparison, const ComparedPlans& plans)
{
    TextTable table({Words::tr("Point"), Words::tr("Arm"), Words::tr("Before"), Words::tr("After"),
                     Words::tr("Ratio"), Words::tr("95 % interval"), Words::tr("Change")});
    bool interpolated = false;
    for (const ComparisonRow& row : comparison.rows) {
        interpolated = interpolated || row.interpolated;
        table.add({placeText(row.key, plans) + interpolatedMark(row), armName(row.arm),
                   durationText(row.baseLatency), durationText(row.newLatency), ratioText(row),
                   intervalText(row), changeName(row.change)});
    }
    if (table.isEmpty())
        return Words::tr("The runs have no point in common.\n");

    QString text = table.text();
    if (interpolated)
        text += Words::tr("~ measured by one of the runs only, interpolated in the other\n");
    text += QLatin1Char('\n');
    for (const QString& sentence : shiftSentences(comparison, plans))
        text += sentence + QLatin1Char('\n');
    return text;
}

// The targets whose network was emulated in one of the runs, and by what.
QJsonArray emulationsOf(const ComparedPlans& plans)
{
    const auto found = [](const Plan& plan, const QString& name) -> QJsonValue {
        for (const Target& target : plan.targets)
            if (target.name == name)
                if (const auto emulation = emulationOf(plan, target))
                    return toString(*emulation);
        return QJsonValue::Null;
    };
    QStringList names;
    for (const Plan* plan : {&plans.base, &plans.now})
        for (const Target& target : plan->targets)
            if (!names.contains(target.name))
                names.append(target.name);
    QJsonArray emulations;
    for (const QString& name : names) {
        const QJsonValue base = found(plans.base, name);
        const QJsonValue now = found(plans.now, name);
        if (!base.isNull() || !now.isNull())
            emulations.append(QJsonObject{{QStringLiteral("target"), name},
                                          {QStringLiteral("base"), base},
                                          {QStringLiteral("new"), now}});
    }
    return emulations;
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
    const QStringList warnings = warningsOf(comparison, base->header, now->header);
    for (const QString& warning : warnings)
        console.warning(warning);
    const ComparedPlans plans = plansOf(comparison, base->header, now->header);
    if (parser.isSet(json)) {
        QJsonObject object = toJson(comparison);
        object.insert(QStringLiteral("warnings"), QJsonArray::fromStringList(warnings));
        object.insert(QStringLiteral("emulation"), emulationsOf(plans));
        console.result(QJsonDocument(object));
    } else {
        console.result(textOf(comparison, plans));
    }
    return ExitStatus::Success;
}

} // namespace breakeven
