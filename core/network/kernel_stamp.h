// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>
#include <sys/types.h>

#include <chrono>
#include <optional>
#include <span>

namespace breakeven {

// Asks the kernel to note when it gets what arrives at `socket`; without effect on a unix socket.
void stampArrivals(int socket);

// What recvmsg() returns for `bytes`, and when the kernel got them, by the wall clock; nothing where it
// doesn't say.
struct StampedReceipt
{
    ssize_t got = 0;
    std::optional<std::chrono::system_clock::time_point> came;
};

[[nodiscard]] StampedReceipt receiveStamped(int socket, std::span<char> bytes, int flags);

} // namespace breakeven
