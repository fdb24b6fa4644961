// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/verb.h"
#include "core/experiment/presets.h"
#include "core/plan/plan_json.h"

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

QJsonArray jsonOf(const std::vector<Preset>& all)
{
    QJsonArray array;
    for (const Preset& preset : all)
        array.append(QJsonObject{{QStringLiteral("id"), preset.id},
                                 {QStringLiteral("title"), preset.plan.title},
                                 {QStringLiteral("description"), preset.description},
                                 {QStringLiteral("plan"), toJson(preset.plan)}});
    return array;
}

QString textOf(const std::vector<Preset>& all)
{
    qsizetype width = 0;
    for (const Preset& preset : all)
        width = std::max(width, preset.id.size());
    QString text;
    for (const Preset& preset : all) {
        text += preset.id.leftJustified(width) + QStringLiteral("  ") + preset.plan.title + QLatin1Char('\n');
        text += QString(width + 2, QLatin1Char(' ')) + preset.description + QLatin1Char('\n');
    }
    return text;
}

} // namespace

ExitStatus presetsVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption json(QStringLiteral("json"),
                                  Words::tr("Prints a JSON array, the plans with it."));
    QCommandLineParser parser;
    parser.addOption(json);
    if (const auto status = parseArguments(verb, parser, arguments, 0, 0, console))
        return *status;

    if (parser.isSet(json))
        console.result(QJsonDocument(jsonOf(presets())));
    else
        console.result(textOf(presets()));
    return ExitStatus::Success;
}

} // namespace breakeven
