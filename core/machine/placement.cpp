// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/machine/placement.h"

#include "core/machine/affinity.h"

#include <algorithm>

namespace breakeven {

Placement Placement::draw(std::span<const PlacedThreads> groups, std::span<const int> cores,
                          std::mt19937_64& random)
{
    Placement drawn;
    if (cores.size() < 2)
        return drawn;
    std::set<int> first;
    for (const PlacedThreads& group : groups) {
        std::vector<int> hat(cores.begin(), cores.end());
        if (group.apartFromFirst && first.size() < cores.size())
            std::erase_if(hat, [&first](int core) { return first.contains(core); });
        std::shuffle(hat.begin(), hat.end(), random);
        std::size_t next = 0;
        for (const pid_t thread : group.threads) {
            drawn.places.push_back({.thread = thread, .core = hat[next % hat.size()]});
            if (group.lie == PlacedThreads::Lie::Spread)
                ++next;
            if (&group == &groups.front())
                first.insert(drawn.places.back().core);
        }
    }
    return drawn;
}

HeldPlacement::HeldPlacement(const Placement& placement)
{
    for (const auto& [thread, core] : placement.places) {
        auto cores = coresOf(thread);
        if (!cores.ok() || !std::binary_search(cores.value().begin(), cores.value().end(), core))
            continue;
        if (m_known.insert(thread).second) {
            const std::vector<pid_t> company = threadsOf(thread);
            m_known.insert(company.begin(), company.end());
            m_processes.push_back({.thread = thread, .cores = cores.value()});
        }
        if (keepOn({&core, 1}, thread))
            m_held.push_back({.thread = thread, .cores = std::move(cores).value()});
    }
}

// Each keepOn() fails for a thread that has ended meanwhile.
HeldPlacement::~HeldPlacement()
{
    for (const auto& [thread, cores] : m_held)
        keepOn(cores, thread);
    for (const auto& [ofProcess, cores] : m_processes)
        for (const pid_t thread : threadsOf(ofProcess))
            if (!m_known.contains(thread))
                keepOn(cores, thread);
}

bool canPlaceOn(std::span<const int> cores)
{
    return cores.size() > 1 && keepOn(cores);
}

} // namespace breakeven
