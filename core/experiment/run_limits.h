// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/moving_alarm.h"
#include "core/base/system_limits.h"
#include "core/experiment/block_bounds.h"
#include "core/plan/plan.h"

#include <QString>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stop_token>
#include <utility>

namespace breakeven {

// How long a target may leave us without an answer: two failures and the question whether it lives at all
// take no more than its share of the budget. With the longest round trip on top.
[[nodiscard]] std::chrono::milliseconds patienceFor(const Plan& plan);

// A target's share of the budget, under one runtime.
[[nodiscard]] std::chrono::milliseconds shareOf(const Plan& plan);

// How long a target may take to be opened and made ready: its share, but what a Python needs to start however
// short that is.
[[nodiscard]] std::chrono::milliseconds longestOpening(const Plan& plan);

// Ends what takes too long.
class Deadlines
{
public:
    using Clock = MovingAlarm::Clock;

    // `stop`: of the whole run; outlives this. ThreadsExhausted.
    [[nodiscard]] static Result<Deadlines> make(const std::stop_token& stop)
    {
        auto alarm = MovingAlarm::make();
        if (!alarm.ok())
            return alarm.error();
        return Deadlines(stop, std::move(alarm).value());
    }

    // What `call` gives under a token that is stopped with the run, and at `limit`.
    template <typename Call>
    [[nodiscard]] auto endedAt(Clock::time_point limit, Call call)
    {
        std::stop_source ending;
        const std::stop_callback withTheRun(*m_stop, [&ending] { ending.request_stop(); });
        m_alarm->set(limit, [&ending] { ending.request_stop(); });
        auto result = call(ending.get_token());
        m_alarm->setOff();
        return result;
    }

    // What `call`, a Result, gives by `limit`, which is TimedOut then, or by `last`, if that is sooner, which
    // is the end of the run as a cancel is: Cancelled.
    template <typename Call>
    [[nodiscard]] auto timed(Clock::time_point limit, Clock::time_point last, const QString& where, Call call)
    {
        auto result = endedAt(std::min(limit, last), call);
        const bool isLate = !result.ok() && result.error().code == Error::Code::Cancelled;
        if (isLate && limit < last && !m_stop->stop_requested())
            result = Error{Error::Code::TimedOut, where, {}};
        return result;
    }

private:
    Deadlines(const std::stop_token& stop, std::unique_ptr<MovingAlarm> alarm)
        : m_stop(&stop)
        , m_alarm(std::move(alarm))
    {}

    const std::stop_token* m_stop;
    std::unique_ptr<MovingAlarm> m_alarm;
};

// The failures of one target at points that follow each other.
class FailureRow
{
public:
    void end() { m_length = 0; }

    // Whether the target is dead. Who has no room for one size of items may have it for a smaller one; and
    // who fails twice is only dead if a fresh connection fails, too: `answers`, a Status, is asked. Of what
    // goes wrong in a Python a connection of ours says nothing.
    template <typename Answers>
    [[nodiscard]] bool add(const Error& error, RuntimeKind runtime, Answers answers)
    {
        constexpr int doubtful = 2;
        if (isOfCapacity(error.code) || ++m_length < doubtful)
            return false;
        m_length = 0;
        const bool isOfConnection =
            error.code == Error::Code::ConnectionLost || error.code == Error::Code::Unreachable;
        return (runtime != RuntimeKind::Native && !isOfConnection) || !answers().ok();
    }

private:
    int m_length = 0;
};

// The file descriptors of this process that targets may come to need, reckoned before they are opened.
class DescriptorReckoning
{
public:
    // Beside what is open now.
    [[nodiscard]] int spare() const { return m_atFirst.limit - m_atFirst.open - ofTheRun - m_promised; }
    void promise(int descriptors) { m_promised += descriptors; }

private:
    // Its file, servers and children, and what a look at the system opens for a moment.
    static constexpr int ofTheRun = 64;

    DescriptorUse m_atFirst = descriptorUse();
    int m_promised = 0;
};

} // namespace breakeven
