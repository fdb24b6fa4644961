// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/calibrated_compute.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

namespace breakeven {

namespace {

// CPU time of this thread, so that being preempted does not look like slow work.
std::chrono::nanoseconds cpuTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

double measureRoundsPerNanosecond()
{
    constexpr std::uint64_t rounds = 500'000;
    constexpr int trials = 10;
    double fastest = std::numeric_limits<double>::max();
    std::uint64_t result = 0;
    for (int trial = 0; trial < trials; ++trial) {
        const auto before = cpuTime();
        result += burnRounds(rounds);
        const auto took = cpuTime() - before;
        fastest =
            std::min(fastest, static_cast<double>(std::max<std::chrono::nanoseconds::rep>(1, took.count())));
    }
    [[maybe_unused]] volatile const std::uint64_t kept = result;
    return static_cast<double>(rounds) / fastest;
}

} // namespace

std::uint64_t burnRounds(std::uint64_t rounds)
{
    // xorshift64: each round needs the one before, so neither vectors nor a clever compiler shorten it.
    std::uint64_t state = 88'172'645'463'325'252U;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
    }
    return state;
}

std::uint64_t computeRoundsFor(std::chrono::nanoseconds compute)
{
    if (compute.count() <= 0)
        return 0;
    static const double roundsPerNanosecond = measureRoundsPerNanosecond();
    return static_cast<std::uint64_t>(
        std::llround(static_cast<double>(compute.count()) * roundsPerNanosecond));
}

} // namespace breakeven
