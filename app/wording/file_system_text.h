// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// What a file system means for what is measured: "ext4, on this machine", "nfs4, on another machine",
// "tmpfs: memory, not a disk".
[[nodiscard]] QString fileSystemText(const QString& fileSystem);

// The same in two words: "ext4, local", "nfs4, remote", "tmpfs, no disk".
[[nodiscard]] QString fileSystemLabel(const QString& fileSystem);

} // namespace breakeven
