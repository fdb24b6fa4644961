// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace breakeven {

// Where the calls on a file system end, as far as its type tells.
enum class FileSystemPlace {
    ThisMachine,
    AnotherMachine,
    Memory,
    Unknown, // a program serves it, from wherever it likes
};

// `type` as the kernel calls it: "ext4", "nfs4", "fuse.sshfs".
[[nodiscard]] FileSystemPlace placeOfFileSystem(const QString& type);

} // namespace breakeven
