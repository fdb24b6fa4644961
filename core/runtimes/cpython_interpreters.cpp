// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_interpreters.h"

#include "core/backends/target/target_types.h"
#include "core/runtimes/cpython_child.h"
#include "core/runtimes/runtime_code.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <optional>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

struct Probed
{
    PythonInterpreter interpreter;
    QString identity; // equal for two ways to the same interpreter with the same libraries
};

// The modules by which Python speaks with back ends.
QStringList clients()
{
    QStringList modules;
    for (const TargetType* type : targetTypes())
        if (!type->python.module.isEmpty())
            modules.append(type->python.module);
    return modules;
}

QString probe()
{
    return QStringLiteral(
               "import sys\n"
               "sys.path[:] = [folder for folder in sys.path if folder.startswith('/')]\n"
               "if sys.version_info < (3, 7):\n"
               "    sys.exit('Python 3.7 or newer is needed, this is ' + sys.version.split()[0])\n"
               "import importlib, json, os, platform\n"
               "def has(name):\n"
               "    try:\n"
               "        importlib.import_module(name)\n"
               "    except Exception:\n"
               "        return False\n"
               "    return True\n"
               "modules = {name: has(name) for name in ('numpy', '%1')}\n"
               // After the imports, as a module that isn't made for free threads brings the GIL back.
               "print(json.dumps({'type': 'probe', 'version': platform.python_version(),\n"
               "    'implementation': platform.python_implementation(),\n"
               "    'gil': getattr(sys, '_is_gil_enabled', lambda: True)(),\n"
               "    'identity': sys.prefix + ' ' + os.path.realpath(sys.executable), **modules}), "
               "flush=True)\n")
        .arg(clients().join(QLatin1String("', '")));
}

Result<Probed> probeWithIdentity(const QString& path, const std::stop_token& stop)
{
    const QString name = QStringLiteral("Python (%1)").arg(path);
    auto started = CPythonChild::start(path, {QStringLiteral("-c"), probe()}, name);
    if (!started.ok())
        return started.error();
    CPythonChild& child = *started.value();

    const auto deadline = CPythonChild::Clock::now() + 10s;
    for (;;) {
        const auto line = child.receive(deadline, stop);
        if (!line.ok())
            return line.error();
        const QJsonObject said = QJsonDocument::fromJson(line.value()).object();
        if (said.value(QLatin1String("type")) != QLatin1String("probe"))
            continue; // what the interpreter's own start-up files print
        QStringList found = clients();
        found.removeIf([&said](const QString& module) { return !said.value(module).toBool(); });
        return Probed{
            .interpreter = {.path = path,
                            .version = said.value(QLatin1String("version")).toString(),
                            .implementation = said.value(QLatin1String("implementation")).toString(),
                            .gil = said.value(QLatin1String("gil")).toBool(true),
                            .numpy = said.value(QLatin1String("numpy")).toBool(),
                            .clients = found},
            .identity = said.value(QLatin1String("identity")).toString()};
    }
}

QStringList pythonsIn(const QString& folder)
{
    static const QRegularExpression python(QStringLiteral(R"(^(python3(\.\d+t?)?|pypy3(\.\d+)?)$)"));
    QStringList paths;
    const QDir dir(folder);
    for (const QString& entry : dir.entryList(QDir::Files | QDir::Executable, QDir::Name))
        if (python.match(entry).hasMatch())
            paths.append(dir.absoluteFilePath(entry));
    return paths;
}

QStringList candidates()
{
    QStringList folders;
    for (const QString& folder : qEnvironmentVariable("PATH").split(QLatin1Char(':'), Qt::SkipEmptyParts))
        if (QDir::isAbsolutePath(folder))
            folders.append(folder);
    folders << QStringLiteral("/usr/bin") << QStringLiteral("/usr/local/bin");
    const QDir versions(qEnvironmentVariable("PYENV_ROOT", QDir::homePath() + QStringLiteral("/.pyenv")) +
                        QStringLiteral("/versions"));
    for (const QString& version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        folders.append(versions.filePath(version) + QStringLiteral("/bin"));

    QStringList paths;
    QSet<QString> known; // python3 and python3.11 in one folder are the same
    for (const QString& folder : std::as_const(folders)) {
        for (const QString& path : pythonsIn(folder)) {
            const QFileInfo info(path);
            const QString key = info.canonicalPath() + QLatin1Char(' ') + info.canonicalFilePath();
            if (!known.contains(key))
                paths.append(path);
            known.insert(key);
        }
    }
    return paths;
}

// Calls `found` with each interpreter once, until it returns true.
template <typename Found>
void visitInterpreters(const std::stop_token& stop, Found found)
{
    QSet<QString> known;
    for (const QString& path : candidates()) {
        if (stop.stop_requested())
            return;
        const auto probed = probeWithIdentity(path, stop);
        if (!probed.ok() || known.contains(probed.value().identity))
            continue;
        known.insert(probed.value().identity);
        if (found(probed.value().interpreter))
            return;
    }
}

} // namespace

Result<PythonInterpreter> probeInterpreter(const QString& path, const std::stop_token& stop)
{
    const auto probed = probeWithIdentity(path, stop);
    if (!probed.ok())
        return probed.error();
    return probed.value().interpreter;
}

std::vector<PythonInterpreter> findInterpreters(const std::stop_token& stop)
{
    std::vector<PythonInterpreter> interpreters;
    visitInterpreters(stop, [&](const PythonInterpreter& interpreter) {
        interpreters.push_back(interpreter);
        return false;
    });
    return interpreters;
}

Result<PythonInterpreter> chooseInterpreter(const QStringList& needed, const std::stop_token& stop)
{
    const qsizetype everything = 1 + 2 * needed.size();
    const auto serves = [&needed](const PythonInterpreter& interpreter) {
        return (interpreter.numpy ? 1 : 0) +
               2 * std::count_if(needed.begin(), needed.end(), [&interpreter](const QString& module) {
                   return interpreter.clients.contains(module);
               });
    };
    std::optional<PythonInterpreter> best;
    visitInterpreters(stop, [&](const PythonInterpreter& interpreter) {
        if (!best || serves(interpreter) > serves(*best))
            best = interpreter;
        return serves(*best) == everything;
    });
    if (stop.stop_requested())
        return Error{Error::Code::Cancelled, {}, {}};
    if (!best)
        return Error{Error::Code::NotFound, {}, {}, {}, phrase(RuntimePlace::AnyPython)};
    return *best;
}

} // namespace breakeven
