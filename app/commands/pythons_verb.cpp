// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/interruptible.h"
#include "app/commands/text_table.h"
#include "app/commands/verb.h"
#include "core/backends/target/target_types.h"
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

// By which Python speaks with back ends.
std::vector<PythonClient> clients()
{
    std::vector<PythonClient> all;
    for (const TargetType* type : targetTypes())
        if (!type->python.module.isEmpty())
            all.push_back(type->python);
    return all;
}

QJsonArray jsonOf(const std::vector<PythonInterpreter>& interpreters)
{
    QJsonArray array;
    for (const PythonInterpreter& interpreter : interpreters) {
        QJsonObject object{{QStringLiteral("path"), interpreter.path},
                           {QStringLiteral("version"), interpreter.version},
                           {QStringLiteral("implementation"), interpreter.implementation},
                           {QStringLiteral("gil"), interpreter.gil},
                           {QStringLiteral("numpy"), interpreter.numpy}};
        for (const PythonClient& client : clients())
            object[client.module] = interpreter.clients.contains(client.module);
        array.append(object);
    }
    return array;
}

QString textOf(const std::vector<PythonInterpreter>& interpreters)
{
    const auto word = [](bool there) { return there ? Words::tr("yes") : Words::tr("no"); };
    QStringList head{Words::tr("Interpreter"), Words::tr("Version"), QStringLiteral("GIL"),
                     QStringLiteral("numpy")};
    for (const PythonClient& client : clients())
        head.append(client.name);
    TextTable table(head);
    for (const PythonInterpreter& interpreter : interpreters) {
        QStringList row{interpreter.path, interpreter.implementation + QLatin1Char(' ') + interpreter.version,
                        word(interpreter.gil), word(interpreter.numpy)};
        for (const PythonClient& client : clients())
            row.append(word(interpreter.clients.contains(client.module)));
        table.add(row);
    }
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

    const auto found = untilSignal([](const std::stop_token& stop) { return findInterpreters(stop); });
    if (!found)
        return ExitStatus::Cancelled;
    const std::vector<PythonInterpreter>& interpreters = *found;
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
