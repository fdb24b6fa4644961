// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/target.h"

#include <QString>

#include <span>
#include <stop_token>
#include <vector>

namespace breakeven {

// What a process of ours that was killed left at a target: a run's folder, its hash, its namespace. Told by
// the mark in its name (processMark()): made on this machine, by a process that is gone.
struct Leftover
{
    Target target;
    QString name;  // "breakeven-RUNID-MARK-XXXXXX", "breakeven:RUNID-MARK:hm", "breakeven-RUNID-MARK"
    QString where; // the target's place as shown to people, without password: "/tmp", "redis://cache:6379"

    friend bool operator==(const Leftover&, const Leftover&) = default;
};

struct FoundLeftovers
{
    std::vector<Leftover> all;
    bool isWhole = true; // false: the target holds so much that the time ran out, there may be more
};

// Looks in the target's folder, goes through all keys of the server or of the cluster's nodes, or through all
// objects of the pool: 5 s at most, but for connecting and, with a remote folder, mounting.
//
// What can't be told from a living run's is left out: what was made on another machine or in another
// container, and in a local folder what belongs to another user. A private Redis server dies with its run,
// so there nothing is ever left. Mounts of dead runs are no leftovers: each new mount takes them away.
//
// Blocks, or until a stop of `stop`, which is Cancelled as soon as it is in Backend::open(); not for the GUI
// thread. Thread-safe.
[[nodiscard]] Result<FoundLeftovers> findLeftovers(const Target& target, const std::stop_token& stop = {});

// In all targets that can be reached, each once however many targets lead there.
[[nodiscard]] FoundLeftovers findLeftovers(std::span<const Target> targets);

// Removes it and nothing else; one that is gone already is no error. Refuses what no dead process made.
// Blocks as above; what is begun at a folder is finished.
[[nodiscard]] Status remove(const Leftover& leftover, const std::stop_token& stop = {});

} // namespace breakeven
