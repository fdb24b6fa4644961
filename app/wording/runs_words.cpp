// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct RunFileWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::RunFile)
};

} // namespace

QString wordsOf(RunCode code)
{
    switch (code) {
    case RunCode::Recorded:
        return QStringLiteral("%1");
    }
    return {};
}

QString wordsOf(RunReason code)
{
    switch (code) {
    case RunReason::ArmIncomplete:
        return RunFileWords::tr("an arm lacks its threads or batches");
    case RunReason::UnknownRuntime:
        return RunFileWords::tr("its runtime is unknown");
    case RunReason::UnknownAxis:
        return RunFileWords::tr("its axis is unknown");
    case RunReason::ValueNoNumber:
        return RunFileWords::tr("its axis value is no number");
    case RunReason::UnknownStatus:
        return RunFileWords::tr("its status is unknown");
    case RunReason::BatchesNoList:
        return RunFileWords::tr("the batch latencies of an arm are no list");
    case RunReason::NoLatency:
        return RunFileWords::tr("a batch latency is no whole number of nanoseconds");
    case RunReason::NoObject:
        return RunFileWords::tr("it is no object");
    case RunReason::Empty:
        return RunFileWords::tr("the file is empty");
    case RunReason::FirstLineCutShort:
        return RunFileWords::tr(
            "its first line is cut short: the run was interrupted before it measured anything");
    case RunReason::NoRun:
        return RunFileWords::tr("this is no Breakeven run");
    case RunReason::VersionNoNumber:
        return RunFileWords::tr("the version of its format is no whole number from 1");
    case RunReason::Newer:
        return RunFileWords::tr("it was made by a newer Breakeven (version %1 of the format, this one reads "
                                "up to %2); update Breakeven");
    case RunReason::Exists:
        return RunFileWords::tr("the file exists already");
    case RunReason::BeingWritten:
        return RunFileWords::tr("the run goes on already");
    }
    return {};
}

} // namespace breakeven
