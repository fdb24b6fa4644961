// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/run_folder.h"

#include "core/backends/backend_code.h"
#include "core/base/system_error.h"
#include "core/processes/process_mark.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <memory>
#include <vector>

namespace breakeven {

namespace {

constexpr mode_t onlyOurs = 0700;
constexpr int mostNames = 100;

QByteArray randomLetters()
{
    constexpr std::array letters{'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k',
                                 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w',
                                 'x', 'y', 'z', '2', '3', '4', '5', '6', '7', '8'};
    QByteArray text(6, '\0');
    for (char& letter : text)
        letter = letters[QRandomGenerator::system()->bounded(static_cast<quint32>(letters.size()))];
    return text;
}

// Asks the file system to keep new folders in `folder` apart from each other; false where it can't. ext2 to 4
// do: a new folder, and with it its files, goes to a part of the disk of its own instead of its parent's.
bool keepsFoldersApart(int parent, const QByteArray& name)
{
    const FileDescriptor folder(
        ::openat(parent, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    int flags = 0;
    if (!folder.isOpen() || ::ioctl(folder.number(), FS_IOC_GETFLAGS, &flags) != 0)
        return false;
    flags |= FS_TOPDIR_FL;
    return ::ioctl(folder.number(), FS_IOC_SETFLAGS, &flags) == 0;
}

struct CloseListing
{
    void operator()(DIR* listing) const { ::closedir(listing); }
};

struct Entry
{
    QByteArray name;
    bool isFolder = false;
};

bool isFolder(int parent, const dirent& entry)
{
    if (entry.d_type != DT_UNKNOWN)
        return entry.d_type == DT_DIR;
    struct stat facts
    {};
    return ::fstatat(parent, entry.d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(facts.st_mode);
}

// Whole before anything is removed: a folder that shrinks while it is listed may hide entries.
Result<std::vector<Entry>> entriesOf(int folder, const QString& path)
{
    const int copy = ::fcntl(folder, F_DUPFD_CLOEXEC, 0);
    const std::unique_ptr<DIR, CloseListing> listing(copy >= 0 ? ::fdopendir(copy) : nullptr);
    if (!listing)
        return systemError(errno, path);
    std::vector<Entry> entries;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): not of a stream that no other thread has
    for (errno = 0; const dirent* entry = ::readdir(listing.get()); errno = 0) {
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            entries.push_back({.name = name, .isFolder = isFolder(folder, *entry)});
    }
    if (errno != 0)
        return systemError(errno, path);
    return entries;
}

// And those in the folders in it, which stay.
Status removeFiles(int folder, const QString& path)
{
    const auto entries = entriesOf(folder, path);
    if (!entries.ok())
        return entries.error();
    for (const Entry& entry : entries.value()) {
        const QString here = path + QLatin1Char('/') + QFile::decodeName(entry.name);
        if (!entry.isFolder) {
            if (::unlinkat(folder, entry.name.constData(), 0) != 0 && errno != ENOENT)
                return systemError(errno, here);
            continue;
        }
        const FileDescriptor inside(
            ::openat(folder, entry.name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (!inside.isOpen())
            return systemError(errno, here);
        if (Status removed = removeFiles(inside.number(), here); !removed.ok())
            return removed;
    }
    return Done{};
}

} // namespace

Result<RunFolder> RunFolder::make(int parent, const QString& parentPath, const QString& runId)
{
    RunFolder folder;
    for (int number = 0; number < mostNames; ++number) {
        folder.m_name = "breakeven-" + QFile::encodeName(runId) + '-' + randomLetters();
        folder.m_path = parentPath + QLatin1Char('/') + QFile::decodeName(folder.m_name);
        if (::mkdirat(parent, folder.m_name.constData(), onlyOurs) == 0) {
            const Status filled = folder.fill(parent);
            if (filled.ok())
                return folder;
            [[maybe_unused]] const Status removed = removeTree(parent, folder.m_name, folder.m_path);
            return filled.error();
        }
        if (errno != EEXIST)
            break;
    }
    return systemError(errno, parentPath);
}

Status RunFolder::fill(int parent)
{
    if (keepsFoldersApart(parent, m_name)) {
        const QByteArray apart = randomLetters(); // whose name decides on the part of the disk
        m_inside = '/' + apart;
        m_path += QLatin1Char('/') + QFile::decodeName(apart);
        if (::mkdirat(parent, (m_name + m_inside).constData(), onlyOurs) != 0)
            return systemError(errno, m_path);
    }
    if (::mkdirat(parent, (m_name + m_inside + "/hm").constData(), onlyOurs) != 0)
        return systemError(errno, m_path + QLatin1String("/hm"));
    return openFolders(parent);
}

Status RunFolder::confirm() const
{
    struct stat held
    {};
    struct stat found
    {};
    const QString hmPath = m_path + QLatin1String("/hm");
    if (::fstat(m_hm.number(), &held) != 0 || ::stat(QFile::encodeName(hmPath).constData(), &found) != 0)
        return systemError(errno, m_path);
    if (held.st_dev != found.st_dev || held.st_ino != found.st_ino)
        return Error{Error::Code::NotFound, m_path, {}, phrase(BackendReason::OtherFolder)};
    return Done{};
}

Result<RunFolder> RunFolder::openAgain(int parent, const QString& parentPath, const QByteArray& name)
{
    RunFolder folder;
    folder.m_name = name;
    folder.m_path = parentPath + QLatin1Char('/') + QFile::decodeName(name);
    if (const Status opened = folder.openFolders(parent); !opened.ok())
        return opened.error();
    return folder;
}

Status RunFolder::openFolders(int parent)
{
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    m_run = FileDescriptor(::openat(parent, (m_name + m_inside).constData(), flags));
    if (!m_run.isOpen())
        return systemError(errno, m_path);
    m_hm = FileDescriptor(::openat(m_run.number(), "hm", flags));
    if (!m_hm.isOpen())
        return systemError(errno, m_path + QLatin1String("/hm"));
    return Done{};
}

Status RunFolder::makeItemFolders(int from, int to) const
{
    for (int item = from; item < to; ++item) {
        const QByteArray name = QByteArray::number(item);
        if (::mkdirat(m_hm.number(), name.constData(), onlyOurs) != 0 && errno != EEXIST)
            return systemError(errno, m_path + QLatin1String("/hm/") + QString::fromLatin1(name));
    }
    return Done{};
}

Status RunFolder::clear() const
{
    return removeFiles(m_run.number(), m_path);
}

Result<std::vector<QByteArray>> runFoldersOfTheDead(int parent, const QString& parentPath, bool onlyOwn)
{
    const FileDescriptor folder(::openat(parent, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return systemError(errno, parentPath);
    const auto entries = entriesOf(folder.number(), parentPath);
    if (!entries.ok())
        return entries.error();
    // A mount's place (SshfsMountPlace) is called alike, and holds the files of somebody else.
    static const QRegularExpression ours(QStringLiteral("^breakeven-(?!ssh-).+-[a-z2-8]{6}$"));
    std::vector<QByteArray> names;
    for (const Entry& entry : entries.value()) {
        const QString name = QFile::decodeName(entry.name);
        struct stat facts
        {};
        const bool isWanted =
            entry.isFolder && ours.match(name).hasMatch() && makerOf(name) == Maker::Dead &&
            ::fstatat(folder.number(), entry.name.constData(), &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
            (!onlyOwn || facts.st_uid == ::geteuid());
        if (isWanted)
            names.push_back(entry.name);
    }
    return names;
}

Status removeTree(int parent, const QByteArray& name, const QString& path)
{
    const FileDescriptor folder(
        ::openat(parent, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder.isOpen())
        return errno == ENOENT ? Status(Done{}) : Status(systemError(errno, path));
    struct stat outside
    {};
    struct stat inside
    {};
    if (::fstat(parent, &outside) != 0 || ::fstat(folder.number(), &inside) != 0)
        return systemError(errno, path);
    if (inside.st_dev != outside.st_dev)
        return systemError(EBUSY, path); // as the system says of a mount point
    const auto entries = entriesOf(folder.number(), path);
    if (!entries.ok())
        return entries.error();
    for (const Entry& entry : entries.value()) {
        const QString here = path + QLatin1Char('/') + QFile::decodeName(entry.name);
        if (entry.isFolder) {
            if (Status removed = removeTree(folder.number(), entry.name, here); !removed.ok())
                return removed;
        } else if (::unlinkat(folder.number(), entry.name.constData(), 0) != 0 && errno != ENOENT) {
            return systemError(errno, here);
        }
    }
    if (::unlinkat(parent, name.constData(), AT_REMOVEDIR) != 0 && errno != ENOENT)
        return systemError(errno, path);
    return Done{};
}

} // namespace breakeven
