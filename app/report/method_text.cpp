// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/method_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Report)
};

QString poolText(const Plan& plan)
{
    const bool hasThreads =
        std::any_of(plan.arms.begin(), plan.arms.end(), [](const Arm& arm) { return arm.threads() > 1; });
    if (!hasThreads)
        return {};
    return plan.pool == PoolKind::PerBatch
               ? Words::tr("The pool of threads is made and joined within each batch.")
               : Words::tr("The pool of threads is made once and kept.");
}

QString howItEnded(const Run& run)
{
    if (!run.end)
        return Words::tr("The run has no end: it still goes on, or was killed.");
    const auto seconds = run.header.started.secsTo(run.end->finished);
    return Words::tr("It ended after %1 s: %2.").arg(seconds).arg(statusName(run.end->status));
}

} // namespace

QStringList methodTexts(const Run& run)
{
    const Plan& plan = run.header.plan;
    QStringList texts;
    texts.append(
        QStringList{Words::tr("A batch is a number of operations that one call does; an operation reads an "
                              "item, computes on it, and writes one. The wall time of a batch is the batch "
                              "latency, the figure that everything here is about. One thread is a plain "
                              "loop."),
                    poolText(plan)}
            .join(QLatin1Char(' '))
            .trimmed());
    texts.append(
        Words::tr("A block visits one point of the axis and measures every arm once, in shuffled order and "
                  "close in time, so that a drift of the machine hits all arms alike. Warm-up batches are "
                  "not counted."));
    texts.append(
        Words::tr("The latency of an arm at a point is the geometric mean over the blocks of the block's "
                  "median. The speed-up is the latency of one thread divided by that of the arm, paired by "
                  "blocks: above 1 the arm wins. Intervals hold the truth in 95 % of the cases; the block is "
                  "their unit."));
    texts.append(
        Words::tr("A crossover is where the speed-up crosses 1. Between points latencies run straight over "
                  "the axis; no crossover is named that its interval does not support. An arm is worth "
                  "having from a gain of %1 on; what lies below makes no difference.")
            .arg(shareText(plan.worth)));
    texts.append(
        Words::tr("Asked for: intervals within %1, in %2 at most; the order was drawn with seed %3. %4")
            .arg(shareText(plan.precision),
                 durationText(std::chrono::duration_cast<std::chrono::nanoseconds>(plan.budget)),
                 QString::number(plan.seed), howItEnded(run)));
    return texts;
}

} // namespace breakeven
