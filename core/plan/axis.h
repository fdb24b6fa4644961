// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QLatin1String>
#include <QString>

#include <chrono>
#include <span>
#include <variant>
#include <vector>

namespace breakeven {

// What the values along an axis are figures of.
enum class AxisUnit { Microseconds, Bytes, Threads, Items };

// Where a value of an axis goes; nowhere where the arms are the axis.
using AxisField = std::variant<std::monostate, int Workload::*, qint64 Workload::*,
                               std::chrono::nanoseconds Workload::*, std::chrono::nanoseconds Network::*>;

// All that an axis is but its words, which app/wording/axis_words.cpp has. A field of the workload is read,
// written and checked by it, too.
struct AxisDescription
{
    AxisKind kind;
    QLatin1String id; // in plans and run files
    AxisUnit unit;
    AxisField sets;
    bool isWhole;              // of its values
    double least;              // in the axis's own unit, as all of the following
    double most;               // at most 1e12
    Phrase outside;            // why a value beyond these is none
    std::vector<double> usual; // the values of a sweep that nobody chose yet
};

// In the order of their enumeration.
[[nodiscard]] std::span<const AxisDescription> axes();
[[nodiscard]] const AxisDescription& descriptionOf(AxisKind axis);

// Whether a sweep over `axis` sets that one: sweeps(axis, &Workload::items).
[[nodiscard]] bool sweeps(AxisKind axis, const AxisField& field);

// Into the field that it sets, if that is the workload's or the network's; into its range, so that no value
// of a plan that nobody validated overflows. NaN becomes the lowest.
void setAt(const AxisDescription& axis, double value, Workload& workload);
void setAt(const AxisDescription& axis, double value, Network& network);

// The value of the field that it sets, in the axis's own unit; nothing where that isn't the workload's.
[[nodiscard]] std::optional<double> valueIn(const AxisDescription& axis, const Workload& workload);

// By its id; InvalidInput with PlanReason::UnknownName where there is none.
[[nodiscard]] QLatin1String toString(AxisKind axis);
[[nodiscard]] Result<AxisKind> axisFromString(const QString& id);

} // namespace breakeven
