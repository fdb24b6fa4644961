// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/provenance_text.h"

#include "app/wording/environment_text.h"
#include "app/wording/machine_text.h"
#include "app/wording/python_text.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QFileInfo>


namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Provenance)
};

QString joined(QStringList parts, const QString& separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

// What the axis varies has no one figure.
QString batchText(const Plan& plan)
{
    const Workload& workload = plan.workload;
    const Workload one = workloadAt(plan, 1);
    const Workload other = workloadAt(plan, 2);
    const QString size = bytesText(workload.payloadBytes);
    const QString items = axisValueText(AxisKind::Items, workload.items);
    QString text;
    if (one.items != other.items)
        text = Words::tr("items of %1").arg(size);
    else if (one.payloadBytes != other.payloadBytes)
        text = Words::tr("%1 per batch").arg(items);
    else
        text = Words::tr("%1 of %2 per batch").arg(items, size);
    if (workload.compute.count() > 0 && one.compute == other.compute)
        text = Words::tr("%1, each with %2 of compute").arg(text, durationText(workload.compute));
    if (hasPython(plan) && !plan.python.batchFile.isEmpty())
        text = Words::tr("%1, by %2").arg(text, QFileInfo(plan.python.batchFile).fileName());
    return text;
}

QString coreCountText(int cores)
{
    if (cores <= 0)
        return {};
    return cores == 1 ? Words::tr("1 core") : Words::tr("%1 cores").arg(cores);
}

QString conditionText(const RunHeader& header)
{
    return hasConditionsOfTargets(header.plan) ? Words::tr("cores in the condition that each target names")
                                               : coresText(coresDuring(header));
}

QStringList versionTexts(const RunHeader& header)
{
    const Environment& environment = header.environment;
    QStringList versions;
    if (!environment.breakevenVersion.isEmpty())
        versions.append(QStringLiteral("Breakeven %1").arg(environment.breakevenVersion));
    versions += serverTexts(environment, header.plan.targets);
    for (const PythonFacts& python : environment.pythons)
        versions.append(pythonName(python.implementation, python.version, python.gil));
    if (!environment.kernel.isEmpty())
        versions.append(QStringLiteral("Linux %1").arg(environment.kernel));
    versions.removeDuplicates();
    return versions;
}

} // namespace

ProvenanceText provenanceOf(const RunHeader& header)
{
    const Environment& environment = header.environment;
    ProvenanceText text;
    text.place = environment.host;
    text.machine = joined({environment.cpuModel, coreCountText(environment.cores)}, QStringLiteral(", "));
    if (header.started.isValid())
        text.date = header.started.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm 'UTC'"));
    text.batch = batchText(header.plan);
    text.condition = conditionText(header);
    text.versions = versionTexts(header);
    return text;
}

QStringList provenanceLines(const RunHeader& header)
{
    const ProvenanceText text = provenanceOf(header);
    const QString dot = QStringLiteral(" · ");
    QStringList lines{joined({text.place, text.machine, text.date}, dot),
                      joined(QStringList{text.batch, text.condition} + text.versions, dot)};
    lines.removeAll(QString());
    return lines;
}

} // namespace breakeven
