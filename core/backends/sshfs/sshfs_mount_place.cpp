// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_mount_place.h"

#include "core/backends/sshfs/sshfs_host.h"
#include "core/base/system_error.h"
#include "core/processes/process_mark.h"
#include "core/processes/program_call.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace breakeven {

namespace {

constexpr std::chrono::seconds unmountBudget(5);
const QString namePrefix = QStringLiteral("breakeven-ssh-");

// sshfs takes its words apart at blanks, commas and backslashes, so none of them may be in a path.
bool isPlain(const QString& path)
{
    static const QRegularExpression plain(QStringLiteral("^/[A-Za-z0-9/._+-]*$"));
    return plain.match(path).hasMatch();
}

QString parentFolder()
{
    for (const QString& folder :
         {qEnvironmentVariable("XDG_RUNTIME_DIR"), QFileInfo(QDir::tempPath()).canonicalFilePath()}) {
        const QFileInfo info(folder);
        if (isPlain(folder) && info.isDir() && info.isWritable())
            return QDir::cleanPath(folder);
    }
    return QStringLiteral("/tmp");
}

bool isOfSshfs(const QByteArray& mount)
{
    return mount.contains(" - fuse.sshfs ");
}

void unmount(const QString& mountPoint, const QString& how)
{
    const auto program = findProgram(QStringLiteral("fusermount3"));
    if (program.ok())
        static_cast<void>(callProgram(program.value(), {how, mountPoint}, unmountBudget));
}

} // namespace

Result<SshfsMountPlace> SshfsMountPlace::make(const QString& runId)
{
    const QString parent = parentFolder();
    QByteArray path = QFile::encodeName(QStringLiteral("%1/%2%3-XXXXXX").arg(parent, namePrefix, runId));
    if (::mkdtemp(path.data()) == nullptr)
        return systemError(errno, parent);
    SshfsMountPlace place(QFile::decodeName(path));
    constexpr mode_t onlyOurs = 0700;
    if (::mkdir(QFile::encodeName(place.mountPoint()).constData(), onlyOurs) != 0) {
        const Error error = systemError(errno, place.mountPoint());
        [[maybe_unused]] const Status removed = place.remove();
        return error;
    }
    return place;
}

void SshfsMountPlace::removeThoseOfDeadRuns()
{
    const QDir parent(parentFolder());
    const QStringList names =
        parent.entryList({namePrefix + QLatin1Char('*')}, QDir::Dirs | QDir::NoSymLinks | QDir::Hidden);
    for (const QString& name : names) {
        const QString folder = parent.filePath(name);
        if (makerOf(name) == Maker::Dead && QFileInfo(folder).ownerId() == ::geteuid()) [[maybe_unused]]
            const Status removed = SshfsMountPlace(folder).remove();
    }
}

QByteArray SshfsMountPlace::log() const
{
    QFile file(logFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Of all that is mounted at the mount point, the topmost last.
QList<QByteArray> SshfsMountPlace::mountsHere() const
{
    QFile file(QStringLiteral("/proc/self/mountinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray here = QFile::encodeName(mountPoint()); // plain, so nothing in it is escaped
    QList<QByteArray> mounts;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.split(' ').value(4) == here)
            mounts.append(line);
    return mounts;
}

bool SshfsMountPlace::isCovered() const
{
    const QList<QByteArray> mounts = mountsHere();
    return !mounts.isEmpty() && !isOfSshfs(mounts.last());
}

std::optional<dev_t> SshfsMountPlace::mountedDevice() const
{
    std::optional<dev_t> device;
    for (const QByteArray& line : mountsHere()) {
        if (!isOfSshfs(line))
            continue;
        const QList<QByteArray> fields = line.split(' ');
        const qsizetype colon = fields[2].indexOf(':');
        device = makedev(fields[2].left(colon).toUInt(), fields[2].mid(colon + 1).toUInt());
    }
    return device;
}

Status SshfsMountPlace::remove() const
{
    if (isCovered())
        return systemError(EBUSY, mountPoint());
    if (mountedDevice())
        unmount(mountPoint(), QStringLiteral("-u"));
    if (mountedDevice())
        unmount(mountPoint(), QStringLiteral("-uz"));
    QFile::remove(configurationFile());
    QFile::remove(logFile());
    // One by one and only when empty: where the mount is still there, nothing behind it may be removed.
    for (const QString& folder : {mountPoint(), m_folder}) {
        if (::rmdir(QFile::encodeName(folder).constData()) != 0 && errno != ENOENT)
            return systemError(errno, folder);
    }
    return Done{};
}

} // namespace breakeven
