// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/file_system_place.h"

#include <algorithm>
#include <array>

namespace breakeven {

FileSystemPlace placeOfFileSystem(const QString& type)
{
    // Beginnings, as some have a version behind: nfs4, smb3, afs.
    constexpr std::array remote{"nfs",          "cifs",
                                "smb",          "ceph",
                                "9p",           "afs",
                                "gluster",      "lustre",
                                "virtiofs",     "davfs",
                                "beegfs",       "gpfs",
                                "orangefs",     "fuse.sshfs",
                                "fuse.ceph",    "fuse.gluster",
                                "fuse.s3fs",    "fuse.rclone",
                                "fuse.curlftp", "fuse.davfs",
                                "fuse.juicefs", "fuse.mount.davfs"};
    // Programs that serve this machine's own disks.
    constexpr std::array local{"fuseblk",     "fuse.ntfs",      "fuse.exfat",
                               "fuse.bindfs", "fuse.mergerfs",  "fuse.gocryptfs",
                               "fuse.encfs",  "fuse.overlayfs", "fuse.fuse-overlayfs"};
    const auto isBegin = [&type](const char* name) { return type.startsWith(QLatin1String(name)); };
    if (type == QLatin1String("tmpfs") || type == QLatin1String("ramfs"))
        return FileSystemPlace::Memory;
    if (std::any_of(remote.begin(), remote.end(), isBegin))
        return FileSystemPlace::AnotherMachine;
    if (std::any_of(local.begin(), local.end(), isBegin))
        return FileSystemPlace::ThisMachine;
    return isBegin("fuse") ? FileSystemPlace::Unknown : FileSystemPlace::ThisMachine;
}

} // namespace breakeven
