// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis_backend.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Backends)
};

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

} // namespace

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

Result<TargetFacts> RedisBackend::open()
{
    auto address = findServer();
    if (!address.ok())
        return address.error();
    m_nodes = std::make_unique<RedisNodes>(std::move(address).value());
    m_nodes->setTimeouts({.stop = stop()});
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

Status RedisBackend::setItems(int items)
{
    if (!m_items)
        return notOpen();
    const std::stop_callback onStop(stop(), [this] { m_control->interrupt(); });
    const std::size_t before = m_items->keys().size();
    if (const Status claimed = m_items->claim(items, *m_control, shownAddress()); !claimed.ok())
        return claimed;
    return m_items->keys().size() == before ? Status(Done{}) : updateSessions();
}

Status RedisBackend::updateSessions()
{
    const std::scoped_lock lock(m_sessionsMutex);
    for (RedisSession* session : m_sessions) {
        if (const Status updated = session->update(); !updated.ok())
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
    if (const Status updated = routes->update({}); !updated.ok())
        return updated;
    m_control = std::move(routes);
    return learned;
}

Result<ItemPlace> RedisBackend::place() const
{
    if (!m_items)
        return notOpen();
    const RedisNodes::Index node = m_nodes->owners()[m_items->of(0).slot];
    const RedisAddress address = m_nodes->address(node);
    const auto relayPort = m_nodes->relayPort(node);
    if (!relayPort.ok())
        return relayPort.error();

    ItemPlace place;
    place.waits = m_network;
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
    place.tls = address.tls;
    if (address.tls) {
        // Without an IPv6 zone; a relay has no certificate of its own.
        place.tlsName = address.host.section(QLatin1Char('%'), 0, 0);
        place.caFile = address.tlsFiles.authorities;
        place.clientCertificate = address.tlsFiles.clientCertificate;
        place.clientKey = address.tlsFiles.clientKey;
    }
    if (const Status placed = placeCluster(place); !placed.ok())
        return placed.error();
    return place;
}

Status RedisBackend::placeCluster(ItemPlace& place) const
{
    if (!m_nodes->isCluster())
        return Done{};
    for (const RedisNodes::Index node : m_nodes->serving()) {
        const RedisAddress address = m_nodes->address(node);
        const auto relayPort = m_nodes->relayPort(node);
        if (!relayPort.ok())
            return relayPort.error();
        place.nodes.push_back({.host = address.host, .port = address.port, .relayPort = relayPort.value()});
    }
    for (const RedisKey& key : m_items->keys())
        place.hashes.append(QString::fromStdString(key.name));
    return Done{};
}

Status RedisBackend::close()
{
    const Status removed = removeItems();
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
        const Status removed = m_items->remove(*m_control);
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
    return {Error::Code::Internal, m_name, Words::tr("the back end is not open")};
}

QString RedisBackend::shownAddress() const
{
    return m_server ? QStringLiteral("private redis-server") : m_nodes->address(0).toDisplayString();
}

} // namespace breakeven
