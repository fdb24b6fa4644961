// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/arm.h"
#include "core/plan/python_setting.h"
#include "core/plan/target.h"

#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace breakeven {

// Who executes a batch.
enum class RuntimeKind {
    Native,   // C++ threads of a pool
    CPython,  // a real CPython with its real GIL, in a child process
    GilModel, // C++ threads under a model of the GIL: measured by earlier versions only
};

// What a sweep varies.
enum class AxisKind { Threads, RttUs, PayloadBytes, ComputeUs, Items };

enum class PoolKind {
    Kept,     // made once
    PerBatch, // made and joined inside the timed batch, as the seed does
};

struct Workload
{
    int items = 8;              // operations a batch, 1 ... 10,000
    qint64 payloadBytes = 1600; // written by an operation; rounded up to whole points of 16 bytes, <= 64 MiB
    std::chrono::nanoseconds compute{}; // added calibrated compute an operation, 0 ... 10 s
    // Under a GIL: how often an operation's compute lets it go, spread evenly, 0 ... 10,000. None: as it
    // comes, which is the few times that numpy does.
    std::optional<int> gilReleases{};

    friend bool operator==(const Workload&, const Workload&) = default;
};

struct Axis
{
    AxisKind kind = AxisKind::RttUs;
    // Ascending, in the axis's own unit (µs, bytes, items). For Threads it is {0}: the arms are the curve.
    std::vector<double> values;

    friend bool operator==(const Axis&, const Axis&) = default;
};

// One experiment as asked for. A value; equal plans measure the same.
struct Plan
{
    QString title;
    std::vector<Target> targets;
    std::vector<RuntimeKind> runtimes{RuntimeKind::Native};
    PythonSetting python{};
    // Those of threads first, as a target that hasn't the others has the first ones. Holds the single arm,
    // the first of which is the reference; that one twice is an A/A comparison.
    std::vector<Arm> arms{Arm{}, Arm::ofThreads(6)};
    PoolKind pool = PoolKind::Kept;
    Workload workload;
    Network network;
    Axis axis;
    // Half the width of the 95 % interval, relative: of the speed-up at a point, and of a crossover.
    double precision = 0.1;
    double worth = 0.1; // the gain from which an arm is worth having: 0.1 is 10 %; 0 ... 10
    Cores cores = Cores::Awake;
    std::chrono::milliseconds budget{std::chrono::seconds(20)};
    std::uint64_t seed = 1; // of the shuffle and of the payload

    friend bool operator==(const Plan&, const Plan&) = default;
};

// Whether `runtime` can be measured; one that can't is in run files of earlier versions.
[[nodiscard]] constexpr bool isMeasured(RuntimeKind runtime)
{
    return runtime != RuntimeKind::GilModel;
}

// Whether its batches run in a Python, a child process.
[[nodiscard]] constexpr bool isPython(RuntimeKind runtime)
{
    return runtime == RuntimeKind::CPython;
}

[[nodiscard]] inline bool hasPython(const Plan& plan)
{
    return std::any_of(plan.runtimes.begin(), plan.runtimes.end(), isPython);
}

// How the items of `target` lie in folders, and the same target with the other layout; nothing where its back
// end has none.
[[nodiscard]] std::optional<Layout> layoutOf(const Target& target);
[[nodiscard]] std::optional<Target> withOtherLayout(const Target& target);

// Whether batches of `target` can be done in that way under `runtime`: pipelined are native batches on a back
// end that can.
[[nodiscard]] bool isPossible(const Arm& arm, const Target& target, RuntimeKind runtime);

// The counts of the plan's arms of threads, in their order; and such arms.
[[nodiscard]] std::vector<int> threadCountsOf(const Plan& plan);
[[nodiscard]] std::vector<Arm> armsOfThreads(const std::vector<int>& counts);

// Those of the plan's arms that are possible: the first ones of all.
[[nodiscard]] std::vector<Arm> armsOf(const Plan& plan, const Target& target, RuntimeKind runtime);

// The network in front of `target` under `plan` at `axisValue`: the target's own or the plan's, with the
// round trip replaced where the axis is RttUs.
[[nodiscard]] Network networkAt(const Plan& plan, const Target& target, double axisValue);

// The condition that the cores are to be in while `target` is measured.
[[nodiscard]] inline Cores coresFor(const Plan& plan, const Target& target)
{
    return target.cores.value_or(plan.cores);
}

// Whether targets are measured in conditions of their own.
[[nodiscard]] bool hasConditionsOfTargets(const Plan& plan);

// The same with each target once in either condition of the cores, named "redis (awake)" and
// "redis (as-they-are)"; a target that has one of its own stays.
[[nodiscard]] Plan inBothConditions(Plan plan);

// The workload under `plan` at `axisValue`.
[[nodiscard]] Workload workloadAt(const Plan& plan, double axisValue);

// Whether every rule named above holds; the error's `where` names the offending key ("threads[1]").
[[nodiscard]] Status validate(const Plan& plan);

} // namespace breakeven
