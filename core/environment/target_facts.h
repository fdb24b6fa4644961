// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace breakeven {

// What was found when a target was opened, for people and for the run file. Empty: not known or not applicable.
struct TargetFacts
{
    QString target;        // the plan's name of it
    QString endpoint;      // as shown to people, without password: "redis://cache:6379", "/mnt/tmp"
    QString version;       // of the server: "7.0.15"
    QString fileSystem;    // "ext4", "fuse.sshfs"
    QString mountOptions;  // "rw,relatime"
    std::optional<qint64> freeBytes;
    std::optional<std::chrono::nanoseconds> roundTrip; // median of 20, of the bare target, nothing emulated
    QString emulation; // how a round trip is emulated: "relay", "waits"; empty: none asked

    friend bool operator==(const TargetFacts&, const TargetFacts&) = default;
};

} // namespace breakeven
