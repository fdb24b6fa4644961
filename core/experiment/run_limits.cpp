// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_limits.h"

#include <algorithm>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr int partsOfAShare = 3; // two failures and the question
constexpr std::chrono::milliseconds least = 2s;
constexpr std::chrono::milliseconds mostPatience = 5s;
constexpr std::chrono::milliseconds leastOpening = 5s; // of a Python with its libraries, on a busy machine

} // namespace

std::chrono::milliseconds patienceFor(const Plan& plan)
{
    std::chrono::nanoseconds farthest{};
    for (const Target& target : plan.targets) {
        for (const double value : plan.axis.values) {
            const Network network = networkAt(plan, target, value);
            farthest = std::max(farthest, network.rtt + network.jitter);
        }
    }
    return std::clamp(shareOf(plan) / partsOfAShare, least, mostPatience) +
           std::chrono::ceil<std::chrono::milliseconds>(farthest);
}

std::chrono::milliseconds shareOf(const Plan& plan)
{
    const auto targets = std::max<std::ptrdiff_t>(1, std::ssize(plan.targets) * std::ssize(plan.runtimes));
    return std::chrono::duration_cast<std::chrono::milliseconds>(plan.budget) / targets;
}

std::chrono::milliseconds longestOpening(const Plan& plan)
{
    return std::max(shareOf(plan), leastOpening);
}

} // namespace breakeven
