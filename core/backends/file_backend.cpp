// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file_backend.h"

#include "core/backends/file_session.h"
#include "core/backends/mount_facts.h"
#include "core/backends/system_error.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr mode_t folderMode = 0700;

QString parentFolder(const FileTarget& target)
{
    if (target.folder.isEmpty())
        return QDir::tempPath();
    if (target.folder == QLatin1String("~") || target.folder.startsWith(QLatin1String("~/")))
        return QDir::homePath() + target.folder.mid(1);
    return QDir(target.folder).absolutePath();
}

// What asking the other side once takes: attributes that may not come from a cache.
std::optional<std::chrono::nanoseconds> measureRoundTrip(int folder)
{
    std::array<std::chrono::nanoseconds, 20> trips{};
    for (auto& trip : trips) {
        struct statx attributes
        {};
        const auto before = Clock::now();
        if (::statx(folder, "hm", AT_STATX_FORCE_SYNC, STATX_BASIC_STATS, &attributes) != 0)
            return std::nullopt;
        trip = Clock::now() - before;
    }
    std::nth_element(trips.begin(), trips.begin() + trips.size() / 2, trips.end());
    return trips[trips.size() / 2];
}

} // namespace

FileBackend::FileBackend(FileTarget target, QString name, QString runId)
    : m_target(std::move(target))
    , m_name(std::move(name))
    , m_runId(std::move(runId))
{}

FileBackend::~FileBackend()
{
    [[maybe_unused]] const Status closed = FileBackend::close();
}

Result<TargetFacts> FileBackend::open()
{
    const QString parent = parentFolder(m_target);
    if (const Status made = makeRunFolder(parent); !made.ok())
        return made.error();
    if (const Status opened = openFolders(); !opened.ok()) {
        const Error error = opened.error();
        [[maybe_unused]] const Status closed = close();
        return error;
    }

    const MountFacts mount = mountFactsOf(m_runFolder);
    TargetFacts facts;
    facts.target = m_name;
    facts.endpoint = parent;
    facts.fileSystem = mount.fileSystem;
    facts.mountOptions = mount.options;
    facts.freeBytes = mount.freeBytes;
    if (mount.isRemote())
        facts.roundTrip = measureRoundTrip(m_run.number());
    facts.emulation = QStringLiteral("waits");
    return facts;
}

Status FileBackend::makeRunFolder(const QString& parent)
{
    QByteArray path =
        QFile::encodeName(QDir(parent).filePath(QStringLiteral("breakeven-%1-XXXXXX").arg(m_runId)));
    if (::mkdtemp(path.data()) == nullptr)
        return systemError(errno, parent);
    m_runFolder = QFile::decodeName(path);
    return Done{};
}

Status FileBackend::openFolders()
{
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    m_run = FileDescriptor(::open(QFile::encodeName(m_runFolder).constData(), flags));
    if (!m_run.isOpen())
        return systemError(errno, m_runFolder);
    const QString hm = m_runFolder + QLatin1String("/hm");
    if (::mkdirat(m_run.number(), "hm", folderMode) != 0)
        return systemError(errno, hm);
    m_hm = FileDescriptor(::openat(m_run.number(), "hm", flags));
    if (!m_hm.isOpen())
        return systemError(errno, hm);
    return Done{};
}

Status FileBackend::setNetwork(const Network& network)
{
    m_waits.set(network);
    return Done{};
}

Status FileBackend::setItems(int items)
{
    if (m_target.layout == Layout::PerItem) {
        for (int item = m_items; item < items; ++item) {
            const QByteArray folder = QByteArray::number(item);
            if (::mkdirat(m_hm.number(), folder.constData(), folderMode) != 0 && errno != EEXIST)
                return systemError(errno, m_runFolder + QLatin1String("/hm/") + QString::fromLatin1(folder));
        }
    }
    m_items = std::max(m_items, items);
    return Done{};
}

Result<std::unique_ptr<Session>> FileBackend::openSession()
{
    if (!m_hm.isOpen())
        return Error{Error::Code::Internal, parentFolder(m_target),
                     QStringLiteral("a session of a closed back end")};
    FileSession::Folders folders{.run = m_run.number(),
                                 .hm = m_hm.number(),
                                 .runPath = m_runFolder,
                                 .layout = m_target.layout,
                                 .fsync = m_target.fsync};
    return std::unique_ptr<Session>(std::make_unique<FileSession>(std::move(folders), m_waits, m_sessions++));
}

Result<ItemPlace> FileBackend::place() const
{
    ItemPlace place;
    place.folder = m_runFolder;
    place.layout = m_target.layout;
    place.fsync = m_target.fsync;
    place.waits = m_waits.network();
    return place;
}

Status FileBackend::close()
{
    m_hm = FileDescriptor();
    m_run = FileDescriptor();
    m_items = 0;
    if (m_runFolder.isEmpty())
        return Done{};
    const QString folder = std::exchange(m_runFolder, QString());
    std::error_code failed;
    std::filesystem::remove_all(QFile::encodeName(folder).toStdString(), failed);
    if (failed)
        return systemError(failed.value(), folder);
    return Done{};
}

} // namespace breakeven
