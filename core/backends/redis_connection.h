// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/redis_address.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct redisContext; // hiredis stays in the .cpp
struct redisReply;

namespace breakeven {

class TlsChannel;

// How long a Redis server may take.
struct RedisTimeouts
{
    // A host that is up answers a connect within one round trip; one retransmission takes 1 s, a second 3 s.
    std::chrono::milliseconds connect{3000};
    // Above every round trip that a plan may ask for, below the patience of somebody who watches.
    std::chrono::milliseconds command{5000};
};

// One blocking connection to a Redis server, authenticated and with its database selected.
//
// Ownership: owns the socket and closes it.
// Threads: one call at a time, from any thread; interrupt() may come from another one at any time.
// Errors: returned, never thrown. A failure of the connection is final: each later call returns
// ConnectionLost at once and the owner opens a new one. A refusal by the server (wrong type, no permission,
// memory full) leaves the connection usable.
// Signals: hiredis 0.14 writes without MSG_NOSIGNAL, so open() makes the process ignore SIGPIPE where it
// still has the default, deadly, handler.
class RedisConnection
{
public:
    // Connects to `address` (by way of 127.0.0.1:`relayPort` unless 0), authenticates, selects the database
    // and hears a PING, as a stopped server still accepts connections. The look-up of a host name is not
    // bounded. With TLS the certificate is to name the address's host, whatever the way; nothing is ever
    // sent in plain text instead, but for one PING after a handshake that failed: it tells why.
    [[nodiscard]] static Result<std::unique_ptr<RedisConnection>>
    open(const RedisAddress& address, std::uint16_t relayPort = 0, const RedisTimeouts& timeouts = {});

    RedisConnection(const RedisConnection&) = delete;
    RedisConnection& operator=(const RedisConnection&) = delete;
    ~RedisConnection();

    // HGET into `value`, whose capacity is reused; false: no such field. On failure and on false `value` is
    // empty.
    [[nodiscard]] Result<bool> getField(std::string_view hash, std::string_view field,
                                        std::vector<std::byte>& value);

    // HSET; creates the hash and the field where needed. True: the field is new.
    [[nodiscard]] Result<bool> setField(std::string_view hash, std::string_view field,
                                        std::span<const std::byte> value);

    [[nodiscard]] Result<bool> exists(std::string_view key);
    [[nodiscard]] Status remove(std::string_view key);
    [[nodiscard]] Status ping();

    // INFO server's redis_version (or valkey_version).
    [[nodiscard]] Result<QString> version();

    // Makes a call in progress, and every later one, return Cancelled. Thread-safe.
    void interrupt() noexcept;

private:
    struct ContextDeleter
    {
        void operator()(redisContext* context) const noexcept;
    };
    struct ReplyDeleter
    {
        void operator()(redisReply* reply) const noexcept;
    };
    using Context = std::unique_ptr<redisContext, ContextDeleter>;
    using Reply = std::unique_ptr<redisReply, ReplyDeleter>;

    RedisConnection(Context context, QString where);

    [[nodiscard]] Status encrypt(const RedisAddress& address, std::uint16_t relayPort,
                                 const RedisTimeouts& timeouts);
    [[nodiscard]] Status introduce(const RedisAddress& address);

    // Sends one command and waits for its reply, which is never null and never an error reply.
    [[nodiscard]] Result<Reply> command(std::initializer_list<std::string_view> words);
    [[nodiscard]] Result<long long> integerFrom(std::initializer_list<std::string_view> words);
    [[nodiscard]] Status append(std::initializer_list<std::string_view> words);
    [[nodiscard]] Result<Reply> receive();
    [[nodiscard]] Result<Reply> receiveEncrypted();
    [[nodiscard]] Error lost();
    [[nodiscard]] Error lost(Error error);

    QString m_where;      // the address as shown to people
    std::mutex m_closing; // keeps interrupt() off a descriptor that is being closed, and perhaps reused
    std::atomic<bool> m_interrupted{false};
    Context m_context; // null once the connection has failed

    std::unique_ptr<TlsChannel> m_tls; // over the context's socket; null: plain text
    std::string m_pending;             // appended, not yet encrypted
};

} // namespace breakeven
