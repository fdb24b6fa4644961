// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/axis.h"

#include "core/plan/plan_code.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

using std::chrono::nanoseconds;

constexpr double longestUs = 1e7; // 10 s
constexpr int mostItems = 10'000;
constexpr double pointBytes = 16;
constexpr double mostPayloadBytes = 64.0 * 1024 * 1024;

double clampedTo(double low, double high, double value)
{
    return std::isnan(value) ? low : std::clamp(value, low, high);
}

// std::visit's usual companion.
template <typename... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>; // clang 14 wants to be told

} // namespace

std::span<const AxisDescription> axes()
{
    static const std::vector<AxisDescription> all{
        {.kind = AxisKind::Threads,
         .id = QLatin1String("threads"),
         .unit = AxisUnit::Threads,
         .sets = {},
         .isWhole = true,
         .least = 0,
         .most = 0,
         .outside = phrase(PlanReason::ThreadsAxisWithValues),
         .usual = {0}},
        {.kind = AxisKind::RttUs,
         .id = QLatin1String("rtt_us"),
         .unit = AxisUnit::Microseconds,
         .sets = &Network::rtt,
         .isWhole = false,
         .least = 0,
         .most = longestUs,
         .outside = phrase(PlanReason::RoundTrip),
         .usual = {0, 20, 50, 100, 200, 500, 1000, 2000}},
        {.kind = AxisKind::PayloadBytes,
         .id = QLatin1String("payload_bytes"),
         .unit = AxisUnit::Bytes,
         .sets = &Workload::payloadBytes,
         .isWhole = true,
         .least = pointBytes,
         .most = mostPayloadBytes,
         .outside = phrase(PlanReason::Payload),
         .usual = {1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216}},
        {.kind = AxisKind::ComputeUs,
         .id = QLatin1String("compute_us"),
         .unit = AxisUnit::Microseconds,
         .sets = &Workload::compute,
         .isWhole = false,
         .least = 0,
         .most = longestUs,
         .outside = phrase(PlanReason::Compute),
         .usual = {0, 10, 30, 100, 300, 1000}},
        {.kind = AxisKind::Items,
         .id = QLatin1String("items"),
         .unit = AxisUnit::Items,
         .sets = &Workload::items,
         .isWhole = true,
         .least = 1,
         .most = mostItems,
         .outside = phrase(PlanReason::Items, mostItems),
         .usual = {1, 2, 4, 8, 16, 32, 64}},
    };
    return all;
}

const AxisDescription& descriptionOf(AxisKind axis)
{
    return axes()[static_cast<std::size_t>(axis)];
}

bool sweeps(AxisKind axis, const AxisField& field)
{
    return descriptionOf(axis).sets == field;
}

void setAt(const AxisDescription& axis, double value, Workload& workload)
{
    const double within = clampedTo(0, axis.most, value);
    std::visit(
        Overloaded{
            [](auto) {},
            [&](int Workload::*field) { workload.*field = static_cast<int>(std::lround(within)); },
            [&](qint64 Workload::*field) { workload.*field = std::llround(within); },
            [&](nanoseconds Workload::*field) { workload.*field = nanoseconds(std::llround(within * 1e3)); },
        },
        axis.sets);
}

void setAt(const AxisDescription& axis, double value, Network& network)
{
    if (const auto* field = std::get_if<nanoseconds Network::*>(&axis.sets))
        network.** field = nanoseconds(std::llround(clampedTo(0, axis.most, value) * 1e3));
}

std::optional<double> valueIn(const AxisDescription& axis, const Workload& workload)
{
    using Value = std::optional<double>;
    return std::visit(
        Overloaded{
            [](auto) { return Value(); },
            [&](int Workload::*field) { return Value(workload.*field); },
            [&](qint64 Workload::*field) { return Value(static_cast<double>(workload.*field)); },
            [&](nanoseconds Workload::*field) {
                return Value(static_cast<double>((workload.*field).count()) / 1e3);
            },
        },
        axis.sets);
}

QLatin1String toString(AxisKind axis)
{
    return descriptionOf(axis).id;
}

Result<AxisKind> axisFromString(const QString& id)
{
    QStringList known;
    for (const AxisDescription& axis : axes()) {
        if (axis.id == id)
            return axis.kind;
        known.append(axis.id);
    }
    return Error{
        Error::Code::InvalidInput, id, {}, phrase(PlanReason::UnknownName, known.join(QLatin1String(", ")))};
}

} // namespace breakeven
