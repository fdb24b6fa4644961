// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_backend.h"

#include "core/backends/backend_code.h"
#include "core/backends/redis/redis_leftovers.h"
#include "core/backends/redis/target/redis_target.h"

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

// Somebody waits who has had enough; what a silent server keeps is found and removed later.
const RedisTimeouts afterAStop{
    .stop = {}, .connect = std::chrono::seconds(1), .command = std::chrono::seconds(1)};

std::optional<std::chrono::nanoseconds> measureRoundTrip(RedisConnection& connection)
{
    std::array<std::chrono::nanoseconds, 20> trips{};
    for (auto& trip : trips) {
        const auto before = Clock::now();
        if (!connection.ping().ok())
            return std::nullopt;
        trip = Clock::now() - before;
    }
    std::nth_element(trips.begin(), trips.begin() + trips.size() / 2, trips.end());
    return trips[trips.size() / 2];
}

Result<LeftoverNames> findLeftovers(const BackendTarget& target, const std::stop_token& stop)
{
    const auto& redis = *target.as<RedisTarget>();
    if (redis.isPrivate()) // dies with its run
        return LeftoverNames{};
    const auto address = addressFor(redis);
    if (!address.ok())
        return address.error();
    LeftoverNames found{.where = address.value().toDisplayString(), .names = {}};
    const auto keys = redisKeysOfTheDead(address.value(), {.stop = stop}, found.isWhole);
    if (!keys.ok())
        return keys.error();
    found.names = keys.value();
    return found;
}

Status removeLeftover(const BackendTarget& target, const QString& name, const std::stop_token& stop)
{
    const auto address = addressFor(*target.as<RedisTarget>());
    return address.ok() ? removeRedisKey(address.value(), name, stop) : Status(address.error());
}

} // namespace

const BackendType& RedisBackend::type()
{
    static const BackendType type{
        .target = RedisTarget::type(),
        .make = [](const Target& target, const QString& runId) -> std::unique_ptr<Backend> {
            return std::make_unique<RedisBackend>(*target.backend.as<RedisTarget>(), target.name, runId);
        },
        .findLeftovers = findLeftovers,
        .removeLeftover = removeLeftover};
    return type;
}

Result<RedisAddress> addressFor(const RedisTarget& target)
{
    auto address = RedisAddress::parse(target.server);
    if (!address.ok())
        return address;
    if (!target.password.isEmpty())
        address.value().password = target.password;
    address.value().tlsFiles = {.authorities = target.caFile,
                                .clientCertificate = target.clientCertificate,
                                .clientKey = target.clientKey};
    return address;
}

RedisBackend::RedisBackend(RedisTarget target, QString name, QString runId)
    : m_target(std::move(target))
    , m_name(std::move(name))
    , m_runId(std::move(runId))
{}

RedisBackend::~RedisBackend()
{
    [[maybe_unused]] const Status closed = RedisBackend::close();
}

void RedisBackend::setStop(std::stop_token stop)
{
    Backend::setStop(std::move(stop));
    if (m_nodes)
        m_nodes->setTimeouts(timeouts());
}

RedisTimeouts RedisBackend::timeouts() const
{
    return {.stop = stop(), .connect = std::min(RedisTimeouts{}.connect, patience()), .command = patience()};
}

Result<TargetFacts> RedisBackend::open()
{
    auto address = findServer();
    if (!address.ok())
        return address.error();
    m_nodes = std::make_unique<RedisNodes>(std::move(address).value());
    m_nodes->setTimeouts(timeouts());
    m_control = std::make_unique<RedisRoutes>(*m_nodes, RedisRoutes::Way::Direct);
    const std::stop_callback onStop(stop(), [this] { m_control->interrupt(); });
    const auto first = m_control->connectionTo(0);
    if (!first.ok())
        return first.error();
    if (const Status learned = m_nodes->learn(*first.value(), 0); !learned.ok())
        return learned.error();
    if (const Status updated = m_control->update({}); !updated.ok())
        return updated.error();
    m_items = std::make_unique<RedisItems>(*m_nodes, m_runId, m_target.clusterItems);
    if (const Status claimed = m_items->claim(1, *m_control, shownAddress()); !claimed.ok())
        return claimed.error();

    TargetFacts facts;
    facts.target = m_name;
    facts.endpoint = shownAddress();
    // A user whom the server grants no INFO can measure all the same.
    if (const auto version = first.value()->version(); version.ok())
        facts.version = version.value();
    if (m_nodes->isCluster())
        facts.version += QStringLiteral(", cluster of %1").arg(m_nodes->serving().size());
    facts.roundTrip = measureRoundTrip(*first.value());
    m_roundTrip = facts.roundTrip.value_or(std::chrono::nanoseconds::zero());
    facts.emulation = QStringLiteral("relay");
    return facts;
}

