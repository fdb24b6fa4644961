// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace breakeven {

// The compute of one operation, as the seed's fake_work(): draws uniform doubles, sums them in 5 bins, builds
// points of (int64 timestamp, float64 value), 16 bytes each, and burns Workload::compute on top.
//
// One a worker: not thread-safe. After construction it doesn't allocate.
class FakeWork
{
public:
    FakeWork(const Workload& workload, std::uint64_t seed);

    // Does the work and returns the bytes to write, valid until the next call.
    [[nodiscard]] std::span<const std::byte> run();

    // Keeps the optimiser from dropping the sums.
    [[nodiscard]] double checksum() const { return m_checksum; }

private:
    std::mt19937_64 m_random;
    std::vector<double> m_values;
    std::vector<std::byte> m_payload;
    std::uint64_t m_computeRounds;
    std::int64_t m_now; // the next point's timestamp, in nanoseconds since 1970
    double m_checksum = 0;
};

// The median cost of one operation's work under `workload`, measured now, in about 20 ms.
[[nodiscard]] std::chrono::nanoseconds measureWorkloadCost(const Workload& workload);

} // namespace breakeven
