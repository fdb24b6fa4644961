// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"
#include "core/plan/plan.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace breakeven {

// One value of the axis, for one target and runtime. For AxisKind::Threads `value` is 0.
struct PointKey
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    AxisKind axis = AxisKind::RttUs;
    double value = 0; // in the axis's own unit

    friend bool operator==(const PointKey&, const PointKey&) = default;
};

// Sums over all operations of all counted batches of one arm in one block.
struct ArmTotals
{
    std::chrono::nanoseconds read{};    // wall time in reads, summed over workers
    std::chrono::nanoseconds compute{}; // likewise
    std::chrono::nanoseconds write{};
    std::chrono::nanoseconds cpu{}; // CPU time of the workers during operations
    std::int64_t voluntarySwitches = 0;
    std::int64_t involuntarySwitches = 0;
    // Waiting for the GIL, within the wall times above, summed over workers; none: no GIL, or not known.
    std::optional<std::chrono::nanoseconds> gilWait{};
    // Holding the GIL, within the CPU time above, summed over workers: the operations times what one holds it
    // for, as calibrated (core/runtimes/python_costs.h); none: no GIL, or not known.
    std::optional<std::chrono::nanoseconds> gilHeld{};

    // The workers' wall time during operations.
    [[nodiscard]] std::chrono::nanoseconds busy() const { return read + compute + write; }

    friend bool operator==(const ArmTotals&, const ArmTotals&) = default;
};

// What one arm gave in one block. Warm-up batches are not in it.
struct ArmSamples
{
    int threads = 1;
    bool pipelined = false;
    std::vector<std::chrono::nanoseconds> batches; // batch latencies in the order measured
    std::optional<ArmTotals> totals;

    friend bool operator==(const ArmSamples&, const ArmSamples&) = default;
};

// One visit to a point: every arm of its target once, in the plan's order (measured in shuffled order).
struct Block
{
    PointKey point;
    int index = 0; // of the point's blocks, from 0
    std::vector<ArmSamples> arms;

    friend bool operator==(const Block&, const Block&) = default;
};

// Why a point ended early. Without `value`: the whole target.
struct Failure
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    std::optional<double> value;
    QString reason; // a sentence

    friend bool operator==(const Failure&, const Failure&) = default;
};

enum class RunStatus { Settled, Budget, Cancelled, Failed };

struct RunHeader
{
    QUuid id;
    QString title;
    QDateTime started; // UTC
    Plan plan;
    Environment environment;

    friend bool operator==(const RunHeader&, const RunHeader&) = default;
};

struct RunEnd
{

    QDateTime finished; // UTC
    RunStatus status = RunStatus::Settled;
    QString reason; // a sentence; empty where the status says it all
    MachineStrain strain = {};

    friend bool operator==(const RunEnd&, const RunEnd&) = default;
};

// One experiment as measured.
struct Run
{
    RunHeader header;
    std::vector<Block> blocks; // in the order measured
    std::vector<Failure> failures;
    std::optional<RunEnd> end; // none: the program was killed while it ran
    QStringList warnings; // what the reader had to pass over, as sentences ("the last line is cut short")

    friend bool operator==(const Run&, const Run&) = default;
};

} // namespace breakeven
