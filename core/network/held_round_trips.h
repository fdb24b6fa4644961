// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <vector>

namespace breakeven {

// How long an emulation really held round trips. Thread-safe; note() takes no lock and no memory, so that it
// may stand in a measured path.
class HeldRoundTrips
{
public:
    void note(std::chrono::nanoseconds held) noexcept
    {
        const std::size_t place = m_count.fetch_add(1, std::memory_order_relaxed);
        m_held[place % most].store(held.count(), std::memory_order_relaxed);
    }

    // Those since the last call, in no order; where they are more than 16,384, the latest.
    [[nodiscard]] std::vector<std::chrono::nanoseconds> take();

private:
    static constexpr std::size_t most = 16'384;

    std::atomic<std::size_t> m_count{0};
    std::array<std::atomic<std::chrono::nanoseconds::rep>, most> m_held{};
};

} // namespace breakeven
