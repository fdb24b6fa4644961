// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/causes_text.h"

#include "app/wording/quantity_text.h"

#include <QCoreApplication>

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

QString costText(const PointResult& point)
{
    const Causes& one = *point.singleCauses;
    const Causes& many = *point.causes;
    const auto overlapped = one.waiting + one.computing - many.waiting - many.computing;
    const auto paid = many.gil + many.queueing + many.pool - one.gil - one.queueing - one.pool;
    if (overlapped.count() <= 0)
        return Words::tr("%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other "
                         "and the pool.",
                         nullptr, point.threads)
            .arg(durationText(std::max(paid, std::chrono::nanoseconds(0))));
    return Words::tr(
               "%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other and the pool.",
               nullptr, point.threads)
        .arg(durationText(overlapped), durationText(std::max(paid, std::chrono::nanoseconds(0))));
}

QString limitText(const PointResult& point, const Plan& plan, const Environment& environment)
{
    const Causes& one = *point.singleCauses;
    if (one.computing.count() <= 0)
        return {};
    const int items = std::max(1, workloadAt(plan, point.key.value).items);
    const QString computing = durationText(one.computing / items);
    const double perCore =
        1 + static_cast<double>(one.waiting.count()) / static_cast<double>(one.computing.count());
    if (underGil(point, environment))
        return Words::tr("%1 of every operation can't overlap under the GIL, so more than %n thread(s) can't "
                         "help here.",
                         nullptr, static_cast<int>(std::ceil(perCore)))
            .arg(computing);
    const int cores = environment.usableCores;
    if (cores <= 0)
        return {};
    return Words::tr("An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the "
                     "cores of this machine.",
                     nullptr, static_cast<int>(std::ceil(cores * perCore)))
        .arg(computing, durationText(one.waiting / items));
}

} // namespace

std::chrono::nanoseconds timeOf(const Causes& causes, Cause cause)
{
    switch (cause) {
    case Cause::Waiting:
        return causes.waiting;
    case Cause::Computing:
        return causes.computing;
    case Cause::Gil:
        return causes.gil;
    case Cause::Queueing:
        return causes.queueing;
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
    case Cause::Gil:
        return Words::tr("GIL");
    case Cause::Queueing:
        return Words::tr("Queueing");
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
                         "library and the system's calls. Threads overlap it as far as there are cores.");
    case Cause::Gil:
        return Words::tr(
            "Time in operations spent waiting for the GIL: as the model of it tells, or as seen in "
            "your CPython's waits for its lock. Where that can't be seen it is part of queueing.");
    case Cause::Queueing:
        return Words::tr("Time off the CPU beyond that: operations that run at once wait for each other at "
                         "the server, for a lock, or for a core, and are switched. One thread has none.");
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
    if (point.threads > 1)
        text = costText(point);
    if (const QString limit = limitText(point, plan, environment); !limit.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + limit;
    return text;
}

std::optional<PointResult> tellingPoint(const Analysis& analysis, const std::optional<PointResult>& shown)
{
    // Another must be so much farther from a draw before it is shown instead.
    constexpr double clearly = 1.25;

    const PointResult* best = nullptr;
    const PointResult* stays = nullptr;
    for (const PointResult& point : analysis.points) {
        if (!point.causes || !point.singleCauses || point.threads == 1)
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

} // namespace breakeven
