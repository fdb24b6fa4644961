// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/redis_connection.h"
#include "core/backends/redis/redis_nodes.h"
#include "core/backends/redis/redis_reply_error.h"

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace breakeven {

// A key and what its name alone says about its place.
struct RedisKey
{
    std::string name;
    std::uint16_t slot = 0; // RedisNodes::slotOf(name)
};

// One worker's connections to all nodes of a target, each made when first needed and kept: directly and
// through the relay, so that a sweep that comes back to "no network" does not connect again. One that has
// failed is made anew after the next update(). Follows a cluster that sends it on.
//
// Threads: one call at a time, from any thread; interrupt() may come from another one at any time.
class RedisRoutes
{
public:
    enum class Way {
        Direct,   // whatever the network
        Emulated, // through the relays where a network is emulated
    };

    // `nodes` outlives it.
    RedisRoutes(RedisNodes& nodes, Way way);

    // Goes by the present network and owners from now on, and connects to where `keys` are.
    [[nodiscard]] Status update(std::span<const RedisKey> keys);

    [[nodiscard]] Result<RedisConnection*> connectionTo(RedisNodes::Index node);

    // To where `key` is, as far as is known.
    [[nodiscard]] Result<RedisConnection*> connectionTo(const RedisKey& key)
    {
        return connectionTo(m_owners[key.slot]);
    }

    // What `operation`, a Result of a RedisConnection&, gives at the node that has `key`.
    template <typename Operation>
    [[nodiscard]] std::invoke_result_t<Operation, RedisConnection&> perform(const RedisKey& key,
                                                                            Operation operation)
    {
        RedisNodes::Index node = m_owners[key.slot];
        bool isOnce = false;
        for (int hop = 0;; ++hop) {
            const auto connection = connectionTo(node);
            if (!connection.ok())
                return connection.error();
            if (isOnce) {
                if (const Status asked = connection.value()->asking(); !asked.ok())
                    return asked.error();
            }
            auto result = operation(*connection.value());
            if (result.ok())
                return result;
            const auto redirection = redirectionAfter(result.error(), hop);
            if (!redirection)
                return result;
            node = follow(*redirection, node);
            isOnce = redirection->isOnce;
        }
    }

    // Makes a call in progress, and every later one, return Cancelled. Thread-safe.
    void interrupt() noexcept;

private:
    struct Connections // to one node
    {
        std::unique_ptr<RedisConnection> direct;
        std::unique_ptr<RedisConnection> relayed;
        RedisConnection* active = nullptr; // one of the two; null: to be chosen
    };

    [[nodiscard]] Result<RedisConnection*> choose(RedisNodes::Index node);
    [[nodiscard]] std::optional<RedisRedirection> redirectionAfter(const Error& error, int hop);
    [[nodiscard]] RedisNodes::Index follow(const RedisRedirection& redirection, RedisNodes::Index asked);

    RedisNodes& m_nodes;
    Way m_way;
    std::vector<RedisNodes::Index> m_owners; // by slot, as far as this worker knows

    std::mutex m_connecting; // interrupt() against a growing list; never held during a command
    bool m_interrupted = false;
    std::vector<Connections> m_connections; // by node
};

} // namespace breakeven
