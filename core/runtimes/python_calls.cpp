// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/python_calls.h"

#include <algorithm>

namespace breakeven {

namespace {

using Duration = std::chrono::nanoseconds;
using Durations = std::vector<Duration>;

std::size_t longestOf(const Durations& free, std::size_t begin, std::size_t end)
{
    const auto first = free.begin();
    return static_cast<std::size_t>(std::max_element(first + static_cast<std::ptrdiff_t>(begin),
                                                     first + static_cast<std::ptrdiff_t>(end)) -
                                    first);
}

void makes(StepCosts& step, std::size_t drop, BlockingCall call)
{
    step.drops[drop].call = call;
    step.drops[drop].free = {};
}

// A library that tells nothing of its calls: the longest of Python's is taken for the whole of ours.
StepCosts inOneCall(const Durations& free)
{
    StepCosts step = callsOfCompute(free);
    if (!free.empty())
        makes(step, longestOf(free, 0, free.size()), BlockingCall::All);
    return step;
}

// redis-py sees first that nothing is left from before: ioctl, recv and ioctl, which are back at once.
std::size_t firstSend(const Durations& free)
{
    for (std::size_t i = 1; i + 2 < free.size(); ++i)
        if (free[i] > 2 * free.front())
            return i;
    return free.size() - 2;
}

} // namespace

ItemsKind kindOf(const ItemPlace& place)
{
    if (!place.folder.isEmpty())
        return ItemsKind::Files;
    return place.host.isEmpty() && place.unixPath.isEmpty() ? ItemsKind::Other : ItemsKind::Redis;
}

StepCosts callsOfCompute(const Durations& free)
{
    StepCosts step;
    for (const Duration duration : free)
        step.drops.push_back({.held = {}, .call = {}, .free = duration});
    return step;
}

StepCosts callsOfRead(ItemsKind kind, const Durations& free)
{
    StepCosts step = callsOfCompute(free);
    const std::size_t count = free.size();
    // openat; fstat, ioctl, lseek; lseek with fstat; read, read at the end, close.
    if (kind == ItemsKind::Files && count >= 4) {
        makes(step, 0, BlockingCall::Open);
        makes(step, count - 3, BlockingCall::Read);
        makes(step, count - 2, BlockingCall::Read);
        makes(step, count - 1, BlockingCall::Close);
        return step;
    }
    if (kind == ItemsKind::Redis && count >= 2) {
        const std::size_t send = firstSend(free);
        makes(step, send, BlockingCall::Send);
        for (std::size_t i = send + 1; i < count; ++i)
            makes(step, i, BlockingCall::Receive);
        return step;
    }
    return inOneCall(free);
}

StepCosts callsOfWrite(ItemsKind kind, bool fsync, const Durations& free)
{
    StepCosts step = callsOfCompute(free);
    const std::size_t count = free.size();
    // openat; fstat, ioctl, lseek, lseek; write; lseek; close; rename.
    if (kind == ItemsKind::Files && count >= 4 + (fsync ? 1 : 0)) {
        makes(step, 0, BlockingCall::Create);
        std::size_t write = longestOf(free, 1, count - 2);
        if (fsync) {
            const std::size_t sync = std::max<std::size_t>(write, 2);
            makes(step, sync, BlockingCall::Sync);
            write = longestOf(free, 1, sync);
        }
        makes(step, write, BlockingCall::Write);
        makes(step, count - 2, BlockingCall::Close);
        makes(step, count - 1, BlockingCall::Rename);
        return step;
    }
    if (kind == ItemsKind::Redis && count >= 2) { // a large payload is sent in three
        makes(step, longestOf(free, firstSend(free), count - 1), BlockingCall::Send);
        makes(step, count - 1, BlockingCall::Receive);
        return step;
    }
    return inOneCall(free);
}

StepCosts costsBeyond(const StepCosts& calls, const StepTrace& python, const StepTrace& ours)
{
    StepCosts costs = calls;
    const std::size_t count = costs.drops.size();
    const bool areAlike = ours.free.size() == count;
    // What ours takes longer for in one place is taken off in the next.
    Duration owed{};
    const auto beyond = [&](std::size_t place) {
        const Duration more =
            python.held[place] - (areAlike ? ours.held[place] : Duration()) - std::exchange(owed, {});
        if (more < Duration::zero())
            owed = -more;
        return std::max(more, Duration::zero());
    };
    for (std::size_t i = 0; i < count; ++i) {
        GilDrop& drop = costs.drops[i];
        drop.held = beyond(i);
        if (!drop.call)
            drop.free = std::max(Duration::zero(), python.free[i] - (areAlike ? ours.free[i] : Duration()));
    }
    costs.after = beyond(count);
    return costs;
}

} // namespace breakeven
