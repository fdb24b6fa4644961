// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/sshfs/sshfs_backend.h"

#include "core/backends/backend_code.h"
#include "core/backends/file/file_place.h"
#include "core/backends/file/mount_facts.h"
#include "core/backends/sshfs/sftp_extensions.h"
#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/sshfs_leftovers.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/alarm.h"
#include "core/base/stop_watchdog.h"

#include <algorithm>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds cleanUpBudget(1500); // of a step, after a stop

} // namespace

const BackendType& SshfsBackend::type()
{
    static const BackendType type{
        .target = SshfsTarget::type(),
        .make = [](const Target& target, const QString& runId) -> std::unique_ptr<Backend> {
            return std::make_unique<SshfsBackend>(*target.backend.as<SshfsTarget>(), target.name, runId);
        },
        .findLeftovers = sshfsLeftovers,
        .removeLeftover = removeSshfsLeftover};
    return type;
}

SshfsBackend::SshfsBackend(SshfsTarget target, QString name, QString runId)
    : m_target(std::move(target))
    , m_name(std::move(name))
    , m_runId(std::move(runId))
{}

SshfsBackend::~SshfsBackend()
{
    [[maybe_unused]] const Status closed = SshfsBackend::close();
}

Result<TargetFacts> SshfsBackend::open()
{
    SshfsMountPlace::removeThoseOfDeadRuns();
    auto host = SshfsHost::find(m_target, stop());
    if (!host.ok())
        return host.error();
    m_host = std::move(host).value();
    if (const Status flushed = flushesIfAsked(); !flushed.ok()) {
        m_host.reset();
        return flushed.error();
    }
    auto direct = makeWay(false);
    if (!direct.ok()) {
        m_host.reset();
        return direct.error();
    }
    m_direct = std::move(direct).value();

    const StopWatchdog watchdog(stop(), [mount = m_direct.mount] { mount->abort(); });
    const MountFacts mount = mountFactsOf(m_direct.mount->path());
    TargetFacts facts;
    facts.target = m_name;
    facts.endpoint = displayName(m_target);
    facts.version = m_direct.mount->serverVersion();
    facts.fileSystem = mount.fileSystem;
    facts.mountOptions = mount.options;
    facts.freeBytes = mount.freeBytes;
    facts.roundTrip = measureRoundTrip(m_direct.mount->root(), stop());
    facts.emulation = QStringLiteral("relay");
    return facts;
}

// To a server that doesn't know it sshfs sends no fsync, and says that it is done.
Status SshfsBackend::flushesIfAsked() const
{
    constexpr const char* fsyncExtension = "fsync@openssh.com";
    if (!m_target.fsync)
        return Done{};
    const auto known = sftpExtensions(m_target, *m_host, stop());
    if (!known.ok())
        return known.error();
    if (!known.value().contains(fsyncExtension))
        return Error{Error::Code::Unsupported,
                     QStringLiteral("%1 (%2)").arg(QLatin1String(fsyncExtension), displayName(m_target)),
                     {}};
    return Done{};
}

Result<SshfsBackend::Way> SshfsBackend::makeWay(bool isRelayed)
{
    Way way;
    // Connecting takes many round trips, and none of them is measured.
    if (isRelayed)
        m_relay->setNetwork({});
    auto mount = SshfsMount::mount(m_target, *m_host, isRelayed ? m_relay->port() : std::uint16_t{0}, m_runId,
                                   {.stop = stop()});
    if (isRelayed)
        m_relay->setNetwork(m_network);
    if (!mount.ok())
        return mount.error();
    way.mount = std::move(mount).value();

    // Not at once, so that a living host's folder is known, and removed.
    const StopWatchdog watchdog(stop(), [&way] { way.mount->abort(); });
    auto folder = m_folderName.isEmpty()
                      ? RunFolder::make(way.mount->root(), displayName(m_target), m_runId)
                      : RunFolder::openAgain(way.mount->root(), displayName(m_target), m_folderName);
    if (!folder.ok())
        return folder.error();
    way.folder = std::move(folder).value();
    m_folderName = way.folder.name();
    return way;
}

Status SshfsBackend::setNetwork(const Network& network)
{
    if (!m_host)
        return notOpen();
    if (network.isEmulated()) {
        if (m_host->isBehind)
            return Error{Error::Code::Unsupported,
                         displayName(m_target),
                         {},
                         phrase(SshfsReason::ReachedThroughAnother)};
        m_network = network;
        if (!m_relay) {
            auto relay = LatencyRelay::start({.host = m_host->address, .port = m_host->port, .unixPath = {}},
                                             network, stop());
            if (!relay.ok())
                return relay.error();
            m_relay.emplace(std::move(relay).value());
        }
        m_relay->setNetwork(network);
        if (!m_relayed.mount) {
            auto relayed = makeWay(true);
            if (!relayed.ok())
                return relayed.error();
            m_relayed = std::move(relayed).value();
        }
    }
    m_isRelayed = network.isEmulated();
    updateSessions();
    return renewWhereLost();
}

std::vector<std::chrono::nanoseconds> SshfsBackend::takeHeldRoundTrips()
{
    return m_relay && m_isRelayed ? m_relay->takeHeld() : std::vector<std::chrono::nanoseconds>();
}

