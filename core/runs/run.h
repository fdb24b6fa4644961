// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/environment/environment.h"
#include "core/plan/plan.h"

#include <QDateTime>
#include <QString>
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
    Arm arm{};
    std::vector<std::chrono::nanoseconds> batches; // batch latencies in the order measured
    std::optional<ArmTotals> totals;

    friend bool operator==(const ArmSamples&, const ArmSamples&) = default;
};

// The round trips that a network's emulation really held in a block; more than asked where the machine
// couldn't do it sooner.
struct HeldRoundTrip
{
    std::chrono::nanoseconds median{};
    std::chrono::nanoseconds p5{};
    std::chrono::nanoseconds p95{};

    friend bool operator==(const HeldRoundTrip&, const HeldRoundTrip&) = default;
};

// One visit to a point: every arm of its target once, in the plan's order (measured in shuffled order).
struct Block
{
    PointKey point;
    int index = 0; // of the point's blocks, from 0
    std::vector<ArmSamples> arms;
    std::optional<HeldRoundTrip> held{}; // none: nothing was emulated, or the file is older than its count
    int renewed = 0; // how often the connection was lost, and what was under way done again over a new one

    friend bool operator==(const Block&, const Block&) = default;
};

// Why a point ended early. Without `value`: the whole target.
struct Failure
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    std::optional<double> value;
    Error error;
    bool whenRemoving = false; // what the run made could not be removed

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

// The condition in which the cores were while blocks were measured: the plan's, where it could be had.
[[nodiscard]] inline Cores coresDuring(const RunHeader& header)
{
    return header.environment.coresKeptAwake ? Cores::Awake : Cores::AsTheyAre;
}

struct RunEnd
{
    QDateTime finished; // UTC
    RunStatus status = RunStatus::Settled;
    std::optional<Error> error{};    // none where the status says it all
    std::vector<Failure> unopened{}; // of a run that could not begin: why, target by target; in no file
    MachineStrain strain = {};

    friend bool operator==(const RunEnd&, const RunEnd&) = default;
};

// What the reader of a run file had to pass over.
struct RunWarning
{
    enum class Kind {
        LastLineCutShort, // the run was interrupted while it was written
        LineDamaged,
        MoreLinesDamaged,
    };

    Kind kind = Kind::LastLineCutShort;
    qsizetype number = 0; // of the damaged line, counted from 1; how many more lines
    Error error{};        // of the damaged line

    friend bool operator==(const RunWarning&, const RunWarning&) = default;
};

// One experiment as measured.
struct Run
{
    RunHeader header;
    std::vector<Block> blocks;        // in the order measured
    std::vector<Failure> failures;    // without those that were overcome when the run went on
    std::optional<RunEnd> end;        // the last; none: the program was killed while it ran
    std::vector<RunWarning> warnings; // what the reader had to pass over

    friend bool operator==(const Run&, const Run&) = default;
};

} // namespace breakeven
