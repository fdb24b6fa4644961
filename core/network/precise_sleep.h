// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace breakeven {

// Lets this thread sleep without the kernel's default slack of 50 µs. Call once in the thread.
void useExactTimers();

// Sleeps until `deadline` on the steady clock; late by the wake-up of the thread, never early.
void sleepUntil(std::chrono::steady_clock::time_point deadline);

} // namespace breakeven
