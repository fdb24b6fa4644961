// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/file_system_text.h"

#include "core/environment/file_system_place.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::FileSystemText)
};

} // namespace

QString fileSystemText(const QString& fileSystem)
{
    switch (placeOfFileSystem(fileSystem)) {
    case FileSystemPlace::ThisMachine:
        return Words::tr("%1, on this machine").arg(fileSystem);
    case FileSystemPlace::AnotherMachine:
        return Words::tr("%1, on another machine").arg(fileSystem);
    case FileSystemPlace::Memory:
        return Words::tr("%1: memory, not a disk").arg(fileSystem);
    case FileSystemPlace::Unknown:
        break;
    }
    return Words::tr("%1, at an unknown place").arg(fileSystem);
}

QString fileSystemLabel(const QString& fileSystem)
{
    switch (placeOfFileSystem(fileSystem)) {
    case FileSystemPlace::ThisMachine:
        return Words::tr("%1, local").arg(fileSystem);
    case FileSystemPlace::AnotherMachine:
        return Words::tr("%1, remote").arg(fileSystem);
    case FileSystemPlace::Memory:
        return Words::tr("%1, no disk").arg(fileSystem);
    case FileSystemPlace::Unknown:
        break;
    }
    return Words::tr("%1, unknown place").arg(fileSystem);
}

} // namespace breakeven
