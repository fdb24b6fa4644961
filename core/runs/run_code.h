// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// What only a run file can hold.
enum class RunCode {
    Recorded, // `where` is the sentence that an earlier version wrote
};

constexpr auto idsOf(RunCode)
{
    using enum RunCode;
    return std::to_array<CodeId<RunCode>>({
        {Recorded, "run.recorded"},
    });
}

// Why a run file, or a line of it, can't be read or made.
enum class RunReason {
    ArmIncomplete,
    UnknownRuntime,
    UnknownAxis,
    ValueNoNumber,
    UnknownStatus,
    BatchesNoList,
    NoLatency,
    NoObject,
    Empty,
    FirstLineCutShort,
    NoRun,
    VersionNoNumber,
    Newer,
    Exists,
    BeingWritten,
};

constexpr auto idsOf(RunReason)
{
    using enum RunReason;
    return std::to_array<CodeId<RunReason>>({
        {ArmIncomplete, "run.arm-incomplete"},
        {UnknownRuntime, "run.unknown-runtime"},
        {UnknownAxis, "run.unknown-axis"},
        {ValueNoNumber, "run.value-no-number"},
        {UnknownStatus, "run.unknown-status"},
        {BatchesNoList, "run.batches-no-list"},
        {NoLatency, "run.no-latency"},
        {NoObject, "run.no-object"},
        {Empty, "run.empty"},
        {FirstLineCutShort, "run.first-line-cut-short"},
        {NoRun, "run.no-run"},
        {VersionNoNumber, "run.version-no-number"},
        {Newer, "run.newer"},
        {Exists, "run.exists"},
        {BeingWritten, "run.being-written"},
    });
}

} // namespace breakeven
