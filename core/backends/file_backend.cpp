// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file_backend.h"

#include "core/backends/file_session.h"
#include "core/backends/mount_facts.h"
#include "core/backends/system_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Backends)
};

} // namespace

QString parentFolderOf(const FileTarget& target)
{
    if (target.folder.isEmpty())
        return QDir::tempPath();
    if (target.folder == QLatin1String("~") || target.folder.startsWith(QLatin1String("~/")))
        return QDir::homePath() + target.folder.mid(1);
    return QDir(target.folder).absolutePath();
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
    m_parent =
        FileDescriptor(::open(QFile::encodeName(parent).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!m_parent.isOpen())
        return systemError(errno, parent);
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
        if (const Status made = m_folder.makeItemFolders(m_items, items); !made.ok())
            return made;
    }
    m_items = std::max(m_items, items);
    return Done{};
}

Result<std::unique_ptr<Session>> FileBackend::openSession()
{
    if (!m_folder.isOpen())
        return Error{Error::Code::Internal, parentFolderOf(m_target),
                     Words::tr("a session of a closed back end")};
    FileSession::Folders folders{.run = m_folder.run(),
                                 .hm = m_folder.hm(),
                                 .runPath = m_folder.path(),
                                 .layout = m_target.layout,
                                 .fsync = m_target.fsync};
    return std::unique_ptr<Session>(std::make_unique<FileSession>(std::move(folders), m_waits, m_sessions++));
}

Status FileBackend::confirmPlace() const
{
    return m_folder.confirm();
}

Result<ItemPlace> FileBackend::place() const
{
    ItemPlace place;
    place.folder = m_folder.path();
    place.layout = m_target.layout;
    place.fsync = m_target.fsync;
    place.waits = m_waits.network();
    return place;
}

Status FileBackend::close()
{
    m_items = 0;
    const RunFolder folder = std::exchange(m_folder, RunFolder());
    const FileDescriptor parent = std::exchange(m_parent, FileDescriptor());
    return folder.isOpen() ? removeTree(parent.number(), folder.name(), folder.path()) : Status(Done{});
}

} // namespace breakeven
