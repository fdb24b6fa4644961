// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/time_estimate.h"

#include "core/experiment/measured_target.h"
#include "core/experiment/schedule.h"

#include <algorithm>

namespace breakeven {

namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

// As a block goes: each arm for its share of 50 ms, but a batch at least, and one to warm up.
constexpr nanoseconds blockTime = 50ms;
constexpr nanoseconds besideTheArms = 5ms; // going there, placing threads, reading back
constexpr nanoseconds longBatch = 200ms;   // has no warm-up

// Of opening a target, beside its own; a preparation that is shorter than the last is part of the budget.
constexpr nanoseconds python = 1200ms;
constexpr nanoseconds shortPreparation = 2s;

// Round trips of an operation: read and write; of a file also what opening, closing and renaming cost.
int roundTrips(const Target& target)
{
    return target.backend.layout() ? 7 : 2;
}

nanoseconds preparation(const Target& target, RuntimeKind runtime)
{
    return target.backend.openingTime() + (isPython(runtime) ? python : 0ns);
}

nanoseconds batchOf(const Plan& plan, const Target& target, RuntimeKind runtime, const Arm& arm, double value)
{
    const Workload workload = workloadAt(plan, value);
    const Network network = networkAt(plan, target, value);
    const int atOnce = std::max(arm.atOnce(workload.items), 1);
    const int rounds = (workload.items + atOnce - 1) / atOnce;
    // Compute in C++ may spread over cores, of which two are sure; a GIL lets it happen one after the other.
    const int computing = runtime == RuntimeKind::Native ? std::min(std::max(arm.threads(), 1), 2) : 1;
    const bool isNative = runtime == RuntimeKind::Native;
    const nanoseconds ownWork = isNative ? 60us : 250us;
    const nanoseconds copying =
        workload.payloadBytes * (isNative ? 3ns : 6ns); // and making up what is written
    return rounds * (roundTrips(target) * network.rtt) +
           workload.items * (workload.compute / computing + ownWork + copying) +
           shortestTransfer(workload, network);
}

nanoseconds blockOf(const Plan& plan, const Target& target, RuntimeKind runtime, double value)
{
    const std::vector<Arm> arms = armsOf(plan, target, runtime);
    nanoseconds block = besideTheArms;
    for (const Arm& arm : arms) {
        const nanoseconds batch = batchOf(plan, target, runtime, arm, value);
        block += std::max<nanoseconds>(blockTime / std::ssize(arms), batch < longBatch ? 2 * batch : batch);
    }
    return block;
}

} // namespace

TimeEstimate timeEstimate(const Plan& plan)
{
    nanoseconds opening{};
    nanoseconds pass{};
    for (const Target& target : plan.targets) {
        for (const RuntimeKind runtime : plan.runtimes) {
            opening += preparation(target, runtime);
            for (const double value : plan.axis.values)
                pass += blockOf(plan, target, runtime, value);
        }
    }
    const nanoseconds ownTime = opening > shortPreparation ? opening : 0ns; // beside the budget
    const nanoseconds measuring = plan.budget - (opening - ownTime);
    return {.whole = std::chrono::ceil<std::chrono::milliseconds>(plan.budget + ownTime),
            .firstPicture = std::chrono::ceil<std::chrono::milliseconds>(opening + pass),
            .visits = pass.count() > 0
                          ? static_cast<double>(measuring.count()) / static_cast<double>(pass.count())
                          : 0};
}

bool visitsEnough(const TimeEstimate& estimate)
{
    return estimate.visits >= Schedule::minimumBlocks;
}

} // namespace breakeven
