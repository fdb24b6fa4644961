// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/target/redis_address.h"
#include "core/backends/search_patience.h"
#include "core/base/result.h"

#include <QStringList>

namespace breakeven {

// The keys that dead runs of this machine left at the server at `address`, or at all nodes of its cluster.
// SCAN goes through all keys of the database; `isWhole` is false where it took longer than `patience`.
[[nodiscard]] Result<QStringList> redisKeysOfTheDead(const RedisAddress& address,
                                                     const SearchPatience& patience, bool& isWhole);

[[nodiscard]] Status removeRedisKey(const RedisAddress& address, const QString& key,
                                    const std::stop_token& stop);

} // namespace breakeven
