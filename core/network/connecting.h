// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"
#include "core/base/result.h"
#include "core/network/socket_address.h"

#include <QString>

#include <chrono>
#include <span>
#include <stop_token>

namespace breakeven {

// A blocking socket, closed on exec, that is connected to the first of `addresses` that takes it. The next
// one is tried as soon as one fails, and beside it where it has been silent for 250 ms (RFC 8305): a name
// may have addresses that nobody serves.
//
// Unreachable with the last one's reason, also after `limit`; Cancelled by `stop`. `where` is for errors.
[[nodiscard]] Result<FileDescriptor> connectToAny(std::span<const SocketAddress> addresses,
                                                  std::chrono::milliseconds limit,
                                                  const std::stop_token& stop, const QString& where);

} // namespace breakeven
