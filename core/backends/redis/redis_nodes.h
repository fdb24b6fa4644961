// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/redis_connection.h"
#include "core/backends/redis/target/redis_address.h"
#include "core/base/result.h"
#include "core/network/latency_relay.h"
#include "core/plan/target.h"

#include <QString>

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace breakeven {

// The servers behind a target: a single one, or the nodes of a cluster with who serves which slot, and a
// relay in front of each where a network is emulated.
//
// A single server serves one slot, 0, which every key belongs to. Nodes are known by their index, which
// stays. Thread-safe: a session that is sent on to another node says so from its worker.
class RedisNodes
{
public:
    using Index = std::uint16_t;

    // Until learn() there is only the server at `start`, index 0. Everything but host and port holds for all.
    explicit RedisNodes(RedisAddress start);

    // Asks node `asked`, which `connection` leads to, who serves which slot. A server that is no cluster's,
    // or that does not tell this user, stays alone.
    [[nodiscard]] Status learn(RedisConnection& connection, Index asked);

    [[nodiscard]] bool isCluster() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::vector<Index> serving() const; // one slot at least, each once
    [[nodiscard]] RedisAddress address(Index node) const;

    [[nodiscard]] std::uint16_t slotOf(std::string_view key) const;
    [[nodiscard]] std::vector<Index> owners() const; // by slot
    void setOwner(std::uint16_t slot, Index node);

    // The node at `host`, or where that is empty at the host of `asked`; a new one where there is none yet.
    [[nodiscard]] Index nodeAt(const QString& host, std::uint16_t port, Index asked);

    // A node went away, so who serves what may have changed. takeDoubt() says whether that was said since.
    void doubt();
    [[nodiscard]] bool takeDoubt();

    // Holds for all nodes, from the next bytes on.
    void setNetwork(const Network& network);
    // Of 127.0.0.1, to `node`; started when first asked for. 0: no network is emulated, go directly.
    [[nodiscard]] Result<std::uint16_t> relayPort(Index node);
    void stopRelays();
    // By all relays, since the last call.
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips();
    [[nodiscard]] std::vector<pid_t> relayThreads() const; // none where no network is emulated

    // Of the connections that are made from now on, and the relays.
    void setTimeouts(const RedisTimeouts& timeouts);
    [[nodiscard]] RedisTimeouts timeouts() const;

private:
    struct Node
    {
        RedisAddress address;
        std::optional<LatencyRelay> relay; // kept once started
    };

    [[nodiscard]] Index locatedAt(const QString& host, std::uint16_t port, Index asked); // holding m_mutex

    mutable std::mutex m_mutex;
    std::vector<Node> m_nodes;
    std::vector<Index> m_owners{0};
    Network m_network;
    bool m_isDoubted = false;
    RedisTimeouts m_timeouts;
};

// Slot of a key in a cluster: CRC-16/XMODEM of it, or of its part in braces where it has one
// (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags).
[[nodiscard]] std::uint16_t clusterSlotOf(std::string_view key);

} // namespace breakeven
