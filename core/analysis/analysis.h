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

// What is known of one arm at one point, beside the single arm of the same point.
struct PointResult
{
    PointKey key;
    int threads = 1;
    bool pipelined = false;
    std::size_t arm = 0; // index in the plan's arms: tells the arms of an A/A comparison apart
    std::optional<Emulation> emulation{}; // of the network at this point; none: no network is emulated
    LatencySummary single;
    LatencySummary summary; // of this arm
    // Minimum over the blocks of the block's mean: the seed's "best of".
    std::chrono::nanoseconds singleBestOf{};
    std::chrono::nanoseconds bestOf{};
    SpeedUp speedUp;
    Verdict verdict = Verdict::Unclear;
    bool settled = false;          // the interval is as narrow as the plan asks
    std::optional<double> ioShare; // of this arm's workers during operations, 0 ... 1
    std::optional<double> singleIoShare;
    std::optional<Causes> causes; // of this arm's batches; none where operations were not timed
    std::optional<Causes> singleCauses;
    std::optional<OperationFigures> operation; // of this arm; none where operations were not timed
    std::optional<OperationFigures> singleOperation;

    friend bool operator==(const PointResult&, const PointResult&) = default;
};

[[nodiscard]] inline Arm armOf(const PointResult& point)
{
    return {.threads = point.threads, .pipelined = point.pipelined};
}

enum class ThreadsPay { Above, Below };

// Where the speed-up of an arm crosses 1 along the axis.
struct Crossover
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    AxisKind axis = AxisKind::RttUs;
    bool pipelined = false;     // of the pipelined arm: it pays, not threads
    std::optional<int> threads; // none for AxisKind::Threads, where `at` is a thread count
    double at = 0;              // in the axis's own unit
    Interval interval;
    ThreadsPay threadsPay = ThreadsPay::Above;

    friend bool operator==(const Crossover&, const Crossover&) = default;
};

// What a run says, as far as it went.
struct Analysis
{
    QUuid run;
    std::optional<RunStatus> status; // none while it runs, or where it was killed
    std::vector<PointResult> points; // by target and runtime in the plan's order, then value, then arm
    std::vector<Crossover> crossovers;

    friend bool operator==(const Analysis&, const Analysis&) = default;
};

} // namespace breakeven
