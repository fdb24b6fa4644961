// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/any_code.h"

#include <array>

namespace breakeven {

// Why an address is none.
enum class NetworkReason {
    SocketTooLong,
};

constexpr auto idsOf(NetworkReason)
{
    using enum NetworkReason;
    return std::to_array<CodeId<NetworkReason>>({
        {SocketTooLong, "network.socket-too-long"},
    });
}

// Where a network failed.
enum class NetworkPlace {
    Relay,
};

constexpr auto idsOf(NetworkPlace)
{
    using enum NetworkPlace;
    return std::to_array<CodeId<NetworkPlace>>({
        {Relay, "network.relay"},
    });
}

} // namespace breakeven
