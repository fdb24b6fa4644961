// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/disturbance.h"
#include "core/analysis/thread_advice.h"
#include "core/answer/best_arm.h"
#include "core/answer/caveat.h"
#include "core/answer/layout_effect.h"
#include "core/answer/pipelining.h"
#include "core/answer/reason.h"
#include "core/runs/run.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace breakeven {

enum class AnswerState {
    Measuring,   // too little is known yet of a run that goes on
    NotMeasured, // the run ended before
    Known,
};

// A thread count to set, on a piece of the axis. Where the next one begins at its end, the change is
// supported; else what lies between isn't known.
struct SettingRange
{
    int threads = 1;
    double from = 0; // in the axis's own unit
    double to = 0;
    std::optional<Interval> fromInterval{}; // as Stretch has them
    std::optional<Interval> toInterval{};

    friend bool operator==(const SettingRange&, const SettingRange&) = default;
};

// One thread against one thread: a check of the measuring itself.
struct SelfCheck
{
    std::size_t points = 0;
    std::size_t different = 0; // whose interval doesn't hold 1

    friend bool operator==(const SelfCheck&, const SelfCheck&) = default;
};

// What a run says of one target under one runtime.
struct TargetAnswer
{
    QString target;
    RuntimeKind runtime = RuntimeKind::Native;
    AxisKind axis = AxisKind::RttUs;
    AnswerState state = AnswerState::Measuring;
    std::size_t knownPoints = 0; // those with an interval
    double first = 0;            // of the axis, as far as it was measured, in its own unit
    double last = 0;

    std::vector<ArmAnswer> arms;              // in the plan's order; none over thread counts
    std::vector<Stretch> stretches;           // of the best arm along the axis; one over thread counts
    std::vector<Crossover> crossovers;        // where an arm's speed-up crosses 1
    std::vector<std::size_t> crossoverPlaces; // theirs in Analysis::crossovers

    // Figures of the table that the answer is told by, of the arm that leads: the one that is best last along
    // the axis, or would be.
    std::optional<PointResult> leading; // at the last point
    std::optional<PointResult> gain;    // where it halves the latency, or gains most; within a stretch of it
    std::optional<PointResult> mildestLoss; // among the points at which it loses
    std::optional<PointResult> worstLoss;
    std::optional<PointResult> fastest; // over thread counts: the fastest arm of threads, where it isn't best
    std::vector<double> open;           // of the axis: where more measuring would tell more

    std::optional<Reason> reason;
    std::optional<Pipelining> pipelining;
    std::optional<LayoutEffect> layout;
    bool offersOtherLayout = false; // as it may change the answer; once a target
    std::optional<SelfCheck> selfCheck;
    std::vector<SettingRange> settings; // none where the count at either end isn't known, or it jumps about
    std::vector<Caveat> caveats;

    [[nodiscard]] bool isUndermined() const;

    friend bool operator==(const TargetAnswer&, const TargetAnswer&) = default;
};

// The formula of the textbook asks for several threads where one is better, or for one where several are.
struct TextbookContradiction
{
    PointKey key;
    int textbook = 1;
    int measured = 1;

    friend bool operator==(const TextbookContradiction&, const TextbookContradiction&) = default;
};

// What a run says. Every sentence, view and JSON renders it, and decides nothing.
struct Answer
{
    double worth = 0;
    std::vector<TargetAnswer> targets; // by target and runtime, in the plan's order
    // Of a whole run only, as they need its blocks; in the order of the points.
    std::vector<ThreadAdvice> advice;
    std::vector<Disturbance> disturbances;
    std::vector<TextbookContradiction> contradictions;

    friend bool operator==(const Answer&, const Answer&) = default;
};

// So far: what follows from the analysis of a run that may still go on. Cheap enough for every new Analysis.
[[nodiscard]] Answer answerOf(const RunFacts& facts, const Analysis& analysis);

// Of a whole run, with what only its blocks say; uses all cores. Not for the GUI thread.
[[nodiscard]] Answer answerOf(const Run& run, const Analysis& analysis);

[[nodiscard]] RunFacts factsOf(const Run& run);

} // namespace breakeven
