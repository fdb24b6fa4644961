// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/thread_usage.h"

#include <sys/resource.h>

namespace breakeven {

namespace {

std::chrono::nanoseconds toDuration(const timeval& time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

ThreadUsage ThreadUsage::now()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage); // can't fail with these arguments
    return {.cpu = toDuration(usage.ru_utime) + toDuration(usage.ru_stime),
            .voluntarySwitches = usage.ru_nvcsw,
            .involuntarySwitches = usage.ru_nivcsw};
}

} // namespace breakeven
