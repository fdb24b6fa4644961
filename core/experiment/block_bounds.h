// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/plan/plan.h"

#include <chrono>
#include <cstddef>

namespace breakeven {

// Whether `arm` of `arms` reads back in block `block` what it wrote: each one in every block where its
// batches are short against its `share` of the block's time, else one arm in each block, in turn.
[[nodiscard]] bool verifies(std::size_t arm, int block, std::size_t arms, std::chrono::nanoseconds batch,
                            std::chrono::nanoseconds share);

// What a batch of one thread takes at most on any storage that is worth waiting for, but for the network's
// bandwidth. `roundTrip`: without the network.
[[nodiscard]] std::chrono::nanoseconds longestWait(const Workload& workload, const Network& network,
                                                   std::chrono::nanoseconds roundTrip);

// Whether it is of one size of items, and says nothing of smaller ones.
[[nodiscard]] bool isOfCapacity(const AnyCode& code);

} // namespace breakeven
