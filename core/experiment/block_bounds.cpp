// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/block_bounds.h"

#include "core/backends/redis/redis_code.h"

namespace breakeven {

namespace {

// A batch this short, against its arm's share of a block, is read back in every block: reading takes about
// half a batch, so that is at most a tenth of the block.
constexpr int shortBatches = 4; // in a share

} // namespace

bool verifies(std::size_t arm, int block, std::size_t arms, std::chrono::nanoseconds batch,
              std::chrono::nanoseconds share)
{
    if (batch * shortBatches <= share)
        return true;
    // In turn, and first the last arm, which is the quickest where threads pay: a run of few blocks loses
    // least.
    return arm == arms - 1 - static_cast<std::size_t>(block) % arms;
}

bool isOfCapacity(const AnyCode& code)
{
    return code == Error::Code::NoSpace || code == RedisCode::MemoryFull || code == Error::Code::OutOfMemory;
}

std::chrono::nanoseconds longestWait(const Workload& workload, const Network& network,
                                     std::chrono::nanoseconds roundTrip)
{
    constexpr int roundTrips = 8;                            // of an operation: 7 on a remote folder
    constexpr double slowestStorage = 1e6;                   // bytes a second
    constexpr auto ofItself = std::chrono::milliseconds(10); // of a disk, and of a core that others use
    const std::chrono::duration<double> transfer(2 * static_cast<double>(workload.payloadBytes) /
                                                 slowestStorage);
    const auto operation = 2 * workload.compute + ofItself +
                           roundTrips * (roundTrip + network.rtt + network.jitter) +
                           std::chrono::round<std::chrono::nanoseconds>(transfer);
    return workload.items * operation;
}

} // namespace breakeven
