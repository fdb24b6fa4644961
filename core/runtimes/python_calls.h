// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/runtimes/python_costs.h"
#include "core/runtimes/step_trace.h"

#include <chrono>
#include <vector>

namespace breakeven {

// How Python reaches the items.
enum class ItemsKind {
    Files,
    Redis,
    Other,
};

[[nodiscard]] ItemsKind kindOf(const ItemPlace& place);

// Which of the GIL's drops in a step of Python's are round calls that our session makes too, as strace shows
// them of CPython 3.11 with redis-py 4.3; the others are round calls that only Python makes. Told by their
// order, and by how long they took where another library or payload makes that differ. Nothing is held yet.
[[nodiscard]] StepCosts callsOfRead(ItemsKind kind, const std::vector<std::chrono::nanoseconds>& free);
[[nodiscard]] StepCosts callsOfWrite(ItemsKind kind, bool fsync,
                                     const std::vector<std::chrono::nanoseconds>& free);
[[nodiscard]] StepCosts callsOfCompute(const std::vector<std::chrono::nanoseconds>& free);

// `calls` with what Python holds the GIL for beyond what the session and our own code do: the traces of both,
// with the same drops.
[[nodiscard]] StepCosts costsBeyond(const StepCosts& calls, const StepTrace& python, const StepTrace& ours);

// Costs of CPython 3.11.2 with numpy 1.24 and redis-py 4.3 on one core of an AMD EPYC virtual machine of
// 2026: to go by where no Python can be measured.
[[nodiscard]] PythonCosts usualCosts(ItemsKind kind);

} // namespace breakeven
