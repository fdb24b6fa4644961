// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>

namespace breakeven {

// What an error reply of the Redis server at `where` means: its first word is its kind
// (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors).
[[nodiscard]] Error errorOfReply(std::string_view reply, const QString& where);

// Where a node of a cluster sends a client on to.
struct RedisRedirection
{
    bool isOnce = false; // ASK: for this command only; MOVED: for good
    std::uint16_t slot = 0;
    QString host; // empty: the host that was asked
    std::uint16_t port = 0;
};

// In an error of errorOfReply(); nothing where it is none
// (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#redirection-and-resharding).
[[nodiscard]] std::optional<RedisRedirection> redirectionIn(const Error& error);

} // namespace breakeven
