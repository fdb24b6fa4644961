// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"
#include "core/backends/redis_connection.h"

#include <functional>
#include <mutex>
#include <string>

namespace breakeven {

// One worker's connections to the hash of a run: a direct one and one through the relay, each made when first
// needed and kept, so that a sweep that comes back to "no network" does not connect again.
class RedisSession : public Session
{
public:
    // Called once, when the session is gone.
    using Farewell = std::function<void(RedisSession*)>;

    RedisSession(RedisAddress address, std::string hash, Farewell farewell);
    ~RedisSession() override;

    // Goes by way of 127.0.0.1:`relayPort`, or directly for 0, from now on. Not while a call is in progress.
    [[nodiscard]] Status route(std::uint16_t relayPort);

    [[nodiscard]] Result<Lookup> read(int item, std::vector<std::byte>& into) override;
    [[nodiscard]] Status write(int item, std::span<const std::byte> payload) override;
    void interrupt() noexcept override;

private:
    RedisAddress m_address;
    std::string m_hash;
    Farewell m_farewell;

    std::mutex m_routing; // interrupt() against route(); never held during a command
    bool m_interrupted = false;
    std::unique_ptr<RedisConnection> m_direct;
    std::unique_ptr<RedisConnection> m_relayed;
    RedisConnection* m_active = nullptr; // one of the two above
};

} // namespace breakeven
