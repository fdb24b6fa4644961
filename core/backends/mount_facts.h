// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace breakeven {

// What lies under a folder.
struct MountFacts
{
    QString fileSystem; // "ext4", "fuse.sshfs"; empty: not known
    QString options;    // "rw,relatime"
    std::optional<qint64> freeBytes;

    // Whether its calls travel to another machine or process.
    [[nodiscard]] bool isRemote() const;
};

[[nodiscard]] MountFacts mountFactsOf(const QString& folder);

} // namespace breakeven
