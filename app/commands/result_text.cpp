// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/result_text.h"

#include "app/commands/text_table.h"
#include "app/wording/emulation_text.h"
#include "app/wording/error_text.h"
#include "app/wording/gil_shape_text.h"
#include "app/wording/machine_text.h"
#include "app/wording/names.h"
#include "app/wording/python_text.h"
#include "app/wording/quantity_text.h"
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
    return {speedUpText(point.speedUp.ratio), intervalOf(point),
            point.ioShare ? shareText(*point.ioShare) : QString(), verdictName(point)};
}

const QStringList& judgedHead()
{
    static const QStringList head{Words::tr("Speed-up"), Words::tr("95 % interval"), Words::tr("I/O share"),
                                  Words::tr("Verdict")};
    return head;
}

// "redis, farther host under CPython, emulated by a relay"
QString headingOf(const Plan& plan, const PointKey& key)
{
    const QString heading = subjectName(key.target, key.runtime, plan.runtimes.size() > 1);
    for (const Target& target : plan.targets)
        if (const auto emulation = emulationOf(plan, target); emulation && target.name == key.target)
            return heading + QStringLiteral(", ") + emulationName(*emulation);
    return heading;
}

bool isOneSubject(const Plan& plan)
{
    return plan.targets.size() == 1 && plan.runtimes.size() == 1;
}

// The arms are the curve: a line each, the single arm first.
QString threadsTable(const Points& points, const Plan& plan)
{
    QStringList head;
    if (!isOneSubject(plan))
        head += Words::tr("Target");
    TextTable table(head + QStringList{Words::tr("Threads"), Words::tr("Latency"), Words::tr("p5 – p95")} +
                    judgedHead());
    const auto spread = [](const LatencySummary& summary) {
        return durationText(summary.p5) + QStringLiteral(" – ") + durationText(summary.p95);
    };
    const PointResult* before = nullptr;
    for (const PointResult* point : points) {
        const auto row = [&](const QString& subject, const QStringList& cells) {
            table.add(isOneSubject(plan) ? cells : QStringList{subject} + cells);
        };
        if (before == nullptr || before->key != point->key)
            row(headingOf(plan, point->key),
                {armName(1), durationText(point->singleLatency), spread(point->single)});
        row({}, QStringList{armName(point->what), durationText(point->latency), spread(point->summary)} +
                    judged(*point));
        before = point;
    }
    return table.text(QStringLiteral("  "));
}

QString valuesTable(const Points& points, const Plan& plan)
{
    const Arm& first = points.front()->what;
    const bool oneArm = std::all_of(points.begin(), points.end(),
                                    [&first](const PointResult* point) { return point->what == first; });
    QStringList head;
    if (!isOneSubject(plan))
        head += Words::tr("Target");
    head += axisName(points.front()->key.axis);
    if (!oneArm)
        head += Words::tr("Arm");
    head += {armName(1), oneArm ? armName(first) : Words::tr("Latency")};

    TextTable table(head + judgedHead());
    const PointResult* before = nullptr;
    for (const PointResult* point : points) {
        QStringList row;
        if (!isOneSubject(plan)) {
            const bool isSame = before != nullptr && before->key.target == point->key.target &&
                                before->key.runtime == point->key.runtime;
            row += isSame ? QString() : headingOf(plan, point->key);
        }
        row += axisValueText(point->key.axis, point->key.value);
        if (!oneArm)
            row += armName(point->what);
        row += {durationText(point->singleLatency), durationText(point->latency)};
        table.add(row + judged(*point));
        before = point;
    }
    return table.text(QStringLiteral("  "));
}

QString indented(const QString& line)
{
    return line.isEmpty() ? QString() : QStringLiteral("  ") + line + QLatin1Char('\n');
}

// The caveats that all answers have.
QStringList commonCaveats(const std::vector<VerdictText>& verdicts)
{
    QStringList common;
    if (verdicts.size() < 2)
        return common;
    for (const QString& caveat : verdicts.front().caveats)
        if (std::all_of(verdicts.begin(), verdicts.end(),
                        [&](const VerdictText& verdict) { return verdict.caveats.contains(caveat); }))
            common.append(caveat);
    return common;
}

} // namespace

QString answerText(const std::vector<VerdictText>& verdicts)
{
    QString text;
    const QStringList common = commonCaveats(verdicts);
    for (const VerdictText& verdict : verdicts) {
        text += verdict.headline + QLatin1Char('\n') + indented(verdict.changes);
        for (const QString& caveat : verdict.caveats)
            if (!common.contains(caveat))
                text += indented(Words::tr("Caveat: %1").arg(caveat));
    }
    for (const QString& caveat : common)
        text += Words::tr("Caveat of all: %1").arg(caveat) + QLatin1Char('\n');
    return text;
}

QString pointsTable(const Analysis& analysis, const Plan& plan)
{
    Points points;
    for (const PointResult& point : analysis.points)
        points.push_back(&point);
    if (points.empty())
        return {};
    const QString heading =
        isOneSubject(plan) ? headingOf(plan, points.front()->key) + QLatin1Char('\n') : QString();
    return heading +
           (plan.axis.kind == AxisKind::Threads ? threadsTable(points, plan) : valuesTable(points, plan));
}

QString reasonsText(const std::vector<VerdictText>& verdicts)
{
    QString text;
    for (const VerdictText& verdict : verdicts) {
        const QString said = indented(verdict.gains) + indented(verdict.emulation) + indented(verdict.why);
        if (!said.isEmpty())
            text += QLatin1Char('\n') + verdict.headline + QLatin1Char('\n') + said;
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

QString machineLine(const RunHeader& header)
{
    if (hasConditionsOfTargets(header.plan))
        return Words::tr("Measured with the cores in the condition that each target names.") +
               QLatin1Char('\n');
    return Words::tr("Measured with %1.").arg(coresText(coresDuring(header))) + QLatin1Char('\n');
}

QString findingsText(const Run& run)
{
    QStringList lines = phraseTexts(findingsOf(run));
    for (const PythonFacts& python : run.header.environment.pythons)
        if (const QString shape = gilShapeText(python, run.header.plan); !shape.isEmpty())
            lines.append(shape);
    return sectionText(Words::tr("Caution"), lines);
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
        return Words::tr("%1: %2").arg(where, reasonText(failure));
    return Words::tr("%1 at %2: %3").arg(where, axisValueText(axis, *failure.value), reasonText(failure));
}

} // namespace breakeven
