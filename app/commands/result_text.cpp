// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/result_text.h"

#include "app/commands/text_table.h"
#include "app/wording/contradiction_text.h"
#include "app/wording/emulation_text.h"
#include "app/wording/gil_model_text.h"
#include "app/wording/names.h"
#include "app/wording/python_text.h"
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_text.h"
#include "core/runs/run_findings.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace breakeven {

namespace {

using Points = std::vector<const PointResult*>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString intervalOf(const PointResult& point)
{
    if (!point.speedUp.interval)
        return {};
    return saysSomething(*point.speedUp.interval) ? speedUpIntervalText(*point.speedUp.interval)
                                                  : QStringLiteral("…");
}

QStringList judged(const PointResult& point)
{
    return {speedUpText(point.speedUp.ratio) + (contradictsMedians(point) ? contradictionMark() : QString()),
            intervalOf(point), point.ioShare ? shareText(*point.ioShare) : QString(), verdictName(point)};
}

const QStringList& judgedHead()
{
    static const QStringList head{Words::tr("Speed-up"), Words::tr("95 % interval"), Words::tr("I/O share"),
                                  Words::tr("Verdict")};
    return head;
}

// The arms are the curve: a line each, the single arm first.
QString threadsTable(const Points& points)
{
    TextTable table(QStringList{Words::tr("Threads"), Words::tr("Median"), Words::tr("p5 – p95")} +
                    judgedHead());
    const auto spread = [](const LatencySummary& summary) {
        return durationText(summary.p5) + QStringLiteral(" – ") + durationText(summary.p95);
    };
    const PointResult& first = *points.front();
    table.add({armName(1), durationText(first.single.p50), spread(first.single)});
    for (const PointResult* point : points)
        table.add(
            QStringList{armName(armOf(*point)), durationText(point->summary.p50), spread(point->summary)} +
            judged(*point));
    return table.text(QStringLiteral("  "));
}

QString valuesTable(const Points& points)
{
    const int threads = points.front()->threads;
    const bool oneArm = std::all_of(points.begin(), points.end(), [threads](const PointResult* point) {
        return point->threads == threads && !point->pipelined;
    });
    QStringList head{axisName(points.front()->key.axis)};
    if (!oneArm)
        head += Words::tr("Arm");
    head += {armName(1), oneArm ? armName(threads) : Words::tr("Median")};

    TextTable table(head + judgedHead());
    for (const PointResult* point : points) {
        QStringList row{axisValueText(point->key.axis, point->key.value)};
        if (!oneArm)
            row += armName(armOf(*point));
        row += {durationText(point->single.p50), durationText(point->summary.p50)};
        table.add(row + judged(*point));
    }
    return table.text(QStringLiteral("  "));
}

// "redis, farther host under CPython, emulated by a relay"
QString headingOf(const Plan& plan, const Target& target, RuntimeKind runtime)
{
    QString heading = subjectName(target.name, runtime, plan.runtimes.size() > 1);
    if (const auto emulation = emulationOf(plan, target))
        heading += QStringLiteral(", ") + emulationName(*emulation);
    return heading;
}

QString tables(const Analysis& analysis, const Plan& plan)
{
    QString text;
    for (const Target& target : plan.targets) {
        for (const RuntimeKind runtime : plan.runtimes) {
            Points points;
            for (const PointResult& point : analysis.points) {
                if (point.key.target == target.name && point.key.runtime == runtime)
                    points.push_back(&point);
            }
            if (points.empty())
                continue;
            text += headingOf(plan, target, runtime) + QLatin1Char('\n');
            text += plan.axis.kind == AxisKind::Threads ? threadsTable(points) : valuesTable(points);
            text += QLatin1Char('\n');
        }
    }
    if (std::any_of(analysis.points.begin(), analysis.points.end(), contradictsMedians))
        text += contradictionNote() + QStringLiteral("\n\n");
    return text;
}

} // namespace

QString resultText(const Analysis& analysis, const Plan& plan)
{
    QString text = tables(analysis, plan);
    for (const VerdictText& verdict : verdictTexts(analysis, plan)) {
        text += verdict.headline + QLatin1Char('\n');
        for (const QString& line : {verdict.detail, verdict.emulation, verdict.why}) {
            if (!line.isEmpty())
                text += QStringLiteral("  ") + line + QLatin1Char('\n');
        }
    }
    return text;
}

QString pythonLines(const Environment& environment)
{
    QString text;
    for (const PythonFacts& python : environment.pythons)
        text += pythonText(python) + QLatin1Char('\n');
    return text;
}

QString gilModelLine(const std::optional<GilModelFacts>& facts)
{
    return facts ? gilModelText(*facts) + QLatin1Char('\n') : QString();
}

QString findingsText(const Run& run)
{
    return sectionText(Words::tr("Mind"), findingsOf(run));
}

QString sectionText(const QString& title, const QStringList& lines)
{
    if (lines.isEmpty())
        return {};
    return QLatin1Char('\n') + title + QStringLiteral("\n  ") + lines.join(QStringLiteral("\n  ")) +
           QLatin1Char('\n');
}

QString failureText(const Failure& failure, const Plan& plan)
{
    const QString where = subjectName(failure.target, failure.runtime, plan.runtimes.size() > 1);
    const AxisKind axis = plan.axis.kind;
    if (!failure.value || axis == AxisKind::Threads)
        return Words::tr("%1: %2").arg(where, failure.reason);
    return Words::tr("%1 at %2: %3").arg(where, axisValueText(axis, *failure.value), failure.reason);
}

} // namespace breakeven
