// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtimes/crowd_pace.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace breakeven {

// A model of CPython's global interpreter lock: the same lock with the same hand-over, round compute that
// takes as long as the interpreter's would.
//
// After CPython 3.11, Python/ceval_gil.h (take_gil, drop_gil, built with FORCE_SWITCHING) and Python/ceval.c
// (eval_frame_handle_pending): a taker waits for `switchInterval` at a time; when nobody else got the lock
// meanwhile it asks the holder to drop it; the holder looks at that between two instructions, drops the lock,
// and waits until another thread has it. Nothing makes the lock fair: a holder that drops it for a short
// system call mostly has it again before a woken taker arrives, and a taker that was woken in vain goes on
// waiting.
//
// Thread-safe. A thread holds it at most once.
class Gil
{
public:
    using Duration = std::chrono::nanoseconds;

    // sys.setswitchinterval()'s default.
    static constexpr Duration DefaultSwitchInterval = std::chrono::milliseconds(5);

    // `enabled` false: a free-threaded Python, where nobody ever waits.
    explicit Gil(Duration switchInterval = DefaultSwitchInterval, bool enabled = true);

    // What the thread did before: had a core, or waited for something that others do.
    enum class Before {
        Ran,
        Waited,
    };

    // Returns how long it had to wait for others.
    Duration acquire(Before before = Before::Ran);
    // Returns how long it had to wait until one that had asked for it took it.
    Duration release();

    // Works for `duration` of CPU time as the interpreter does: between two instructions it hands the lock
    // over where that was asked for. Requires: held. Returns how long it waited in between.
    Duration hold(Duration duration);
    // The same for Python's own code that takes `alone` where nobody disputes the lock, at the pace that was
    // set.
    Duration interpret(Duration alone);

    // Requires: held, or nobody else knows of it yet.
    void setPace(const CrowdPace& pace) { m_pace = pace; }

    // Whether a waiter asked for the lock and didn't get it yet.
    [[nodiscard]] bool isDropRequested() const { return m_dropRequested.load(std::memory_order_relaxed); }

    // How often the lock went from one thread to another.
    [[nodiscard]] std::uint64_t switches() const;

private:
    using Holder = const void*;

    Duration waitForSwitch(Holder self);

    const Duration m_interval;
    const bool m_enabled;
    std::atomic<bool> m_dropRequested{false};

    // Of who holds it alone.
    CrowdPace m_pace;
    bool m_hasWaited = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_released;
    bool m_locked = false;
    std::uint64_t m_switches = 0;

    std::mutex m_switchMutex;
    std::condition_variable m_switched;
    Holder m_lastHolder = nullptr; // under both mutexes
};

} // namespace breakeven
