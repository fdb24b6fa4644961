// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/causes_text.h"

#include "app/wording/names.h"
#include "app/wording/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Causes)
};

// How far from a draw, as a logarithm; one whose verdict is open comes last.
double decisiveness(const PointResult& point)
{
    const double distance = std::abs(std::log(point.speedUp.ratio));
    return point.verdict == Verdict::Unclear ? distance / 1000 : distance;
}

bool sameArm(const PointResult& one, const PointResult& other)
{
    return one.key == other.key && one.arm == other.arm;
}

bool underGil(const PointResult& point, const Environment& environment)
{
    if (point.key.runtime == RuntimeKind::Native)
        return false;
    return point.key.runtime == RuntimeKind::GilModel ||
           std::any_of(environment.pythons.begin(), environment.pythons.end(),
                       [](const PythonFacts& python) { return python.gil; });
}

std::chrono::nanoseconds busyIn(const Causes& causes)
{
    return causes.waiting + causes.computing + causes.holding;
}

QString costText(const PointResult& point)
{
    const auto overlapped = busyIn(*point.singleCauses) - busyIn(*point.causes);
    const auto paid = point.causes->total() - point.singleCauses->total() + overlapped;
    const QString price = durationText(std::max(paid, std::chrono::nanoseconds(0)));
    if (overlapped.count() <= 0)
        return Words::tr("%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other, "
                         "switching and the pool.",
                         nullptr, point.what.threads())
            .arg(price);
    return Words::tr("%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other, "
                     "switching and the pool.",
                     nullptr, point.what.threads())
        .arg(durationText(overlapped), price);
}

// Where it is known what one thread's operations hold the GIL for.
QString gilLimitText(const OperationFigures& operation, int items, AxisKind axis)
{
    if (!operation.held || operation.held->count() <= 0)
        return {};
    const auto most = static_cast<int>(std::ceil(static_cast<double>(operation.wall.count()) /
                                                 static_cast<double>(operation.held->count())));
    if (most > items)
        return Words::tr(
                   "Only %1 of the %2 of an operation can't overlap under the GIL: it keeps none of the "
                   "%n thread(s) that a batch can use from helping.",
                   nullptr, items)
            .arg(durationText(*operation.held), durationText(operation.wall));
    const QString held = durationText(*operation.held);
    if (axis == AxisKind::RttUs)
        return Words::tr("%1 of every operation can't overlap under the GIL, so more than %n thread(s) can't "
                         "help at this distance.",
                         nullptr, most)
            .arg(held);
    return Words::tr("%1 of every operation can't overlap under the GIL, so more than %n thread(s) can't "
                     "help here.",
                     nullptr, most)
        .arg(held);
}

QString limitText(const PointResult& point, const Plan& plan, const Environment& environment)
{
    const Causes& one = *point.singleCauses;
    const int items = std::max(1, workloadAt(plan, point.key.value).items);
    if (underGil(point, environment))
        return point.singleOperation && point.what.isThreads()
                   ? gilLimitText(*point.singleOperation, items, point.key.axis)
                   : QString();
    const auto computing = one.computing + one.holding + one.switching;
    const double cores = coresToUse(environment);
    if (computing.count() <= 0 || cores <= 0)
        return {};
    const double perCore =
        1 + static_cast<double>(one.waiting.count()) / static_cast<double>(computing.count());
    return Words::tr("An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the "
                     "cores of this machine.",
                     nullptr, static_cast<int>(std::ceil(cores * perCore)))
        .arg(durationText(computing / items), durationText(one.waiting / items));
}

QString countText(double count)
{
    return QLocale().toString(count, 'f', count < 100 ? 1 : 0);
}

// Among the points that `isMeant`.
template <typename IsMeant>
std::optional<PointResult> tellingAmong(const Analysis& analysis, const std::optional<PointResult>& shown,
                                        const IsMeant& isMeant)
{
    // Another must be so much farther from a draw before it is shown instead.
    constexpr double clearly = 1.25;

    const PointResult* best = nullptr;
    const PointResult* stays = nullptr;
    for (const PointResult& point : analysis.points) {
        if (!point.causes || !point.singleCauses || !isMeant(point))
            continue;
        if (best == nullptr || decisiveness(point) > decisiveness(*best))
            best = &point;
        if (shown && sameArm(point, *shown))
            stays = &point;
    }
    if (best == nullptr)
        return std::nullopt;
    if (stays != nullptr && decisiveness(*best) < clearly * decisiveness(*stays))
        return *stays;
    return *best;
}

} // namespace

