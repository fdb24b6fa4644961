// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace breakeven {

// What it costs this machine to switch from one thread of a process to another on the same core, measured
// now, in about 10 ms. 0 where it can't be measured: threads that may not be bound to a core.
//
// Two threads bound to one core hand a byte to and fro through two pipes, so that every hand-over is one
// switch; what the calls take by themselves, as one thread alone makes them, is taken off (as lmbench's
// lat_ctx does). Of five tries the least counts, as whatever else runs there only adds. It is the direct
// cost: what a thread loses by finding its caches cold comes on top, and is in its computing.
//
// Thread-safe; not for the GUI thread.
[[nodiscard]] std::chrono::nanoseconds measureSwitchCost();

} // namespace breakeven
