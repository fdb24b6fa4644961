// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/names.h"

#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Names)
};

} // namespace

QString runtimeName(RuntimeKind runtime)
{
    switch (runtime) {
    case RuntimeKind::Native:
        return Words::tr("C++ threads");
    case RuntimeKind::CPython:
        return Words::tr("CPython");
    case RuntimeKind::GilModel:
        return Words::tr("C++ threads under a model of Python's GIL");
    }
    return {};
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Threads:
        return Words::tr("Threads");
    case Verdict::Single:
        return Words::tr("Single");
    case Verdict::Unclear:
        return Words::tr("Unclear");
    }
    return {};
}

QString statusName(RunStatus status)
{
    switch (status) {
    case RunStatus::Settled:
        return Words::tr("settled");
    case RunStatus::Budget:
        return Words::tr("time is up");
    case RunStatus::Cancelled:
        return Words::tr("cancelled");
    case RunStatus::Failed:
        return Words::tr("failed");
    }
    return {};
}

QString armName(int threads)
{
    return axisValueText(AxisKind::Threads, threads);
}

QString armName(const Arm& arm)
{
    switch (arm.kind) {
    case ArmKind::Threads:
        break;
    case ArmKind::Pipelined:
        return Words::tr("%1, pipelined").arg(armName(arm.threads()));
    }
    return armName(arm.threads());
}

QString armShortName(const Arm& arm)
{
    switch (arm.kind) {
    case ArmKind::Threads:
        break;
    case ArmKind::Pipelined:
        return Words::tr("pipelined");
    }
    return armName(arm.threads());
}

QString verdictName(const PointResult& point)
{
    const bool isPipelined = point.what.kind == ArmKind::Pipelined;
    return isPipelined && point.verdict == Verdict::Threads ? Words::tr("Pipelined")
                                                            : verdictName(point.verdict);
}

QString subjectName(const QString& target, RuntimeKind runtime, bool severalRuntimes)
{
    const QString name = shownName(target);
    return severalRuntimes ? Words::tr("%1 under %2").arg(name, runtimeName(runtime)) : name;
}

QString placeName(const PointKey& key, bool severalRuntimes)
{
    const QString subject = subjectName(key.target, key.runtime, severalRuntimes);
    return key.axis == AxisKind::Threads
               ? subject
               : Words::tr("%1 at %2").arg(subject, axisValueText(key.axis, key.value));
}

} // namespace breakeven
