// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_nodes.h"

#include "core/backends/redis/redis_code.h"

#include <algorithm>

namespace breakeven {

namespace {

constexpr std::size_t clusterSlots = 16'384;

std::uint16_t crc16(std::string_view bytes)
{
    constexpr unsigned polynomial = 0x1021;
    unsigned sum = 0;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned>(static_cast<unsigned char>(byte)) << 8U;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 0x8000U) != 0 ? (sum << 1U) ^ polynomial : sum << 1U;
    }
    return static_cast<std::uint16_t>(sum);
}

// What `of` says of each relay that there is, one after the other.
template <typename Nodes, typename Of>
auto ofRelays(Nodes& nodes, Of of)
{
    decltype(of(*nodes.front().relay)) all;
    for (auto& node : nodes) {
        if (!node.relay)
            continue;
        const auto some = of(*node.relay);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

} // namespace

std::uint16_t clusterSlotOf(std::string_view key)
{
    const std::size_t open = key.find('{');
    const std::size_t close = open == std::string_view::npos ? open : key.find('}', open);
    if (close != std::string_view::npos && close > open + 1)
        key = key.substr(open + 1, close - open - 1);
    return crc16(key) % clusterSlots;
}

RedisNodes::RedisNodes(RedisAddress start)
{
    m_nodes.push_back({.address = std::move(start), .relay = {}});
}

Status RedisNodes::learn(RedisConnection& connection, Index asked)
{
    const auto ranges = connection.clusterSlots();
    if (!ranges.ok()) {
        const AnyCode code = ranges.error().code;
        if (code == Error::Code::Rejected || code == RedisCode::AccessDenied)
            return Done{};
        return ranges.error();
    }
    const std::scoped_lock lock(m_mutex);
    // Who asks for a slot that nobody serves hears from the first node that this is so.
    m_owners.assign(clusterSlots, 0);
    for (const RedisSlotRange& range : ranges.value()) {
        const Index node = locatedAt(range.host, range.port, asked);
        const auto first = m_owners.begin() + range.first;
        std::fill(first, m_owners.begin() + std::max(range.first, range.last) + 1, node);
    }
    return Done{};
}

bool RedisNodes::isCluster() const
{
    const std::scoped_lock lock(m_mutex);
    return m_owners.size() > 1;
}

std::size_t RedisNodes::count() const
{
    const std::scoped_lock lock(m_mutex);
    return m_nodes.size();
}

std::vector<RedisNodes::Index> RedisNodes::serving() const
{
    std::vector<Index> nodes = owners();
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
}

RedisAddress RedisNodes::address(Index node) const
{
    const std::scoped_lock lock(m_mutex);
    return m_nodes[node].address;
}

std::uint16_t RedisNodes::slotOf(std::string_view key) const
{
    return isCluster() ? clusterSlotOf(key) : std::uint16_t{0};
}

std::vector<RedisNodes::Index> RedisNodes::owners() const
{
    const std::scoped_lock lock(m_mutex);
    return m_owners;
}

void RedisNodes::setOwner(std::uint16_t slot, Index node)
{
    const std::scoped_lock lock(m_mutex);
    if (slot < m_owners.size())
        m_owners[slot] = node;
}

RedisNodes::Index RedisNodes::nodeAt(const QString& host, std::uint16_t port, Index asked)
{
    const std::scoped_lock lock(m_mutex);
    return locatedAt(host, port, asked);
}

RedisNodes::Index RedisNodes::locatedAt(const QString& host, std::uint16_t port, Index asked)
{
    RedisAddress wanted = m_nodes[asked].address;
    const bool isKnown =
        !host.isEmpty() && host != QLatin1String("?"); // "?": the cluster itself doesn't know
    if (isKnown || !wanted.unixPath.isEmpty())
        wanted.host = isKnown ? host : QStringLiteral("localhost");
    wanted.unixPath.clear();
    wanted.port = port;
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(),
                                    [&wanted](const Node& node) { return node.address == wanted; });
    if (found == m_nodes.end()) {
        m_nodes.push_back({.address = wanted, .relay = {}});
        return static_cast<Index>(m_nodes.size() - 1);
    }
    return static_cast<Index>(found - m_nodes.begin());
}

void RedisNodes::doubt()
{
    const std::scoped_lock lock(m_mutex);
    m_isDoubted = true;
}

bool RedisNodes::takeDoubt()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_isDoubted, false);
}

void RedisNodes::setNetwork(const Network& network)
{
    const std::scoped_lock lock(m_mutex);
    m_network = network;
    if (!network.isEmulated())
        return;
    for (Node& node : m_nodes) {
        if (node.relay)
            node.relay->setNetwork(network);
    }
}

Result<std::uint16_t> RedisNodes::relayPort(Index node)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_network.isEmulated())
        return std::uint16_t{0};
    Node& wanted = m_nodes[node];
    if (!wanted.relay) {
        auto relay = LatencyRelay::start(
            {.host = wanted.address.host, .port = wanted.address.port, .unixPath = wanted.address.unixPath},
            m_network, m_timeouts.stop);
        if (!relay.ok())
            return relay.error();
        wanted.relay.emplace(std::move(relay).value());
    }
    return wanted.relay->port();
}

std::vector<pid_t> RedisNodes::relayThreads() const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_network.isEmulated())
        return {};
    return ofRelays(m_nodes, [](const LatencyRelay& relay) { return relay.threads(); });
}

void RedisNodes::stopRelays()
{
    const std::scoped_lock lock(m_mutex);
    m_network = {};
    for (Node& node : m_nodes)
        node.relay.reset();
}

std::vector<std::chrono::nanoseconds> RedisNodes::takeHeldRoundTrips()
{
    const std::scoped_lock lock(m_mutex);
    return ofRelays(m_nodes, [](LatencyRelay& relay) { return relay.takeHeld(); });
}

void RedisNodes::setTimeouts(const RedisTimeouts& timeouts)
{
    const std::scoped_lock lock(m_mutex);
    m_timeouts = timeouts;
}

RedisTimeouts RedisNodes::timeouts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_timeouts;
}

} // namespace breakeven
