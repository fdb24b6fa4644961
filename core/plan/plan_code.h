// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// What only a plan can meet.
enum class PlanCode {
    RuntimeRemoved, // only earlier versions measured with the runtime
};

constexpr auto idsOf(PlanCode)
{
    using enum PlanCode;
    return std::to_array<CodeId<PlanCode>>({
        {RuntimeRemoved, "plan.runtime-removed"},
    });
}

// Why a plan is none.
enum class PlanReason {
    RoundTrip,
    Jitter,
    Bandwidth,
    NoTarget,
    TargetUnnamed,
    NameTaken,
    ReferenceMissing,
    OnlyReference,
    ThreadCount,
    NothingPipelines,
    Items,
    Payload,
    Compute,
    GilReleases,
    ThreadsAxisWithValues,
    NoAxisValue,
    TooManyAxisValues,
    NoNumber,
    NotAscending,
    OutOfRange,
    InterpreterRelative,
    BatchFileRelative,
    NoRuntime,
    Precision,
    Worth,
    Budget,
    FileTooLong,
    UnknownName,
    ThreadCountNotWhole,
    Twice,
    Pool,
    TargetNoObject,
    NoJson,
    NoObject,
    Cores,
    BackEnd,
};

constexpr auto idsOf(PlanReason)
{
    using enum PlanReason;
    return std::to_array<CodeId<PlanReason>>({
        {RoundTrip, "plan.round-trip"},
        {Jitter, "plan.jitter"},
        {Bandwidth, "plan.bandwidth"},
        {NoTarget, "plan.no-target"},
        {TargetUnnamed, "plan.target-unnamed"},
        {NameTaken, "plan.name-taken"},
        {ReferenceMissing, "plan.reference-missing"},
        {OnlyReference, "plan.only-reference"},
        {ThreadCount, "plan.thread-count"},
        {NothingPipelines, "plan.nothing-pipelines"},
        {Items, "plan.items"},
        {Payload, "plan.payload"},
        {Compute, "plan.compute"},
        {GilReleases, "plan.gil-releases"},
        {ThreadsAxisWithValues, "plan.threads-axis-with-values"},
        {NoAxisValue, "plan.no-axis-value"},
        {TooManyAxisValues, "plan.too-many-axis-values"},
        {NoNumber, "plan.no-number"},
        {NotAscending, "plan.not-ascending"},
        {OutOfRange, "plan.out-of-range"},
        {InterpreterRelative, "plan.interpreter-relative"},
        {BatchFileRelative, "plan.batch-file-relative"},
        {NoRuntime, "plan.no-runtime"},
        {Precision, "plan.precision"},
        {Worth, "plan.worth"},
        {Budget, "plan.budget"},
        {FileTooLong, "plan.file-too-long"},
        {UnknownName, "plan.unknown-name"},
        {ThreadCountNotWhole, "plan.thread-count-not-whole"},
        {Twice, "plan.twice"},
        {Pool, "plan.pool"},
        {TargetNoObject, "plan.target-no-object"},
        {NoJson, "plan.no-json"},
        {NoObject, "plan.no-object"},
        {Cores, "plan.cores"},
        {BackEnd, "plan.back-end"},
    });
}

// Why a text is no address of a target.
enum class AddressReason {
    Missing,
    Scheme,
    NoName, // it holds a NUL, which no name can
};

constexpr auto idsOf(AddressReason)
{
    using enum AddressReason;
    return std::to_array<CodeId<AddressReason>>({
        {Missing, "address.missing"},
        {Scheme, "address.scheme"},
        {NoName, "address.no-name"},
    });
}

} // namespace breakeven
