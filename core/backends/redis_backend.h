// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/backends/private_redis_server.h"
#include "core/backends/redis_session.h"
#include "core/network/latency_relay.h"
#include "core/plan/target.h"

#include <QString>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace breakeven {

// Items as fields of one hash, `breakeven:RUNID:hm` (with a number behind RUNID where that is taken), which
// is all that it makes at the server and which close() deletes.
//
// A network is emulated by a relay in front; without one the sessions go directly, whatever came before, so
// the point "0" of a sweep is the bare server and is not charged with the relay.
class RedisBackend : public Backend
{
public:
    RedisBackend(RedisTarget target, QString name, QString runId);
    ~RedisBackend() override;

    [[nodiscard]] Result<TargetFacts> open() override;
    [[nodiscard]] Status setNetwork(const Network& network) override;
    [[nodiscard]] Status setItems(int items) override;
    [[nodiscard]] Result<std::unique_ptr<Session>> openSession() override;
    [[nodiscard]] Result<ItemPlace> place() const override;
    [[nodiscard]] Status close() override;

private:
    [[nodiscard]] Status findServer();
    [[nodiscard]] Status claimHash();
    [[nodiscard]] Status startRelay(const Network& network);
    [[nodiscard]] std::uint16_t relayPort() const; // 0: directly
    [[nodiscard]] QString shownAddress() const;

    RedisTarget m_target;
    QString m_name;
    QString m_runId;
    std::optional<PrivateRedisServer> m_server;
    RedisAddress m_address;
    std::string m_hash; // empty: none claimed
    std::unique_ptr<RedisConnection> m_control;
    std::optional<LatencyRelay> m_relay; // kept once started
    Network m_network;

    std::mutex m_sessionsMutex;
    std::vector<RedisSession*> m_sessions;
};

} // namespace breakeven
