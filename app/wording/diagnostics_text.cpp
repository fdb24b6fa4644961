// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/diagnostics_text.h"

#include "app/wording/error_text.h"
#include "app/wording/names.h"
#include "core/base/secrets.h"
#include "core/runs/run_library.h"
#include "core/runs/run_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>

#include <array>

namespace breakeven {

namespace {

constexpr std::size_t mostRuns = 5;

// Settings that say nothing of anybody.
constexpr std::array plainSettings{"appearance", "language", "text_size", "notify", "example_seen"};
// Programs that are started where they are needed.
constexpr std::array programs{"redis-server", "sshfs", "ssh", "python3"};

QString line(const char* name, const QString& value)
{
    return value.isEmpty() ? QString() : QStringLiteral("%1: %2\n").arg(QLatin1String(name), value);
}

QString machineText(const Environment& machine)
{
    QString cores = QString::number(machine.cores);
    if (machine.usableCores != machine.cores)
        cores += QStringLiteral(", %1 to use").arg(machine.usableCores);
    if (machine.cpuQuota)
        cores += QStringLiteral(", quota %1").arg(*machine.cpuQuota);
    return line("System", machine.operatingSystem) + line("Kernel", machine.kernel) +
           line("Processor", machine.cpuModel) + line("Cores", cores) + line("Governor", machine.governor) +
           line("Virtualization", machine.virtualization) +
           line("Memory",
                machine.memoryBytes > 0 ? QLocale::c().formattedDataSize(machine.memoryBytes) : QString()) +
           line("Load", QString::number(machine.load1, 'f', 2));
}

QString programsText()
{
    QString text;
    for (const char* program : programs) {
        const QString path = QStandardPaths::findExecutable(QLatin1String(program));
        text += line(program, path.isEmpty() ? QStringLiteral("not found") : path);
    }
    return text;
}

QString settingsText()
{
    const QSettings settings;
    QString text;
    for (const char* key : plainSettings)
        if (const QString name = QLatin1String(key); settings.contains(name))
            text += line(key, settings.value(name).toString());
    text += line("targets of the user's own",
                 QString::number(settings.value(QStringLiteral("targets")).toStringList().size()));
    return text;
}

QString runText(const Run& run)
{
    const QString when = run.header.started.toUTC().toString(Qt::ISODate);
    const QString status = run.end ? statusName(run.end->status) : QStringLiteral("never finished");
    QString text =
        QStringLiteral("%1, Breakeven %2: %3\n").arg(when, run.header.environment.breakevenVersion, status);
    if (const QString reason = run.end ? reasonText(*run.end) : QString(); !reason.isEmpty())
        text += QStringLiteral("  %1\n").arg(reason);
    for (const Failure& failure : run.failures)
        text += QStringLiteral("  %1: %2\n").arg(runtimeName(failure.runtime), reasonText(failure));
    return text;
}

} // namespace

QString diagnosticsText(const Environment& machine, const std::vector<Run>& lastRuns, const QStringList& more)
{
    QString text = line("Breakeven", QCoreApplication::applicationVersion()) +
                   line("Qt", QStringLiteral("%1, built with %2")
                                  .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR)));
    for (const QString& known : more)
        text += known + QLatin1Char('\n');
    text += QLatin1Char('\n') + machineText(machine) + QLatin1Char('\n') + programsText() +
            QLatin1Char('\n') + settingsText();
    QString failures;
    for (const Run& run : lastRuns)
        failures += runText(run);
    if (!failures.isEmpty())
        text += QStringLiteral("\nThe last runs\n") + failures;
    return redacted(text).replace(QDir::homePath() + QLatin1Char('/'), QStringLiteral("~/"));
}

std::vector<Run> lastRunsForDiagnostics()
{
    std::vector<Run> runs;
    for (const RunSummary& summary : listRuns(runFolder())) {
        if (runs.size() == mostRuns)
            break;
        if (auto run = readRun(summary.path); run.ok())
            runs.push_back(std::move(run).value());
    }
    return runs;
}

} // namespace breakeven
