// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <sys/types.h>

#include <span>
#include <vector>

namespace breakeven {

// The numbers of the cores that `thread` may run on, ascending; 0: the calling thread. A process's number
// stands for its main thread. Unsupported where the machine has more cores than a mask names (1,024),
// NotFound where there is no such thread.
[[nodiscard]] Result<std::vector<int>> coresOf(pid_t thread = 0);

// Lets `thread`, and what it starts from now on, run on `cores` only; 0: the calling thread. False where the
// system won't: none of them is the process's to use, the thread is gone or another user's.
bool keepOn(std::span<const int> cores, pid_t thread = 0);

// All threads of `process` that there are just now; empty where it is gone.
[[nodiscard]] std::vector<pid_t> threadsOf(pid_t process);

} // namespace breakeven
