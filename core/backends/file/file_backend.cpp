// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/file_backend.h"

#include "core/backends/backend_code.h"
#include "core/backends/file/file_leftovers.h"
#include "core/backends/file/file_place.h"
#include "core/backends/file/file_session.h"
#include "core/backends/file/mount_facts.h"
#include "core/backends/file/target/file_target.h"
#include "core/base/system_error.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace breakeven {

namespace {

// Where the target's folder lies, absolute; the system's temporary one where it names none.
QString parentFolderOf(const FileTarget& target)
{
    if (target.folder.isEmpty())
        return QDir::tempPath();
    if (target.folder == QLatin1String("~") || target.folder.startsWith(QLatin1String("~/")))
        return QDir::homePath() + target.folder.mid(1);
    return QDir(target.folder).absolutePath();
}

Result<FileDescriptor> openParent(const QString& path)
{
    FileDescriptor folder(::open(QFile::encodeName(path).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return systemError(errno, path);
    return folder;
}

Result<LeftoverNames> find(const BackendTarget& target, const std::stop_token& /*stop*/)
{
    const QString path = parentFolderOf(*target.as<FileTarget>());
    const auto folder = openParent(path);
    return folder.ok() ? leftoversIn(folder.value().number(), path, true)
                       : Result<LeftoverNames>(folder.error());
}

Status remove(const BackendTarget& target, const QString& name, const std::stop_token& /*stop*/)
{
    const QString path = parentFolderOf(*target.as<FileTarget>());
    const auto folder = openParent(path);
    if (!folder.ok())
        return folder.error();
    return removeTree(folder.value().number(), QFile::encodeName(name), path + QLatin1Char('/') + name);
}

} // namespace

const BackendType& FileBackend::type()
{
    static const BackendType type{
        .target = FileTarget::type(),
        .make = [](const Target& target, const QString& runId) -> std::unique_ptr<Backend> {
            return std::make_unique<FileBackend>(*target.backend.as<FileTarget>(), target.name, runId);
        },
        .findLeftovers = find,
        .removeLeftover = remove};
    return type;
}

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
    const QString parent = parentFolderOf(m_target);
    auto opened = openParent(parent);
    if (!opened.ok())
        return opened.error();
    m_parent = std::move(opened).value();
    auto folder = RunFolder::make(m_parent.number(), parent, m_runId);
    if (!folder.ok())
        return folder.error();
    m_folder = std::move(folder).value();

    const MountFacts mount = mountFactsOf(m_folder.path());
    TargetFacts facts;
    facts.target = m_name;
    facts.endpoint = parent;
    facts.fileSystem = mount.fileSystem;
    facts.mountOptions = mount.options;
    facts.freeBytes = mount.freeBytes;
    if (mount.mayBeRemote())
        facts.roundTrip = measureRoundTrip(m_folder.run(), stop());
    facts.emulation = QStringLiteral("waits");
    return facts;
}

Status FileBackend::setNetwork(const Network& network)
{
    m_waits.set(network);
    return Done{};
}

Status FileBackend::setItems(int items)
{
    if (m_target.layout == Layout::PerItem) {
        if (Status made = m_folder.makeItemFolders(m_items, items); !made.ok())
            return made;
    }
    m_items = std::max(m_items, items);
    return Done{};
}

Result<std::unique_ptr<Session>> FileBackend::openSession()
{
    if (!m_folder.isOpen())
        return Error{Error::Code::Internal, parentFolderOf(m_target), {}, phrase(BackendReason::Closed)};
    FileSession::Folders folders{.run = m_folder.run(),
                                 .hm = m_folder.hm(),
                                 .runPath = m_folder.path(),
                                 .layout = m_target.layout,
                                 .fsync = m_target.fsync};
    return std::unique_ptr<Session>(std::make_unique<FileSession>(std::move(folders), m_waits, m_sessions++));
}

Status FileBackend::clearItems()
{
    return m_folder.clear();
}

Status FileBackend::confirmPlace() const
{
    return m_folder.confirm();
}

Result<ItemPlace> FileBackend::place() const
{
    return ItemPlace(FilePlace{.folder = m_folder.path(),
                               .layout = m_target.layout,
                               .fsync = m_target.fsync,
                               .waits = m_waits.network()});
}

Status FileBackend::close()
{
    m_items = 0;
    const RunFolder folder = std::exchange(m_folder, RunFolder());
    const FileDescriptor parent = std::exchange(m_parent, FileDescriptor());
    return folder.isOpen() ? removeTree(parent.number(), folder.name(), folder.path()) : Status(Done{});
}

} // namespace breakeven
