// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/text_table.h"
#include "app/commands/verb.h"
#include "core/runtimes/cpython_interpreters.h"

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

QJsonArray jsonOf(const std::vector<PythonInterpreter>& interpreters)
{
    QJsonArray array;
    for (const PythonInterpreter& interpreter : interpreters)
        array.append(QJsonObject{{QStringLiteral("path"), interpreter.path},
                                 {QStringLiteral("version"), interpreter.version},
                                 {QStringLiteral("implementation"), interpreter.implementation},
                                 {QStringLiteral("gil"), interpreter.gil},
                                 {QStringLiteral("numpy"), interpreter.numpy},
                                 {QStringLiteral("redis"), interpreter.redis},
                                 {QStringLiteral("rados"), interpreter.rados}});
    return array;
}

QString textOf(const std::vector<PythonInterpreter>& interpreters)
{
    const auto word = [](bool there) { return there ? Words::tr("yes") : Words::tr("no"); };
    TextTable table({Words::tr("Interpreter"), Words::tr("Version"), QStringLiteral("GIL"),
                     QStringLiteral("numpy"), QStringLiteral("redis-py"), QStringLiteral("rados")});
    for (const PythonInterpreter& interpreter : interpreters)
        table.add({interpreter.path, interpreter.implementation + QLatin1Char(' ') + interpreter.version,
                   word(interpreter.gil), word(interpreter.numpy), word(interpreter.redis),
                   word(interpreter.rados)});
    return table.text({});
}

} // namespace

ExitStatus pythonsVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints a JSON array."));
    QCommandLineParser parser;
    parser.addOption(json);
    if (const auto status = parseArguments(verb, parser, arguments, 0, 0, console))
        return *status;

    const std::vector<PythonInterpreter> interpreters = findInterpreters();
    if (parser.isSet(json)) {
        console.result(QJsonDocument(jsonOf(interpreters)));
        return ExitStatus::Success;
    }
    if (interpreters.empty()) {
        console.error(
            Words::tr("no Python 3.7 or newer was found along PATH, in /usr/bin, in /usr/local/bin or "
                      "among pyenv's versions."));
        return ExitStatus::Failed;
    }
    console.result(textOf(interpreters));
    return ExitStatus::Success;
}

} // namespace breakeven
