// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/held_round_trips.h"
#include "core/network/precise_sleep.h"
#include "core/plan/target.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <random>

namespace breakeven {

// The network that file calls wait for, shared by all sessions of a back end. Thread-safe.
class RemoteWaits
{
public:
    void set(const Network& network);
    [[nodiscard]] Network network() const;

    // How long its round trips were held, wait by wait.
    HeldRoundTrips held;

    // The kernel's locks of the folder of temporary files and of the folder of items.
    std::mutex temporaryFolder;
    std::mutex itemFolder;

private:
    friend class WaitingCalls;
    std::atomic<std::chrono::nanoseconds::rep> m_rtt{0};
    std::atomic<std::chrono::nanoseconds::rep> m_jitter{0};
    std::atomic<double> m_bandwidthMbit{0};
};

// One session's waits. One thread at a time, except stop().
class WaitingCalls
{
public:
    WaitingCalls(RemoteWaits& waits, std::uint64_t seed) : m_waits(waits), m_random(seed) {}

    [[nodiscard]] bool isEmulated() const;

    // Sleeps as long as `roundTrips` take and `bytes` need to pass. False when stopped.
    bool wait(int roundTrips, std::size_t bytes);

    // Ends a wait in progress soon, and every later one at once.
    void stop() noexcept { m_stopped.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isStopped() const { return m_stopped.load(std::memory_order_relaxed); }

private:
    RemoteWaits& m_waits;
    std::minstd_rand m_random;
    PunctualSleep m_sleep;
    std::atomic<bool> m_stopped{false};
};

} // namespace breakeven
