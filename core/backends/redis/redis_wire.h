// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/target/redis_address.h"
#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>

struct redisContext; // hiredis stays in the .cpp
struct redisReply;

namespace breakeven {

class TlsChannel;

// How long a Redis server may take, and what ends the waiting sooner.
struct RedisTimeouts
{
    std::stop_token stop = {}; // ends connecting, and what it is introduced by, with Cancelled
    // A host that is up answers a connect within one round trip; one retransmission takes 1 s, a second 3 s.
    std::chrono::milliseconds connect{3000};
    // Above every round trip that a plan may ask for, below the patience of somebody who watches.
    std::chrono::milliseconds command{5000};
};

struct RedisReplyDeleter
{
    void operator()(redisReply* reply) const noexcept;
};
using RedisReply = std::unique_ptr<redisReply, RedisReplyDeleter>;

// Carries commands to a Redis server and replies back, in plain text or over TLS.
//
// Plain text goes hiredis' own way; hiredis 0.14 has no TLS, so there it only formats and parses.
// Ownership: owns the socket and closes it.
// Threads: one call at a time; interrupt() may come from another thread at any time.
// Errors: a failure is final: each later call returns ConnectionLost at once. An error reply is no failure.
// Signals: hiredis 0.14 writes without MSG_NOSIGNAL, and so does OpenSSL, so open() makes the process ignore
// SIGPIPE where it still has the default, deadly, handler.
class RedisWire
{
public:
    // Connects to `address`, by way of 127.0.0.1:`relayPort` unless 0. All addresses of a host name are
    // tried; its look-up is bounded by the system's resolver only, and by the stop. With TLS the certificate
    // is to name the address's host, whatever the way; nothing is ever sent in plain text instead, but for
    // one PING after a handshake that failed: it tells why.
    [[nodiscard]] static Result<std::unique_ptr<RedisWire>>
    open(const RedisAddress& address, std::uint16_t relayPort, const RedisTimeouts& timeouts);

    // Whether a server at `address` answers a handshake with a certificate, whatever that is worth.
    [[nodiscard]] static bool meetsTls(const RedisAddress& address, std::uint16_t relayPort,
                                       const RedisTimeouts& timeouts);

    RedisWire(const RedisWire&) = delete;
    RedisWire& operator=(const RedisWire&) = delete;
    ~RedisWire();

    [[nodiscard]] const QString& where() const { return m_where; } // the address as shown to people

    // Whether each further call is bound to fail.
    [[nodiscard]] bool hasFailed() const { return !m_context; }

    // Adds a command of at most 6 words to those that the next send() or receive() sends.
    [[nodiscard]] Status append(std::initializer_list<std::string_view> words);

    // Sends what was appended.
    [[nodiscard]] Status send();

    // Sends what was appended, then waits for the reply of the oldest command that has had none. Never null.
    [[nodiscard]] Result<RedisReply> receive();

    // Makes a call in progress, and every later one, return Cancelled. Thread-safe.
    void interrupt() noexcept;

private:
    struct ContextDeleter
    {
        void operator()(redisContext* context) const noexcept;
    };
    using Context = std::unique_ptr<redisContext, ContextDeleter>;

    RedisWire(Context context, QString where);

    [[nodiscard]] static Result<Context> connect(const RedisAddress& address, std::uint16_t relayPort,
                                                 const RedisTimeouts& timeouts);
    [[nodiscard]] static bool meetsPlainText(const RedisAddress& address, std::uint16_t relayPort,
                                             const RedisTimeouts& timeouts);
    [[nodiscard]] Status encrypt(const RedisAddress& address, std::uint16_t relayPort,
                                 const RedisTimeouts& timeouts);
    [[nodiscard]] Status usable() const;
    [[nodiscard]] Result<RedisReply> receivePlain();
    [[nodiscard]] Result<RedisReply> receiveEncrypted();
    [[nodiscard]] Error lost();
    [[nodiscard]] Error lost(Error error);

    QString m_where;
    std::mutex m_closing; // keeps interrupt() off a descriptor that is being closed, and perhaps reused
    std::atomic<bool> m_interrupted{false};
    std::size_t m_claimed = 0; // elements, by the lists of the present reply
    Context m_context;         // null once the connection has failed

    std::unique_ptr<TlsChannel> m_tls; // over the context's socket; null: plain text
    std::string m_pending;             // appended, not yet encrypted
    std::chrono::milliseconds m_timeout{RedisTimeouts{}.command}; // of one call
};

} // namespace breakeven
