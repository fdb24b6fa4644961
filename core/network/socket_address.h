// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <sys/socket.h>

#include <cstdint>
#include <stop_token>
#include <vector>

namespace breakeven {

// Where a socket connects to.
struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    [[nodiscard]] const sockaddr* generic() const { return reinterpret_cast<const sockaddr*>(&storage); }

    // All addresses of `host`, in the system's order but IPv4 first; at least one. Unreachable where the name
    // is not known. Blocks for the look-up, as long as the system's resolver does; Cancelled by `stop`.
    [[nodiscard]] static Result<std::vector<SocketAddress>> lookUp(const QString& host, std::uint16_t port,
                                                                   const std::stop_token& stop);

    // InvalidInput where the path is longer than 107 bytes.
    [[nodiscard]] static Result<SocketAddress> ofUnixSocket(const QString& path);
};

} // namespace breakeven
