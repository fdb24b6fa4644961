// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>

namespace breakeven {

// What proves the two sides of a TLS connection to each other: paths of PEM files.
struct TlsFiles
{
    QString authorities;       // that may have signed the server's certificate; empty: the system's
    QString clientCertificate; // with its chain; empty: none is shown
    QString clientKey;         // without a passphrase

    friend bool operator==(const TlsFiles&, const TlsFiles&) = default;
};

// Where a Redis server listens and as whom to speak to it.
struct RedisAddress
{
    QString host;              // name or address, IPv6 without brackets; empty when unixPath is set
    std::uint16_t port = 6379; // of TCP
    QString unixPath;          // of the socket, instead of host and port
    QString user;              // ACL user; empty: the default user
    QString password;          // empty: no AUTH
    int database = 0;
    bool tls = false;  // rediss://
    TlsFiles tlsFiles; // not part of the URL

    // Reads `host`, `host:port`, `[::1]:port`, `redis://[user][:password]@host[:port][/db]`, `rediss://…`,
    // `unix:///path[?db=N]`, with optional user and password. InvalidInput says what is wrong, by
    // an AddressReason.
    [[nodiscard]] static Result<RedisAddress> parse(const QString& text);

    // The address as a URL, without the password: for people, plans and run files. parse() reads it back.
    [[nodiscard]] QString toDisplayString() const;

    friend bool operator==(const RedisAddress&, const RedisAddress&) = default;
};

} // namespace breakeven
