// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_routes.h"

namespace breakeven {

RedisRoutes::RedisRoutes(RedisNodes& nodes, Way way) : m_nodes(nodes), m_way(way), m_owners(nodes.owners()) {}

Status RedisRoutes::update(std::span<const RedisKey> keys)
{
    m_owners = m_nodes.owners();
    for (Connections& connections : m_connections)
        connections.active = nullptr;
    for (const RedisKey& key : keys) {
        if (const auto connection = connectionTo(m_owners[key.slot]); !connection.ok())
            return connection.error();
    }
    return Done{};
}

Result<RedisConnection*> RedisRoutes::connectionTo(RedisNodes::Index node)
{
    if (node < m_connections.size() && m_connections[node].active != nullptr)
        return m_connections[node].active;
    return choose(node);
}

Result<RedisConnection*> RedisRoutes::choose(RedisNodes::Index node)
{
    std::uint16_t port = 0;
    if (m_way == Way::Emulated) {
        const auto relay = m_nodes.relayPort(node);
        if (!relay.ok())
            return relay.error();
        port = relay.value();
    }
    if (node >= m_connections.size()) {
        const std::scoped_lock lock(m_connecting);
        m_connections.resize(node + std::size_t{1});
    }
    Connections& connections = m_connections[node];
    std::unique_ptr<RedisConnection>& wanted = port == 0 ? connections.direct : connections.relayed;
    if (!wanted || wanted->hasFailed()) {
        auto opened = RedisConnection::open(m_nodes.address(node), port, m_nodes.timeouts());
        if (!opened.ok()) {
            m_nodes.doubt();
            return opened.error();
        }
        const std::scoped_lock lock(m_connecting);
        wanted = std::move(opened).value();
        if (m_interrupted)
            wanted->interrupt();
    }
    connections.active = wanted.get();
    return connections.active;
}

std::optional<RedisRedirection> RedisRoutes::redirectionAfter(const Error& error, int hop)
{
    constexpr int mostHops = 5; // a cluster that settles down needs one or two
    if (error.code == Error::Code::ConnectionLost || error.code == Error::Code::TimedOut)
        m_nodes.doubt();
    if (hop == mostHops || !m_nodes.isCluster())
        return std::nullopt;
    return redirectionIn(error);
}

RedisNodes::Index RedisRoutes::follow(const RedisRedirection& redirection, RedisNodes::Index asked)
{
    const RedisNodes::Index node = m_nodes.nodeAt(redirection.host, redirection.port, asked);
    if (!redirection.isOnce && redirection.slot < m_owners.size()) {
        m_owners[redirection.slot] = node;
        m_nodes.setOwner(redirection.slot, node);
    }
    return node;
}

void RedisRoutes::interrupt() noexcept
{
    const std::scoped_lock lock(m_connecting);
    m_interrupted = true;
    for (const Connections& connections : m_connections) {
        if (connections.direct)
            connections.direct->interrupt();
        if (connections.relayed)
            connections.relayed->interrupt();
    }
}

} // namespace breakeven
