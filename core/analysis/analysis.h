// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/causes.h"
#include "core/analysis/latency_summary.h"
#include "core/base/interval.h"
#include "core/plan/emulation.h"
#include "core/runs/run.h"

#include <QUuid>

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace breakeven {

enum class Verdict {
    Threads, // the whole interval of the speed-up lies above 1
    Single,  // ... below 1
    Unclear, // it holds 1, or there are too few blocks for an interval
};

// Single / arm of the blocks' medians, averaged as logarithms over the blocks.
struct SpeedUp
{
    double ratio = 1;
    std::optional<Interval> interval; // of the ratio; none with fewer than 2 blocks
    std::size_t blocks = 0;

    friend bool operator==(const SpeedUp&, const SpeedUp&) = default;
};

// From this many blocks on an interval holds what it says. Before, what a run shows while it goes on has
// none.
constexpr std::size_t blocksToBelieve = 5;

[[nodiscard]] inline bool isBelievable(const SpeedUp& speedUp)
{
    return speedUp.interval && speedUp.blocks >= blocksToBelieve;
}

// What is known of one arm at one point, beside the single arm of the same point.
struct PointResult
{
    PointKey key;
    Arm what{};
    std::size_t arm = 0; // index in the plan's arms: tells the arms of an A/A comparison apart
    std::optional<Emulation> emulation{}; // of the network at this point; none: no network is emulated
    // Where the point lies on the axis: what was held of an emulated round trip, else key.value.
    double place = 0;
    bool held = false; // `place` was measured
    // The geometric mean over the blocks of the block's median; their ratio is speedUp.ratio.
    std::chrono::nanoseconds singleLatency{};
    std::chrono::nanoseconds latency{}; // of this arm
    LatencySummary single;
    LatencySummary summary; // of this arm
    // Minimum over the blocks of the block's mean: the seed's "best of".
    std::chrono::nanoseconds singleBestOf{};
    std::chrono::nanoseconds bestOf{};
    SpeedUp speedUp;
    // This arm's latency / that of the point's fastest arm of several threads, which may be itself, paired by
    // blocks as well; none where there is no such arm.
    std::optional<SpeedUp> behindThreads{};
    Verdict verdict = Verdict::Unclear;
    bool settled = false;          // the interval is as narrow as the plan asks
    std::optional<double> ioShare; // of this arm's workers during operations, 0 ... 1
    std::optional<double> singleIoShare;
    std::optional<Causes> causes; // of this arm's batches; none where operations were not timed
    std::optional<Causes> singleCauses;
    std::optional<OperationFigures> operation; // of this arm; none where operations were not timed
    std::optional<OperationFigures> singleOperation;

    int renewed = 0; // how often the connection was lost in its blocks, of all arms, and made anew

    friend bool operator==(const PointResult&, const PointResult&) = default;
};

enum class ThreadsPay { Above, Below };

// Where the speed-up of an arm crosses 1 along the axis.
struct Crossover
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    AxisKind axis = AxisKind::RttUs;
    std::optional<Arm> arm; // none for AxisKind::Threads, where `at` is a thread count
    double at = 0;          // in the axis's own unit
    Interval interval;
    // What `interval` would be half as wide as by this run's blocks alone: what more of them narrow.
    double ownHalfWidth = 0;
    ThreadsPay threadsPay = ThreadsPay::Above;
    bool believable = true; // each point that the interval rests on has blocksToBelieve blocks

    friend bool operator==(const Crossover&, const Crossover&) = default;
};

// The margins round no difference that the plan's worth sets.
enum class Margin {
    Upper, // 1 + worth
    Lower, // 1 / (1 + worth)
};

// Where the speed-up of an arm crosses a margin along the axis.
struct WorthChange
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    std::size_t arm = 0; // index in the plan's arms
    Margin margin = Margin::Upper;
    double at = 0; // in the axis's own unit
    Interval interval;
    ThreadsPay threadsPay = ThreadsPay::Above;
    bool believable = true; // as Crossover has it

    friend bool operator==(const WorthChange&, const WorthChange&) = default;
};

// What a run says, as far as it went.
struct Analysis
{
    QUuid run;
    std::optional<RunStatus> status; // none while it runs, or where it was killed
    std::vector<PointResult> points; // by target and runtime in the plan's order, then value, then arm
    std::vector<Crossover> crossovers;
    std::vector<WorthChange>
        worthChanges{}; // by target, runtime and arm, then ascending; not over thread counts

    friend bool operator==(const Analysis&, const Analysis&) = default;
};

} // namespace breakeven
