// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/verb.h"
#include "app/wording/manual.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString listOfTopics()
{
    qsizetype width = 0;
    for (const ManualTopic& topic : manualTopics())
        width = std::max(width, QLatin1String(topic.name).size());
    QString text;
    for (const ManualTopic& topic : manualTopics())
        text += QString(QLatin1String(topic.name)).leftJustified(width) + QStringLiteral("  ") +
                Words::tr(topic.summary) + QLatin1Char('\n');
    return text;
}

QString namesOfTopics()
{
    QStringList names;
    for (const ManualTopic& topic : manualTopics())
        names.append(QLatin1String(topic.name));
    return names.join(QLatin1String(", "));
}

} // namespace

ExitStatus manualVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    QCommandLineParser parser;
    if (const auto status = parseArguments(verb, parser, arguments, 0, 1, console))
        return *status;
    const QStringList asked = parser.positionalArguments();
    if (asked.isEmpty()) {
        console.result(listOfTopics());
        return ExitStatus::Success;
    }

    const ManualTopic* topic = manualTopicNamed(asked.first());
    if (topic == nullptr)
        return usageError(verb, Words::tr("there is no such topic; there are %1.").arg(namesOfTopics()),
                          console);
    console.result(manualText(*topic));
    return ExitStatus::Success;
}

} // namespace breakeven
