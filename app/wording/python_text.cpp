// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/python_text.h"

#include "core/backends/target/target_types.h"

#include <QCoreApplication>
#include <QStringList>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

QString pythonName(const QString& implementation, const QString& version, bool gil)
{
    const QString name = implementation + QLatin1Char(' ') + version;
    return gil ? Words::tr("%1 with its GIL").arg(name) : Words::tr("%1, free-threaded").arg(name);
}

QString pythonText(const PythonFacts& python)
{
    QStringList parts{pythonName(python.implementation, python.version, python.gil)};
    if (!python.numpy.isEmpty())
        parts.append(QStringLiteral("numpy %1").arg(python.numpy));
    for (const TargetType* type : targetTypes())
        if (const auto client = python.clients.find(type->python.module); client != python.clients.end())
            parts.append(QStringLiteral("%1 %2").arg(type->python.name, client->second));
    if (python.workload == QLatin1String("pure-python"))
        parts.append(Words::tr("pure-Python workload"));
    else if (python.workload == QLatin1String("user"))
        parts.append(Words::tr("your own batch"));
    else if (python.workload == QLatin1String("usual-costs"))
        parts.append(Words::tr("its usual costs, as no Python was found"));
    if (!python.interpreter.isEmpty())
        parts.append(python.interpreter);
    return parts.join(QStringLiteral(" · "));
}

} // namespace breakeven
