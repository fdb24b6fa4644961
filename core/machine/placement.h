// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <random>
#include <set>
#include <span>
#include <vector>

namespace breakeven {

// Threads whose places on the cores are drawn together.
struct PlacedThreads
{
    enum class Lie {
        Spread, // as evenly as the cores allow
        Together
    };

    std::vector<pid_t> threads;
    Lie lie = Lie::Spread;
    // Lies on no core of the first group, unless that leaves none.
    bool apartFromFirst = false;

    friend bool operator==(const PlacedThreads&, const PlacedThreads&) = default;
};

// Which thread runs on which core.
//
// Where the scheduler first happens to put the threads of a batch is a lot that a process draws once and then
// mostly keeps; an interval can know of it only if it is drawn again and again within the run.
struct Placement
{
    struct Place
    {
        pid_t thread = 0;
        int core = 0;

        friend bool operator==(const Place&, const Place&) = default;
    };

    std::vector<Place> places;

    // By lot, each group for itself: any core is as likely as any other. Nothing is drawn where `cores` leave
    // no choice.
    [[nodiscard]] static Placement draw(std::span<const PlacedThreads> groups, std::span<const int> cores,
                                        std::mt19937_64& random);
};

// Keeps threads where a placement has them as long as it lives; then each may run again where it might
// before.
//
// A thread that may not run on its core, or isn't ours to move, is left as it is. Threads that one of these
// starts meanwhile lie on its core as well, and are let go with it.
class HeldPlacement
{
public:
    explicit HeldPlacement(const Placement& placement);
    ~HeldPlacement();
    HeldPlacement(const HeldPlacement&) = delete;
    HeldPlacement& operator=(const HeldPlacement&) = delete;

private:
    struct Before
    {
        pid_t thread = 0;
        std::vector<int> cores;
    };

    std::vector<Before> m_held;
    std::vector<Before> m_processes; // each by one of its threads
    std::set<pid_t> m_known;         // all threads that these had before
};

// Whether a placement could hold anything on `cores`, those of the calling thread: there is a choice of them,
// and the system lets us choose.
[[nodiscard]] bool canPlaceOn(std::span<const int> cores);

} // namespace breakeven
