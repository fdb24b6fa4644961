// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace breakeven {

// What the calling thread has used since it began, as the kernel counts it (getrusage, RUSAGE_THREAD).
struct ThreadUsage
{
    std::chrono::nanoseconds cpu{}; // user and system, to a microsecond
    std::int64_t voluntarySwitches = 0;
    std::int64_t involuntarySwitches = 0;

    [[nodiscard]] static ThreadUsage now();
};

} // namespace breakeven
