// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/causes.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

// Of one batch, over all its workers.
double offCpu(const ArmTime& arm)
{
    // The two clocks tick apart.
    return std::max(0.0, static_cast<double>((arm.busy - arm.cpu).count())) / arm.count;
}

double gilWaitOf(const ArmTime& arm)
{
    return std::clamp(static_cast<double>(arm.gil.count()) / arm.count, 0.0, offCpu(arm));
}

// Of one batch, over all its workers; as far as the CPU time goes, which another clock counts.
double heldOf(const ArmTime& arm, double cpu)
{
    return arm.heldCount > 0 ? std::clamp(static_cast<double>(arm.held.count()) / arm.heldCount, 0.0, cpu)
                             : 0;
}

} // namespace

std::optional<OperationFigures> operationFiguresOf(const ArmTime& arm, int items)
{
    if (arm.count <= 0 || arm.busy.count() <= 0)
        return std::nullopt;
    const double operations = arm.count * items;
    const auto share = [](std::chrono::nanoseconds sum, double count) {
        return std::chrono::nanoseconds(std::llround(static_cast<double>(sum.count()) / count));
    };
    return OperationFigures{.wall = share(arm.busy, operations),
                            .held = arm.heldCount > 0 ? std::optional(share(arm.held, arm.heldCount * items))
                                                      : std::nullopt,
                            .voluntarySwitches = static_cast<double>(arm.voluntarySwitches) / operations,
                            .involuntarySwitches = static_cast<double>(arm.involuntarySwitches) / operations};
}

std::optional<Causes> causesOf(const ArmTime& arm, int threads, const ArmTime& single,
                               std::chrono::nanoseconds switchCost)
{
    if (arm.count <= 0 || single.count <= 0 || arm.busy.count() <= 0 || single.busy.count() <= 0)
        return std::nullopt;

    // Of one batch, over all its workers.
    const double all = static_cast<double>(arm.batches.count()) / arm.count * threads;
    const double off = offCpu(arm);
    const double gil = gilWaitOf(arm);
    const double waiting = std::min(off - gil, offCpu(single) - gilWaitOf(single));
    const double busy = std::min(static_cast<double>(arm.busy.count()) / arm.count, all);
    const double cpu = std::max(0.0, busy - off);
    const double holding = heldOf(arm, cpu);
    const double switches = static_cast<double>(arm.voluntarySwitches + arm.involuntarySwitches) / arm.count;
    const double switching =
        std::clamp(switches * static_cast<double>(switchCost.count()), 0.0, cpu - holding);

    const auto share = [threads](double time) {
        return std::chrono::nanoseconds(std::llround(time / threads));
    };
    return Causes{.waiting = share(waiting),
                  .gil = share(gil),
                  .queueing = share(off - gil - waiting),
                  .computing = share(cpu - holding - switching),
                  .holding = share(holding),
                  .switching = share(switching),
                  .pool = share(all - busy)};
}

} // namespace breakeven