Result<RedisAddress> RedisBackend::findServer()
{
    if (m_target.isPrivate()) {
        auto server = PrivateRedisServer::start(stop());
        if (!server.ok())
            return server.error();
        m_server.emplace(std::move(server).value());
        return m_server->address();
    }
    return addressFor(m_target);
}

Status RedisBackend::setNetwork(const Network& network)
{
    if (!m_nodes)
        return notOpen();
    m_nodes->setNetwork(network);
    m_network = network;
    return updateSessions();
}

std::vector<std::chrono::nanoseconds> RedisBackend::takeHeldRoundTrips()
{
    return m_nodes && m_network.isEmulated() ? m_nodes->takeHeldRoundTrips()
                                             : std::vector<std::chrono::nanoseconds>();
}

Status RedisBackend::setItems(int items)
{
    if (!m_items)
        return notOpen();
    const std::stop_callback onStop(stop(), [this] { m_control->interrupt(); });
    if (Status updated = m_control->update({}); !updated.ok())
        return updated;
    const std::size_t before = m_items->keys().size();
    if (Status claimed = m_items->claim(items, *m_control, shownAddress()); !claimed.ok())
        return claimed;
    return m_items->keys().size() == before ? Status(Done{}) : updateSessions();
}

Status RedisBackend::updateSessions()
{
    const std::scoped_lock lock(m_sessionsMutex);
    for (RedisSession* session : m_sessions) {
        if (Status updated = session->update(); !updated.ok())
            return updated;
    }
    return Done{};
}

Result<std::unique_ptr<Session>> RedisBackend::openSession()
{
    if (!m_items)
        return notOpen();
    if (m_nodes->isCluster() && m_nodes->takeDoubt()) {
        if (const Status asked = askAnyNode(); !asked.ok())
            return asked.error();
    }
    auto session = std::make_unique<RedisSession>(*m_nodes, *m_items, [this](RedisSession* gone) {
        const std::scoped_lock lock(m_sessionsMutex);
        std::erase(m_sessions, gone);
    });
    if (const Status updated = session->update(); !updated.ok())
        return updated.error();
    const std::scoped_lock lock(m_sessionsMutex);
    m_sessions.push_back(session.get());
    return std::unique_ptr<Session>(std::move(session));
}

Status RedisBackend::clearItems()
{
    if (!m_items)
        return notOpen();
    RedisRoutes fresh(*m_nodes, RedisRoutes::Way::Direct); // the server may have closed the one that was idle
    const std::stop_callback onStop(stop(), [&fresh] { fresh.interrupt(); });
    const auto claimed = static_cast<int>(m_items->keys().size());
    if (Status removed = m_items->remove(fresh); !removed.ok())
        return removed;
    if (Status again = m_items->claim(claimed, fresh, shownAddress()); !again.ok())
        return again;
    return updateSessions();
}

// To each node directly, and through its relay, which has both ends of both its connections.
int RedisBackend::descriptorsOfASession() const
{
    constexpr int ofANode = 1 + 1 + 2;
    return ofANode * (m_nodes ? static_cast<int>(m_nodes->count()) : 1);
}

