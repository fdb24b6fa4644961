// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/redis_wire.h"
#include "core/backends/redis/target/redis_address.h"
#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace breakeven {

// Which node of a cluster serves the slots first ... last.
struct RedisSlotRange
{
    std::uint16_t first = 0;
    std::uint16_t last = 0;
    QString host; // as the cluster announces it; empty: the host that was asked
    std::uint16_t port = 0;
};

// What SCAN gives at once.
struct RedisKeysSeen
{
    std::string cursor; // for the next step
    std::vector<std::string> keys;
};

// One blocking connection to a Redis server, authenticated and with its database selected.
//
// Threads: one call at a time, from any thread; interrupt() may come from another one at any time.
// Errors: returned, never thrown. A failure of the connection is final: each later call returns
// ConnectionLost at once and the owner opens a new one. A refusal by the server (wrong type, no permission,
// memory full) leaves the connection usable.
class RedisConnection
{
public:
    // Connects as RedisWire::open() says, authenticates, selects the database and hears a PING, as a stopped
    // server still accepts connections.
    [[nodiscard]] static Result<std::unique_ptr<RedisConnection>>
    open(const RedisAddress& address, std::uint16_t relayPort = 0, const RedisTimeouts& timeouts = {});

    // HGET into `value`, whose capacity is reused; false: no such field. On failure and on false `value` is
    // empty.
    [[nodiscard]] Result<bool> getField(std::string_view hash, std::string_view field,
                                        std::vector<std::byte>& value);

    // HSET; creates the hash and the field where needed. True: the field is new.
    [[nodiscard]] Result<bool> setField(std::string_view hash, std::string_view field,
                                        std::span<const std::byte> value);

    // The two above in parts, so that several commands share a round trip: first all the requests, then one
    // send(), then the answers in the requests' order. No other call in between.
    [[nodiscard]] Status requestField(std::string_view hash, std::string_view field);
    [[nodiscard]] Status requestSet(std::string_view hash, std::string_view field,
                                    std::span<const std::byte> value);
    [[nodiscard]] Status send() { return m_wire->send(); }
    [[nodiscard]] Result<bool> answeredField(std::vector<std::byte>& value);
    [[nodiscard]] Result<bool> answeredSet();

    // One step of going through all keys: those like `pattern` among the next thousand or so. Begins with
    // the cursor "0" and has ended when that is given back; the same key may come twice.
    [[nodiscard]] Result<RedisKeysSeen> scan(std::string_view cursor, std::string_view pattern);

    [[nodiscard]] Result<bool> exists(std::string_view key);
    [[nodiscard]] Status remove(std::string_view key);
    [[nodiscard]] Status ping();

    // INFO server's redis_version (or valkey_version).
    [[nodiscard]] Result<QString> version();

    // CLUSTER SLOTS' primaries. Rejected where the server is no node of a cluster.
    [[nodiscard]] Result<std::vector<RedisSlotRange>> clusterSlots();

    // ASKING: lets the next command at a slot that is on its way to this node.
    [[nodiscard]] Status asking();

    // Whether each further call is bound to fail.
    [[nodiscard]] bool hasFailed() const { return m_wire->hasFailed(); }

    // Makes a call in progress, and every later one, return Cancelled. Thread-safe.
    void interrupt() noexcept { m_wire->interrupt(); }

private:
    explicit RedisConnection(std::unique_ptr<RedisWire> wire) : m_wire(std::move(wire)) {}

    [[nodiscard]] Status introduce(const RedisAddress& address);

    // Sends one command and waits for its reply, which is never null and never an error reply.
    [[nodiscard]] Result<RedisReply> command(std::initializer_list<std::string_view> words);
    [[nodiscard]] Result<RedisReply> reply();
    [[nodiscard]] Result<long long> integerReply();
    [[nodiscard]] Result<long long> integerFrom(std::initializer_list<std::string_view> words);
    [[nodiscard]] Error unexpected(const Phrase& reason) const;

    std::unique_ptr<RedisWire> m_wire;
};

} // namespace breakeven
