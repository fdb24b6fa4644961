// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// What was found when a target was opened, for people and for the run file. Empty: not known or not
// applicable.
struct TargetFacts
{
    QString target;       // the plan's name of it
    QString endpoint;     // as shown to people, without password: "redis://cache:6379", "/mnt/tmp"
    QString version;      // of the server: "7.0.15"
    QString fileSystem;   // "ext4", "fuse.sshfs"
    QString mountOptions; // "rw,relatime"
    std::optional<qint64> freeBytes;
    std::optional<std::chrono::nanoseconds> roundTrip; // median of 20, of the bare target, nothing emulated
    // How a round trip is emulated: "relay", "waits" (in the calls, as many as each takes on a remote mount),
    // "wait_per_operation" (one wait a read and one a write); empty: none asked.
    QString emulation;
    std::optional<int> replicas = {};     // of each object in a pool, itself included
    std::optional<qint64> objects = {};   // that a pool holds, everybody's
    std::optional<qint64> usedBytes = {}; // by them, without replicas
    bool isTried = false;                 // an item was written, read back and removed again

    friend bool operator==(const TargetFacts&, const TargetFacts&) = default;
};

} // namespace breakeven
