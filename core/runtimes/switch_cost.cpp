// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/switch_cost.h"

#include "core/base/file_descriptor.h"
#include "core/base/system_limits.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fcntl.h>
#include <optional>
#include <pthread.h>
#include <sched.h>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int tries = 5;
constexpr int handOvers = 200; // there and back, a try

struct Pipe
{
    FileDescriptor out;
    FileDescriptor in;

    static std::optional<Pipe> open()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return std::nullopt;
        return Pipe{.out = FileDescriptor(ends[0]), .in = FileDescriptor(ends[1])};
    }

    [[nodiscard]] bool put() const
    {
        const char byte = 0;
        return ::write(in.number(), &byte, 1) == 1;
    }
    [[nodiscard]] bool take() const
    {
        char byte = 0;
        return ::read(out.number(), &byte, 1) == 1;
    }
};

bool bindTo(int core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<unsigned>(core), &set);
    return ::pthread_setaffinity_np(::pthread_self(), sizeof set, &set) == 0;
}

// Hands a byte into `in` and takes one out of `out`, handOvers times; nothing where a call failed.
std::optional<std::chrono::nanoseconds> timeOfHandOvers(const Pipe& in, const Pipe& out)
{
    const auto began = Clock::now();
    for (int i = 0; i < handOvers; ++i)
        if (!in.put() || !out.take())
            return std::nullopt;
    return Clock::now() - began;
}

} // namespace

std::chrono::nanoseconds measureSwitchCost()
{
    auto there = Pipe::open();
    auto back = Pipe::open();
    const int core = ::sched_getcpu();
    if (!there || !back || core < 0)
        return {};

    // Threads of our own: the caller's binding is not to change.
    std::atomic<bool> bound{true};
    auto partner = startThread([&] {
        if (!bindTo(core))
            bound = false;
        for (int i = 0; i < tries * handOvers; ++i)
            if (!there->take() || !back->put())
                return;
    });
    if (!partner.ok())
        return {};
    std::optional<std::chrono::nanoseconds> handed;
    std::optional<std::chrono::nanoseconds> calls;
    auto measuring = startThread([&] {
        if (!bindTo(core))
            bound = false;
        const auto least = [](auto& known, std::optional<std::chrono::nanoseconds> next) {
            if (next)
                known = std::min(known.value_or(*next), *next);
            return next.has_value();
        };
        for (int i = 0; i < tries; ++i)
            if (!least(handed, timeOfHandOvers(*there, *back)))
                break;
        there->in = FileDescriptor(); // ends the partner where it still waits
        for (int i = 0; i < tries; ++i)
            if (!least(calls, timeOfHandOvers(*back, *back)))
                break;
    });
    if (measuring.ok())
        measuring.value().join();
    else
        there->in = FileDescriptor();
    partner.value().join();
    if (!bound || !handed || !calls)
        return {};
    // There and back: two switches, and each thread's calls.
    return std::max(std::chrono::nanoseconds{}, (*handed - 2 * *calls) / (2 * handOvers));
}

} // namespace breakeven
