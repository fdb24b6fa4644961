// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace breakeven {

// What a relay adds to a round trip on this machine beyond the delay asked for (two more hops, each with the
// wake-up of a thread): the median over an echo server of our own, measured once in a process, in about 0.1
// s. LatencyRelay takes it off, so a round trip shorter than this can't be emulated. Thread-safe.
[[nodiscard]] std::chrono::nanoseconds relayCost();

} // namespace breakeven
