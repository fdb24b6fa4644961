// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/file_system_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::FileSystemText)
};

enum class Place { ThisMachine, AnotherMachine, Memory, Unknown };

Place placeOf(const QString& fileSystem)
{
    constexpr std::array remote{"nfs",
                                "cifs",
                                "smb",
                                "ceph",
                                "9p",
                                "afs",
                                "gluster",
                                "lustre",
                                "virtiofs",
                                "davfs",
                                "fuse.sshfs",
                                "fuse.ceph",
                                "fuse.glusterfs",
                                "fuse.s3fs",
                                "fuse.rclone",
                                "fuse.curlftp",
                                "fuse.davfs",
                                "fuse.juicefs"};
    if (fileSystem == QLatin1String("tmpfs") || fileSystem == QLatin1String("ramfs"))
        return Place::Memory;
    const auto isBegin = [&](const char* name) { return fileSystem.startsWith(QLatin1String(name)); };
    if (std::any_of(remote.begin(), remote.end(), isBegin))
        return Place::AnotherMachine;
    // A program serves it, from wherever it likes.
    return fileSystem.startsWith(QLatin1String("fuse.")) ? Place::Unknown : Place::ThisMachine;
}

} // namespace

QString fileSystemText(const QString& fileSystem)
{
    switch (placeOf(fileSystem)) {
    case Place::ThisMachine:
        return Words::tr("%1, on this machine").arg(fileSystem);
    case Place::AnotherMachine:
        return Words::tr("%1, on another machine").arg(fileSystem);
    case Place::Memory:
        return Words::tr("%1: memory, not a disk").arg(fileSystem);
    case Place::Unknown:
        break;
    }
    return fileSystem;
}

QString fileSystemLabel(const QString& fileSystem)
{
    switch (placeOf(fileSystem)) {
    case Place::ThisMachine:
        return Words::tr("%1, local").arg(fileSystem);
    case Place::AnotherMachine:
        return Words::tr("%1, remote").arg(fileSystem);
    case Place::Memory:
        return Words::tr("%1, no disk").arg(fileSystem);
    case Place::Unknown:
        break;
    }
    return fileSystem;
}

} // namespace breakeven
