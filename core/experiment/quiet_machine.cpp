// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/quiet_machine.h"

#include "core/environment/processor_time.h"

#include <condition_variable>
#include <mutex>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

// The kernel counts in hundredths of a second.
constexpr auto moment = std::chrono::milliseconds(200);

constexpr double quietShare = 0.25; // of the cores, that others may use

// A wait that either of two tokens ends.
class Rest
{
public:
    Rest(const std::stop_token& one, const std::stop_token& other)
        : m_onOne(one, Ending{this})
        , m_onOther(other, Ending{this})
    {}

    // Whether it was ended.
    bool takeFor(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return m_end.wait_for(lock, time, [this] { return m_ended; });
    }

private:
    struct Ending
    {
        Rest* rest;

        void operator()() const
        {
            {
                const std::lock_guard lock(rest->m_mutex);
                rest->m_ended = true;
            }
            rest->m_end.notify_all();
        }
    };

    std::mutex m_mutex;
    std::condition_variable m_end;
    bool m_ended = false;
    std::stop_callback<Ending> m_onOne;
    std::stop_callback<Ending> m_onOther;
};

} // namespace

std::optional<double> loadOfOthers(int cores)
{
    return waitForQuiet(cores, {}, {}, {}, {}).load;
}

QuietWait waitForQuiet(int cores, std::chrono::milliseconds atMost, const std::stop_token& stop,
                       const std::stop_token& skip, const std::function<void(double)>& stillLoud)
{
    QuietWait wait;
    bool wasLoud = false;
    Rest rest(stop, skip);
    const auto began = Clock::now();
    for (;;) {
        const auto from = ProcessorTime::now();
        const bool isEnded = rest.takeFor(moment);
        const auto to = ProcessorTime::now();
        const auto load = from && to ? otherLoad(*from, *to, cores) : std::nullopt;
        if (load || !isEnded) // a moment cut short may have been too short to tell
            wait.load = load;
        const auto passed = std::chrono::round<std::chrono::milliseconds>(Clock::now() - began);
        const bool isQuiet = !load || *load <= quietShare * cores;
        if (isEnded || isQuiet || passed >= atMost) {
            if (wasLoud)
                wait.waited = passed - moment; // it takes a moment to see that it is quiet
            return wait;
        }
        wasLoud = true;
        stillLoud(*load);
    }
}

} // namespace breakeven
