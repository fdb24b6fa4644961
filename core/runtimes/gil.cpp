// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/gil.h"

#include "core/workload/calibrated_compute.h"

#include <algorithm>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

// How long the interpreter may take to come to its next look at a request.
constexpr Gil::Duration Instructions = std::chrono::microseconds(5);

const void* thisThread()
{
    static thread_local const char mark = 0;
    return &mark;
}

} // namespace

Gil::Gil(Duration switchInterval, bool enabled)
    : m_interval(std::max<Duration>(switchInterval, std::chrono::microseconds(1)))
    , m_enabled(enabled)
{}

Gil::Duration Gil::acquire(Before before)
{
    if (!m_enabled)
        return {};
    const Holder self = thisThread();
    Duration waited{};
    std::unique_lock lock(m_mutex);
    if (m_locked) {
        const auto began = Clock::now();
        while (m_locked) {
            const std::uint64_t seen = m_switches;
            const bool timedOut = m_released.wait_for(lock, m_interval) == std::cv_status::timeout;
            if (timedOut && m_locked && m_switches == seen)
                m_dropRequested.store(true, std::memory_order_relaxed);
        }
        waited = Clock::now() - began;
    }
    {
        const std::lock_guard switching(m_switchMutex);
        m_locked = true;
        if (m_lastHolder != self) {
            m_lastHolder = self;
            ++m_switches;
        }
        m_switched.notify_one();
    }
    m_dropRequested.store(false, std::memory_order_relaxed);
    m_hasWaited = before == Before::Waited || waited > Duration::zero();
    return waited;
}

Gil::Duration Gil::release()
{
    if (!m_enabled)
        return {};
    {
        const std::lock_guard lock(m_mutex);
        m_locked = false;
        m_released.notify_one();
    }
    return isDropRequested() ? waitForSwitch(thisThread()) : Duration();
}

Gil::Duration Gil::waitForSwitch(Holder self)
{
    std::unique_lock switching(m_switchMutex);
    if (m_lastHolder != self)
        return {};
    const auto began = Clock::now();
    m_dropRequested.store(false, std::memory_order_relaxed);
    m_switched.wait(switching); // as CPython: a spurious end of the wait is as good
    return Clock::now() - began;
}

Gil::Duration Gil::hold(Duration duration)
{
    Duration waited{};
    std::uint64_t left = computeRoundsFor(std::max(duration, Duration::zero()));
    static const std::uint64_t slice = std::max<std::uint64_t>(1, computeRoundsFor(Instructions));
    while (left > 0) {
        const std::uint64_t now = std::min(left, slice);
        [[maybe_unused]] volatile const std::uint64_t kept = burnRounds(now);
        left -= now;
        if (m_enabled && isDropRequested()) {
            waited += release();
            waited += acquire();
        }
    }
    return waited;
}

Gil::Duration Gil::interpret(Duration alone)
{
    return hold(std::chrono::duration_cast<Duration>((m_hasWaited ? m_pace.cold : m_pace.warm) * alone));
}

std::uint64_t Gil::switches() const
{
    const std::lock_guard lock(m_mutex);
    return m_switches;
}

} // namespace breakeven
