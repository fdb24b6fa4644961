// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// What only a run can meet.
enum class ExperimentCode {
    BrokeOff,     // an exception that nobody caught; `where` is what it says
    BatchTooLong, // than the budget: both in seconds
    NoTargetLeft,
    Silent,          // it ended without saying so
    Impossible,      // a batch was shorter than its emulated round trips
    OwnStorageNear,  // it reads or writes by itself where only our calls wait for an emulated network
    NothingMeasured, // in a run that was to go on
    OtherVersion,    // of Breakeven wrote it, `where`, than this one
    OtherConditions, // than it was measured under: a ComparisonWarning as reason
};

constexpr auto idsOf(ExperimentCode)
{
    using enum ExperimentCode;
    return std::to_array<CodeId<ExperimentCode>>({
        {BrokeOff, "experiment.broke-off"},
        {BatchTooLong, "experiment.batch-too-long"},
        {NoTargetLeft, "experiment.no-target-left"},
        {Silent, "experiment.silent"},
        {Impossible, "experiment.impossible"},
        {OwnStorageNear, "experiment.own-storage-near"},
        {NothingMeasured, "experiment.nothing-measured"},
        {OtherVersion, "experiment.other-version"},
        {OtherConditions, "experiment.other-conditions"},
    });
}

// Why a run, or a block of it, failed.
enum class ExperimentReason {
    Presets,
    Shorter,        // than it can be: both in ms
    NeedsMoreSpace, // than there is: both in bytes
};

constexpr auto idsOf(ExperimentReason)
{
    using enum ExperimentReason;
    return std::to_array<CodeId<ExperimentReason>>({
        {Presets, "experiment.presets"},
        {Shorter, "experiment.shorter"},
        {NeedsMoreSpace, "experiment.needs-more-space"},
    });
}

// Where a run failed.
enum class ExperimentPlace {
    Preset,
    Unknown,
};

constexpr auto idsOf(ExperimentPlace)
{
    using enum ExperimentPlace;
    return std::to_array<CodeId<ExperimentPlace>>({
        {Preset, "experiment.preset"},
        {Unknown, "experiment.unknown"},
    });
}

} // namespace breakeven
