// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis_backend.h"

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

// A field that no item has: who creates it owns the hash.
constexpr std::string_view claimField = "claim";
constexpr std::array<std::byte, 1> claimValue{std::byte{'1'}};
constexpr int mostClaims = 1000; // back ends of one run at one database

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
    if (const Status found = findServer(); !found.ok())
        return found.error();
    auto control = RedisConnection::open(m_address);
    if (!control.ok())
        return control.error();
    m_control = std::move(control).value();
    if (const Status claimed = claimHash(); !claimed.ok())
        return claimed.error();

    TargetFacts facts;
    facts.target = m_name;
    facts.endpoint = shownAddress();
    // A user whom the server grants no INFO can measure all the same.
    if (const auto version = m_control->version(); version.ok())
        facts.version = version.value();
    facts.roundTrip = measureRoundTrip(*m_control);
    facts.emulation = QStringLiteral("relay");
    return facts;
}

Status RedisBackend::findServer()
{
    if (m_target.isPrivate()) {
        auto server = PrivateRedisServer::start();
        if (!server.ok())
            return server.error();
        m_server.emplace(std::move(server).value());
        m_address = m_server->address();
        return Done{};
    }
    auto address = RedisAddress::parse(m_target.server);
    if (!address.ok())
        return address.error();
    m_address = std::move(address).value();
    if (!m_target.password.isEmpty())
        m_address.password = m_target.password;
    m_address.tlsFiles = {.authorities = m_target.caFile,
                          .clientCertificate = m_target.clientCertificate,
                          .clientKey = m_target.clientKey};
    return Done{};
}

Status RedisBackend::claimHash()
{
    for (int number = 1; number <= mostClaims; ++number) {
        const QString suffix = number == 1 ? QString() : QStringLiteral(":%1").arg(number);
        const std::string hash = QStringLiteral("breakeven:%1%2:hm").arg(m_runId, suffix).toStdString();
        // EXISTS keeps the claim off a key of somebody else's; who may not ask still has the claim itself.
        const auto taken = m_control->exists(hash);
        if (!taken.ok() && taken.error().code != Error::Code::AccessDenied)
            return taken.error();
        if (taken.ok() && taken.value())
            continue;
        const auto isNew = m_control->setField(hash, claimField, claimValue);
        if (!isNew.ok())
            return isNew.error();
        if (isNew.value()) {
            m_hash = hash;
            return Done{};
        }
    }
    return Error{Error::Code::Busy, shownAddress(),
                 QStringLiteral("all keys breakeven:%1:* are taken").arg(m_runId)};
}

Status RedisBackend::setNetwork(const Network& network)
{
    if (network.isEmulated()) {
        if (const Status started = startRelay(network); !started.ok())
            return started;
    }
    m_network = network;
    const std::scoped_lock lock(m_sessionsMutex);
    for (RedisSession* session : m_sessions) {
        if (const Status routed = session->route(relayPort()); !routed.ok())
            return routed;
    }
    return Done{};
}

Status RedisBackend::startRelay(const Network& network)
{
    if (m_relay) {
        m_relay->setNetwork(network);
        return Done{};
    }
    auto relay = LatencyRelay::start(
        {.host = m_address.host, .port = m_address.port, .unixPath = m_address.unixPath}, network);
    if (!relay.ok())
        return relay.error();
    m_relay.emplace(std::move(relay).value());
    return Done{};
}

std::uint16_t RedisBackend::relayPort() const
{
    return m_relay && m_network.isEmulated() ? m_relay->port() : std::uint16_t{0};
}

Status RedisBackend::setItems(int items)
{
    static_cast<void>(items); // HSET makes the fields
    return Done{};
}

Result<std::unique_ptr<Session>> RedisBackend::openSession()
{
    if (m_hash.empty())
        return Error{Error::Code::Internal, shownAddress(), QStringLiteral("a session of a closed back end")};
    auto session = std::make_unique<RedisSession>(m_address, m_hash, [this](RedisSession* gone) {
        const std::scoped_lock lock(m_sessionsMutex);
        std::erase(m_sessions, gone);
    });
    if (const Status routed = session->route(relayPort()); !routed.ok())
        return routed.error();
    const std::scoped_lock lock(m_sessionsMutex);
    m_sessions.push_back(session.get());
    return std::unique_ptr<Session>(std::move(session));
}

Result<ItemPlace> RedisBackend::place() const
{
    // Behind a relay a client of its own would verify the relay's name.
    if (m_address.tls)
        return Error{Error::Code::Unsupported, shownAddress(),
                     QStringLiteral("another process does not speak TLS here; use the native runtime")};
    ItemPlace place;
    if (const std::uint16_t port = relayPort(); port != 0) {
        place.host = QStringLiteral("127.0.0.1");
        place.port = port;
    } else {
        place.host = m_address.host;
        place.port = m_address.port;
        place.unixPath = m_address.unixPath;
    }
    place.user = m_address.user;
    place.password = m_address.password;
    place.database = m_address.database;
    place.hash = QString::fromStdString(m_hash);
    return place;
}

Status RedisBackend::close()
{
    m_relay.reset();
    m_network = {};
    Status removed = Done{};
    if (!m_hash.empty() && !m_server) {
        removed = m_control->remove(m_hash);
        if (!removed.ok()) {
            // The connection may have failed while the server lives: a fresh one gets a second chance.
            auto fresh = RedisConnection::open(m_address);
            if (fresh.ok())
                removed = fresh.value()->remove(m_hash);
        }
    }
    m_hash.clear();
    m_control.reset();
    m_server.reset();
    return removed;
}

QString RedisBackend::shownAddress() const
{
    return m_server ? QStringLiteral("private redis-server") : m_address.toDisplayString();
}

} // namespace breakeven