// After a failover another node serves what a dead one did; any of those left knows.
Status RedisBackend::askAnyNode()
{
    auto routes = std::make_unique<RedisRoutes>(*m_nodes, RedisRoutes::Way::Direct);
    Status learned = Done{};
    for (std::size_t node = 0; node < m_nodes->count(); ++node) {
        const auto index = static_cast<RedisNodes::Index>(node);
        const auto connection = routes->connectionTo(index);
        learned = connection.ok() ? m_nodes->learn(*connection.value(), index) : connection.error();
        if (learned.ok())
            break;
    }
    if (Status updated = routes->update({}); !updated.ok())
        return updated;
    m_control = std::move(routes);
    return learned;
}

Result<ItemPlace> RedisBackend::place() const
{
    if (!m_items || m_items->keys().empty())
        return notOpen();
    const RedisNodes::Index node = m_nodes->owners()[m_items->of(0).slot];
    const RedisAddress address = m_nodes->address(node);
    const auto relayPort = m_nodes->relayPort(node);
    if (!relayPort.ok())
        return relayPort.error();

    RedisPlace place;
    place.network = m_network;
    place.roundTrip = m_roundTrip;
    if (relayPort.value() != 0) {
        place.host = QStringLiteral("127.0.0.1");
        place.port = relayPort.value();
    } else {
        place.host = address.host;
        place.port = address.port;
        place.unixPath = address.unixPath;
    }
    place.user = address.user;
    place.password = address.password;
    place.database = address.database;
    place.hash = QString::fromStdString(m_items->of(0).name);
    if (address.tls)
        // Without an IPv6 zone; a relay has no certificate of its own.
        place.tls = TlsPlace{.name = address.host.section(QLatin1Char('%'), 0, 0),
                             .caFile = address.tlsFiles.authorities,
                             .clientCertificate = address.tlsFiles.clientCertificate,
                             .clientKey = address.tlsFiles.clientKey};
    if (m_nodes->isCluster()) {
        auto cluster = clusterPlace();
        if (!cluster.ok())
            return cluster.error();
        place.cluster = std::move(cluster).value();
    }
    return ItemPlace(place);
}

Result<ClusterPlace> RedisBackend::clusterPlace() const
{
    ClusterPlace place;
    for (const RedisNodes::Index node : m_nodes->serving()) {
        const RedisAddress address = m_nodes->address(node);
        const auto relayPort = m_nodes->relayPort(node);
        if (!relayPort.ok())
            return relayPort.error();
        place.nodes.push_back({.host = address.host, .port = address.port, .relayPort = relayPort.value()});
    }
    for (const RedisKey& key : m_items->keys())
        place.hashes.append(QString::fromStdString(key.name));
    return place;
}

OwnHelpers RedisBackend::ownHelpers() const
{
    OwnHelpers helpers;
    if (m_nodes)
        helpers.relayThreads = m_nodes->relayThreads();
    if (m_server)
        helpers.server = m_server->processId();
    return helpers;
}

Status RedisBackend::close()
{
    Status removed = removeItems();
    m_items.reset();
    m_control.reset();
    m_nodes.reset();
    m_server.reset();
    return removed;
}

Status RedisBackend::removeItems()
{
    if (!m_items || m_items->keys().empty() || m_server)
        return Done{};
    m_nodes->stopRelays();
    const bool isStopped = stop().stop_requested();
    m_nodes->setTimeouts(isStopped ? afterAStop : RedisTimeouts{});
    if (!isStopped) { // by which the connection may have been interrupted
        Status removed = m_items->remove(*m_control);
        if (removed.ok())
            return removed;
    }
    // The connections may have failed while the servers live: fresh ones get a second chance.
    if (m_nodes->isCluster())
        static_cast<void>(askAnyNode());
    RedisRoutes fresh(*m_nodes, RedisRoutes::Way::Direct);
    return m_items->remove(fresh);
}

Error RedisBackend::notOpen() const
{
    return {Error::Code::Internal, m_name, {}, phrase(BackendReason::NotOpen)};
}

QString RedisBackend::shownAddress() const
{
    return m_server ? QStringLiteral("private redis-server") : m_nodes->address(0).toDisplayString();
}

} // namespace breakeven
