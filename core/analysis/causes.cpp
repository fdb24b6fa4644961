// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/causes.h"

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

double offCpu(const ArmTime& arm)
{
    return std::max(0.0, static_cast<double>((arm.busy - arm.cpu).count())); // the two clocks tick apart
}

} // namespace

std::optional<Causes> causesOf(const ArmTime& arm, int threads, const ArmTime& single)
{
    if (arm.count <= 0 || single.count <= 0 || arm.busy.count() <= 0 || single.busy.count() <= 0)
        return std::nullopt;

    // Of one batch, over all its workers.
    const double all = static_cast<double>(arm.batches.count()) / arm.count * threads;
    const double off = offCpu(arm) / arm.count;
    const double waiting = std::min(off, offCpu(single) / single.count);
    const double busy = std::min(static_cast<double>(arm.busy.count()) / arm.count, all);
    const double computing = std::max(0.0, busy - off);

    const auto share = [threads](double time) {
        return std::chrono::nanoseconds(std::llround(time / threads));
    };
    return Causes{.waiting = share(waiting),
                  .queueing = share(off - waiting),
                  .computing = share(computing),
                  .pool = share(all - busy)};
}

} // namespace breakeven
