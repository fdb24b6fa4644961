// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/tls_context.h"
#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

struct ssl_st;
struct x509_store_ctx_st;

namespace breakeven {

// The client's side of TLS over a connected socket.
//
// Ownership: the socket stays the caller's, outlives the channel, blocks, and has its time limits set.
// Threads: one call at a time. Another thread may shut the socket down, which ends a call in progress.
// Errors: returned; after one the channel is unusable. TimedOut where the socket's time limit passed.
class TlsChannel
{
public:
    // Shakes hands. The certificate must be valid today, be signed down from a trusted authority and name
    // `host`, a name or an address. `where` is the server as shown to people.
    [[nodiscard]] static Result<std::unique_ptr<TlsChannel>>
    open(int socket, const QString& host, const TlsFiles& files, const QString& where);

    TlsChannel(const TlsChannel&) = delete;
    TlsChannel& operator=(const TlsChannel&) = delete;
    ~TlsChannel();

    // Sends all of it.
    [[nodiscard]] Status write(std::string_view bytes);

    // Waits for at least one byte; returns how many there are in `into`.
    [[nodiscard]] Result<std::size_t> read(std::span<char> into);

private:
    struct Deleter
    {
        void operator()(ssl_st* channel) const noexcept;
    };

    TlsChannel(TlsContext context, QString where);

    [[nodiscard]] Status ask(const QString& host);
    [[nodiscard]] Error failure(int result);
    [[nodiscard]] Error certificateFailure(long problem) const;

    static int noteNames(int accepted, x509_store_ctx_st* verification);

    QString m_where;
    QString m_names; // in a certificate that was refused for them
    bool m_failed = false;
    TlsContext m_context;
    std::unique_ptr<ssl_st, Deleter> m_channel;
};

} // namespace breakeven
