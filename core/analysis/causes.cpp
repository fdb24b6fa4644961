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

} // namespace

std::optional<Causes> causesOf(const ArmTime& arm, int threads, const ArmTime& single)
{
    if (arm.count <= 0 || single.count <= 0 || arm.busy.count() <= 0 || single.busy.count() <= 0)
        return std::nullopt;

    // Of one batch, over all its workers.
    const double all = static_cast<double>(arm.batches.count()) / arm.count * threads;
    const double off = offCpu(arm);
    const double gil = gilWaitOf(arm);
    const double waiting = std::min(off - gil, offCpu(single) - gilWaitOf(single));
    const double busy = std::min(static_cast<double>(arm.busy.count()) / arm.count, all);
    const double computing = std::max(0.0, busy - off);

    const auto share = [threads](double time) {
        return std::chrono::nanoseconds(std::llround(time / threads));
    };
    return Causes{.waiting = share(waiting),
                  .gil = share(gil),
                  .queueing = share(off - gil - waiting),
                  .computing = share(computing),
                  .pool = share(all - busy)};
}

} // namespace breakeven
