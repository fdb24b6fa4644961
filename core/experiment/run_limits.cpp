// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_limits.h"

#include <algorithm>

namespace breakeven {

namespace {

using namespace std::chrono_literals;

constexpr int PartsOfAShare = 3; // two failures and the question
constexpr std::chrono::milliseconds Least = 2s;
constexpr std::chrono::milliseconds Most = 5s;

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
    const auto targets = std::max<std::ptrdiff_t>(1, std::ssize(plan.targets) * std::ssize(plan.runtimes));
    const auto part =
        std::chrono::duration_cast<std::chrono::milliseconds>(plan.budget) / (PartsOfAShare * targets);
    return std::clamp(part, Least, Most) + std::chrono::ceil<std::chrono::milliseconds>(farthest);
}

} // namespace breakeven
