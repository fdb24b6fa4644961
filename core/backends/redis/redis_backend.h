// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend_type.h"
#include "core/backends/redis/private_redis_server.h"
#include "core/backends/redis/redis_items.h"
#include "core/backends/redis/redis_nodes.h"
#include "core/backends/redis/redis_place.h"
#include "core/backends/redis/redis_session.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/plan/target.h"

#include <QString>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace breakeven {

// Items as fields of hashes `breakeven:RUNID…:hm`, which are all that it makes at the server or the nodes of
// a cluster and which close() deletes.
//
// A network is emulated by a relay in front of each node; without one the sessions go directly, whatever came
// before, so the point "0" of a sweep is the bare server and is not charged with the relay.
//
// A stop ends what waits for a server at once. After one, close() gives a silent server 2 s, and each node of
// a cluster as long.
class RedisBackend : public Backend
{
public:
    [[nodiscard]] static const BackendType& type();

    RedisBackend(RedisTarget target, QString name, QString runId);
    ~RedisBackend() override;

    void setStop(std::stop_token stop) override;
    [[nodiscard]] Result<TargetFacts> open() override;
    [[nodiscard]] Status setNetwork(const Network& network) override;
    [[nodiscard]] std::vector<std::chrono::nanoseconds> takeHeldRoundTrips() override;
    [[nodiscard]] Status setItems(int items) override;
    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override;
    [[nodiscard]] Status clearItems() override;
    [[nodiscard]] int descriptorsOfASession() const override;
    [[nodiscard]] Result<ItemPlace> place() const override;
    [[nodiscard]] OwnHelpers ownHelpers() const override;
    [[nodiscard]] Status close() override;

private:
    [[nodiscard]] RedisTimeouts timeouts() const;
    [[nodiscard]] Result<RedisAddress> findServer();
    [[nodiscard]] Status updateSessions();
    [[nodiscard]] Status askAnyNode();
    [[nodiscard]] Result<ClusterPlace> clusterPlace() const;
    [[nodiscard]] Status removeItems();
    [[nodiscard]] Error notOpen() const;
    [[nodiscard]] QString shownAddress() const;

    RedisTarget m_target;
    QString m_name;
    QString m_runId;
    std::optional<PrivateRedisServer> m_server;
    std::unique_ptr<RedisNodes> m_nodes; // null: not open, as the ones below
    std::unique_ptr<RedisRoutes> m_control;
    std::unique_ptr<RedisItems> m_items;
    Network m_network;
    std::chrono::nanoseconds m_roundTrip{}; // without it

    std::mutex m_sessionsMutex;
    std::vector<RedisSession*> m_sessions;
};

// Where and as whom `target`, which is not private, is reached.
[[nodiscard]] Result<RedisAddress> addressFor(const RedisTarget& target);

} // namespace breakeven
