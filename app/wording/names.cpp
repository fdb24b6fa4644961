// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/names.h"

#include "app/wording/quantity_text.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("breakeven::Names", text);
}

} // namespace

QString axisName(AxisKind axis)
{
    switch (axis) {
    case AxisKind::Threads:
        return tr("Threads");
    case AxisKind::RttUs:
        return tr("Network round trip");
    case AxisKind::PayloadBytes:
        return tr("Object size");
    case AxisKind::ComputeUs:
        return tr("Compute an operation");
    case AxisKind::Items:
        return tr("Items a batch");
    }
    return {};
}

QString axisShortName(AxisKind axis)
{
    switch (axis) {
    case AxisKind::Threads:
        return tr("Threads");
    case AxisKind::RttUs:
        return tr("Round trip");
    case AxisKind::PayloadBytes:
        return tr("Size");
    case AxisKind::ComputeUs:
        return tr("Compute");
    case AxisKind::Items:
        return tr("Items");
    }
    return {};
}

QString runtimeName(RuntimeKind runtime)
{
    switch (runtime) {
    case RuntimeKind::Native:
        return tr("Native C++");
    case RuntimeKind::CPython:
        return tr("CPython");
    case RuntimeKind::GilModel:
        return tr("GIL model");
    }
    return {};
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Threads:
        return tr("Threads");
    case Verdict::Single:
        return tr("Single");
    case Verdict::Unclear:
        return tr("Unclear");
    }
    return {};
}

QString statusName(RunStatus status)
{
    switch (status) {
    case RunStatus::Settled:
        return tr("settled");
    case RunStatus::Budget:
        return tr("time spent");
    case RunStatus::Cancelled:
        return tr("cancelled");
    case RunStatus::Failed:
        return tr("failed");
    }
    return {};
}

QString armName(int threads)
{
    return axisValueText(AxisKind::Threads, threads);
}

} // namespace breakeven
