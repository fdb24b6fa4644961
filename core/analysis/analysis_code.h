// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why nothing is predicted.
enum class ForecastReason {
    TooFewSamples,
    Misses,
    MissesOneInTen,
    OtherAxis,
    OneRoundTrip,
    FewThreadCounts,
    RoundTripTooLong,
    TooManyThreads,
};

constexpr auto idsOf(ForecastReason)
{
    using enum ForecastReason;
    return std::to_array<CodeId<ForecastReason>>({
        {TooFewSamples, "forecast.too-few-samples"},
        {Misses, "forecast.misses"},
        {MissesOneInTen, "forecast.misses-one-in-ten"},
        {OtherAxis, "forecast.other-axis"},
        {OneRoundTrip, "forecast.one-round-trip"},
        {FewThreadCounts, "forecast.few-thread-counts"},
        {RoundTripTooLong, "forecast.round-trip-too-long"},
        {TooManyThreads, "forecast.too-many-threads"},
    });
}

// What refuses to predict.
enum class ForecastPlace {
    CostModel,
    Prediction,
};

constexpr auto idsOf(ForecastPlace)
{
    using enum ForecastPlace;
    return std::to_array<CodeId<ForecastPlace>>({
        {CostModel, "forecast.cost-model"},
        {Prediction, "forecast.prediction"},
    });
}

// What makes two runs differ besides what is compared.
enum class ComparisonWarning {
    NothingInCommon,
    Machines,
    Processors,
    CoreCounts,
    Kernels,
    TargetSetting,
    Endpoints,
    ServerVersions,
    FileSystems,
    MountOptions,
    Pythons,
    Workloads,
    Pools,
    CoresConditions,
    Networks,
};

constexpr auto idsOf(ComparisonWarning)
{
    using enum ComparisonWarning;
    return std::to_array<CodeId<ComparisonWarning>>({
        {NothingInCommon, "comparison.nothing-in-common"},
        {Machines, "comparison.machines"},
        {Processors, "comparison.processors"},
        {CoreCounts, "comparison.core-counts"},
        {Kernels, "comparison.kernels"},
        {TargetSetting, "comparison.target-setting"},
        {Endpoints, "comparison.endpoints"},
        {ServerVersions, "comparison.server-versions"},
        {FileSystems, "comparison.file-systems"},
        {MountOptions, "comparison.mount-options"},
        {Pythons, "comparison.pythons"},
        {Workloads, "comparison.workloads"},
        {Pools, "comparison.pools"},
        {CoresConditions, "comparison.cores-conditions"},
        {Networks, "comparison.networks"},
    });
}

} // namespace breakeven
