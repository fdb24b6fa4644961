// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pthread.h>
#include <sched.h>
#include <stop_token>
#include <thread>
#include <vector>

namespace breakeven {

// Lets the calling thread, and what it starts from now on, run on one core only.
inline void pinTo(unsigned core)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    pthread_setaffinity_np(pthread_self(), sizeof cores, &cores);
}

// Keeps every core from falling asleep while it lives, at the lowest priority there is: waking an idle
// virtual core takes longer than a local operation and comes and goes, which would hide what is compared.
class AwakeCores
{
public:
    AwakeCores()
    {
        for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core)
            m_threads.emplace_back([core](const std::stop_token& stop) {
                const sched_param lowest{};
                pthread_setschedparam(pthread_self(), SCHED_IDLE, &lowest);
                pinTo(core);
                while (!stop.stop_requested()) {
                }
            });
    }

private:
    std::vector<std::jthread> m_threads;
};

} // namespace breakeven