// The sessions keep the dead way's folders until there is a living one: their calls fail, as they should.
Status SshfsBackend::renewWhereLost()
{
    if (confirmPlace().ok())
        return Done{};
    if (way().mount->isCovered())
        return way().mount->lost();
    auto fresh = makeWay(m_isRelayed);
    if (!fresh.ok())
        return fresh.error();
    Way lost = std::exchange(way(), std::move(fresh).value());
    updateSessions();
    lost.folder = RunFolder();
    return lost.mount->unmount();
}

void SshfsBackend::updateSessions()
{
    const std::scoped_lock lock(m_sessionsMutex);
    for (SshfsSession* session : m_sessions)
        session->use(foldersOf(way()), way().mount);
}

Status SshfsBackend::setItems(int items)
{
    if (!m_host)
        return notOpen();
    if (m_target.layout == Layout::PerItem) {
        const StopWatchdog watchdog(stop(), [mount = way().mount] { mount->abort(); });
        if (Status made = way().folder.makeItemFolders(m_items, items); !made.ok())
            return made;
    }
    m_items = std::max(m_items, items);
    return Done{};
}

Result<std::unique_ptr<Session>> SshfsBackend::openSession()
{
    if (!m_host)
        return notOpen();
    if (const Status renewed = renewWhereLost(); !renewed.ok())
        return renewed.error();
    auto session = std::make_unique<SshfsSession>(foldersOf(way()), way().mount, m_noWaits, m_opened++,
                                                  [this](SshfsSession* gone) {
                                                      const std::scoped_lock lock(m_sessionsMutex);
                                                      std::erase(m_sessions, gone);
                                                  });
    const std::scoped_lock lock(m_sessionsMutex);
    m_sessions.push_back(session.get());
    return std::unique_ptr<Session>(std::move(session));
}

Status SshfsBackend::clearItems()
{
    if (!m_host)
        return notOpen();
    const StopWatchdog watchdog(stop(), [mount = way().mount] { mount->abort(); });
    return way().folder.clear();
}

Status SshfsBackend::confirmPlace() const
{
    const StopWatchdog watchdog(stop(), [mount = way().mount] { mount->abort(); });
    return way().mount->check();
}

// By path, yet never in a local folder: the run's folder is only there while the mount is.
Result<ItemPlace> SshfsBackend::place() const
{
    if (!m_host)
        return notOpen();
    if (const Status mounted = confirmPlace(); !mounted.ok())
        return mounted.error();
    return ItemPlace(
        FilePlace{.folder = way().mount->path() + QLatin1Char('/') + QString::fromUtf8(m_folderName),
                  .layout = m_target.layout,
                  .fsync = m_target.fsync});
}

Status SshfsBackend::close()
{
    if (!m_host)
        return Done{};
    Status closed = Done{};
    const auto keepFirst = [&closed](const Status& next) {
        if (closed.ok())
            closed = next;
    };
    keepFirst(stop().stop_requested() ? removeRunFolderSoon() : removeRunFolder());
    for (Way* way : {&m_relayed, &m_direct}) {
        way->folder = RunFolder();
        if (const auto mount = std::exchange(way->mount, nullptr))
            keepFirst(mount->unmount());
    }
    m_relay.reset();
    m_isRelayed = false;
    m_items = 0;
    m_folderName.clear();
    m_host.reset();
    return closed;
}

Status SshfsBackend::removeRunFolder()
{
    std::shared_ptr<SshfsMount> mount = m_direct.mount;
    if (!mount->check().ok()) { // interrupted or lost, which is no reason to leave the folder there
        auto fresh = SshfsMount::mount(m_target, *m_host, 0, m_runId, {});
        if (!fresh.ok())
            return Error{fresh.error().code, shownFolder(), fresh.error().detail, fresh.error().reason};
        mount = std::move(fresh).value();
    }
    return removeTree(mount->root(), m_folderName, shownFolder());
}

// What a silent host keeps is found and removed later.
Status SshfsBackend::removeRunFolderSoon()
{
    const auto removeThrough = [this](const std::shared_ptr<SshfsMount>& mount) {
        const Alarm alarm(Clock::now() + cleanUpBudget, [mount] { mount->abort(); });
        if (Status mounted = mount->check(); !mounted.ok())
            return mounted;
        return removeTree(mount->root(), m_folderName, shownFolder());
    };
    if (Status removed = removeThrough(m_direct.mount); removed.ok())
        return removed;
    auto fresh = SshfsMount::mount(m_target, *m_host, 0, m_runId, {.budget = cleanUpBudget});
    if (!fresh.ok())
        return Error{fresh.error().code, shownFolder(), fresh.error().detail, fresh.error().reason};
    return removeThrough(std::move(fresh).value());
}

FileSession::Folders SshfsBackend::foldersOf(const Way& way) const
{
    return {.run = way.folder.run(),
            .hm = way.folder.hm(),
            .runPath = shownFolder(),
            .layout = m_target.layout,
            .fsync = m_target.fsync};
}

QString SshfsBackend::shownFolder() const
{
    return displayName(m_target) + QLatin1Char('/') + QString::fromUtf8(m_folderName);
}

Error SshfsBackend::notOpen() const
{
    return {Error::Code::Internal, m_name, {}, phrase(BackendReason::NotOpen)};
}

pid_t SshfsBackend::sshfsProcessId() const
{
    return way().mount ? way().mount->processId() : -1;
}

} // namespace breakeven
