// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace breakeven {

// What bytes take at least over this machine's loopback, from their sender's call until the receiver's kernel
// has them, by the kernel's own stamp: 1 to 5 µs. Measured at the first call, which takes some milliseconds;
// zero where the kernel gives no stamps within 100. Thread-safe.
[[nodiscard]] std::chrono::nanoseconds leastLoopbackHop();

} // namespace breakeven
