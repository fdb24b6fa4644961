// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace breakeven {

// Lets this thread sleep without the kernel's default slack of 50 µs. Call once in the thread.
void useExactTimers();

// Sleeps until `deadline` on the steady clock; late by the wake-up of the thread, never early.
void sleepUntil(std::chrono::steady_clock::time_point deadline);

// Sleeps that end on time: the thread is woken as much earlier as its wake-ups are late by, three times of
// four, and polls the rest. What a timer is late by, above all a virtual machine's, is 5 to 25 µs and changes
// with the minute; at a distance of 100 µs equal runs differed by that. One thread at a time.
class PunctualSleep
{
public:
    // Never early; late where three times of four aren't enough, or no core is free.
    void until(std::chrono::steady_clock::time_point deadline);

    // At most 40 µs: what is polled at the end is taken from other threads.
    [[nodiscard]] std::chrono::nanoseconds lead() const { return m_lead; }

private:
    std::chrono::nanoseconds m_lead{};
};

} // namespace breakeven
