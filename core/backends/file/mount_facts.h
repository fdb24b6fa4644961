// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>
#include <stop_token>

namespace breakeven {

// What lies under a folder.
struct MountFacts
{
    QString fileSystem;              // "ext4", "fuse.sshfs"; empty: not known
    QString options;                 // "rw,relatime"
    std::optional<qint64> freeBytes; // none: nobody knows

    // Whether its calls travel to another machine, or to a program that may ask one.
    [[nodiscard]] bool mayBeRemote() const;
};

[[nodiscard]] MountFacts mountFactsOf(const QString& folder);

// How long asking the other side once takes, for attributes that may not come from a cache: the median of 20.
// `folder` is a descriptor. None where asking fails or `stop` ends it.
[[nodiscard]] std::optional<std::chrono::nanoseconds> measureRoundTrip(int folder,
                                                                       const std::stop_token& stop = {});

} // namespace breakeven