std::chrono::nanoseconds timeOf(const Causes& causes, Cause cause)
{
    switch (cause) {
    case Cause::Waiting:
        return causes.waiting;
    case Cause::Computing:
        return causes.computing;
    case Cause::Holding:
        return causes.holding;
    case Cause::Gil:
        return causes.gil;
    case Cause::Queueing:
        return causes.queueing;
    case Cause::Switching:
        return causes.switching;
    case Cause::Pool:
        break;
    }
    return causes.pool;
}

QString causeName(Cause cause)
{
    switch (cause) {
    case Cause::Waiting:
        return Words::tr("Waiting");
    case Cause::Computing:
        return Words::tr("Computing");
    case Cause::Holding:
        return Words::tr("Holding GIL");
    case Cause::Gil:
        return Words::tr("GIL wait");
    case Cause::Queueing:
        return Words::tr("Queueing");
    case Cause::Switching:
        return Words::tr("Switching");
    case Cause::Pool:
        break;
    }
    return Words::tr("Pool");
}

QString causeMeaning(Cause cause)
{
    switch (cause) {
    case Cause::Waiting:
        return Words::tr("Time in reads and writes off the CPU, as long as one thread's operations are: the "
                         "storage and the way to it. Wall time less CPU time of the workers. Threads overlap "
                         "it.");
    case Cause::Computing:
        return Words::tr("CPU time of the workers during operations: the work on the data, the client "
                         "library and the system's calls, less holding the GIL and switching where these "
                         "are known. Threads overlap it as far as there are cores.");
    case Cause::Holding:
        return Words::tr("CPU time with the GIL held, as a short run with one thread told before. Threads "
                         "can't overlap it.");
    case Cause::Gil:
        return Words::tr("Time in operations spent waiting for the GIL, as seen in your CPython's waits for "
                         "its lock. Where that can't be seen it is part of queueing.");
    case Cause::Queueing:
        return Words::tr("Time off the CPU beyond that: operations that run at once wait for each other at "
                         "the server, for a lock, or for a core. One thread has none.");
    case Cause::Switching:
        return Words::tr("An estimate of the CPU time that changing from thread to thread took: the context "
                         "switches that the kernel counted during operations, times what one costs on this "
                         "machine, as two threads that hand a byte to and fro on one core told before the "
                         "run.");
    case Cause::Pool:
        break;
    }
    return Words::tr("Time outside operations: starting and waking threads, handing operations out, and "
                     "having none left while others still work. Batch latency less time in operations.");
}

QString causesText(const PointResult& point, const Plan& plan, const Environment& environment)
{
    if (!point.causes || !point.singleCauses)
        return {};
    QString text;
    if (point.what.threads() > 1)
        text = costText(point);
    if (const QString limit = limitText(point, plan, environment); !limit.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + limit;
    return text;
}

QString switchesText(const PointResult& point)
{
    if (!point.operation || !point.singleOperation)
        return {};
    const auto all = [](const OperationFigures& operation) {
        return countText(operation.voluntarySwitches + operation.involuntarySwitches);
    };
    const QString forced = countText(point.operation->involuntarySwitches);
    if (point.what.threads() == 1)
        return Words::tr("Context switches an operation: %1, %2 of them forced.")
            .arg(all(*point.operation), forced);
    return Words::tr(
               "Context switches an operation: %1 with 1 thread, %2 with %n thread(s), %3 of them forced.",
               nullptr, point.what.threads())
        .arg(all(*point.singleOperation), all(*point.operation), forced);
}

std::optional<PointResult> tellingPoint(const Analysis& analysis, const VerdictText& verdict,
                                        const std::optional<PointResult>& shown)
{
    return tellingAmong(analysis, shown, [&verdict](const PointResult& point) {
        return point.key.target == verdict.target && point.key.runtime == verdict.runtime &&
               (verdict.arm ? point.arm == *verdict.arm : point.what.isThreads()) &&
               (!verdict.isForArm || point.speedUp.ratio > 1);
    });
}

} // namespace breakeven
