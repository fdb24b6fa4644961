// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/fake_work.h"

#include "core/workload/calibrated_compute.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t bins = 5;
constexpr std::size_t pointBytes = sizeof(std::int64_t) + sizeof(double);
constexpr std::int64_t pointDistance = 1'000'000'000; // one point a second, in nanoseconds

std::size_t pointsOf(const Workload& workload)
{
    const auto bytes = static_cast<std::size_t>(std::max<qint64>(0, workload.payloadBytes));
    return (bytes + pointBytes - 1) / pointBytes;
}

// [0, 1) with all 53 bits, as numpy draws it; std::uniform_real_distribution may return its upper end.
double uniform(std::mt19937_64& random)
{
    return static_cast<double>(random() >> 11) * 0x1.0p-53;
}

} // namespace

FakeWork::FakeWork(const Workload& workload, std::uint64_t seed)
    : m_random(seed)
    , m_values(pointsOf(workload))
    , m_payload(m_values.size() * pointBytes)
    , m_computeRounds(computeRoundsFor(workload.compute))
    , m_now(std::chrono::duration_cast<std::chrono::nanoseconds>(
                std::chrono::system_clock::now().time_since_epoch())
                .count())
{}

std::span<const std::byte> FakeWork::run()
{
    std::generate(m_values.begin(), m_values.end(), [this] { return uniform(m_random); });

    std::array<double, bins> sums{};
    const std::size_t points = m_values.size();
    for (std::size_t bin = 0; bin < bins; ++bin) {
        // Whole division of a product: bins of 20 for the seed's 100 points, nearly equal ones for any count.
        const auto first = m_values.begin() + static_cast<std::ptrdiff_t>(bin * points / bins);
        const auto last = m_values.begin() + static_cast<std::ptrdiff_t>((bin + 1) * points / bins);
        sums[bin] = std::accumulate(first, last, 0.0);
    }
    m_checksum += std::accumulate(sums.begin(), sums.end(), 0.0);

    std::byte* to = m_payload.data();
    std::int64_t timestamp = m_now;
    for (const double value : m_values) {
        std::memcpy(to, &timestamp, sizeof timestamp);
        std::memcpy(to + sizeof timestamp, &value, sizeof value);
        to += pointBytes;
        timestamp += pointDistance;
    }
    m_now = timestamp;

    if (m_computeRounds > 0)
        m_checksum += static_cast<double>(burnRounds(m_computeRounds) & 1U);
    return m_payload;
}

std::chrono::nanoseconds measureWorkloadCost(const Workload& workload)
{
    constexpr std::chrono::milliseconds budget(20);
    constexpr std::size_t enough = 10'000;

    // Long compute is known by its calibration; only the rest needs a measurement.
    Workload measured = workload;
    const bool knownCompute = workload.compute > std::chrono::milliseconds(1);
    if (knownCompute)
        measured.compute = {};

    FakeWork work(measured, 1);
    std::vector<std::chrono::nanoseconds> costs;
    costs.reserve(enough);
    const auto end = Clock::now() + budget;
    do {
        const auto before = Clock::now();
        [[maybe_unused]] const auto payload = work.run();
        costs.push_back(Clock::now() - before);
    } while (costs.size() < enough && Clock::now() < end);

    const auto middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    std::nth_element(costs.begin(), middle, costs.end());
    return *middle + (knownCompute ? workload.compute : std::chrono::nanoseconds(0));
}

} // namespace breakeven
