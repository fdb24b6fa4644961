// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/backend_text.h"
#include "app/wording/word_contexts.h"
#include "core/backends/redis/target/redis_address.h"
#include "core/backends/redis/target/redis_target.h"

namespace breakeven {

BackendText redisText()
{
    return {.label = [] { return TargetTabs::tr("Redis"); },
            .placeOf =
                [](const BackendTarget& target) {
                    const auto& redis = *target.as<RedisTarget>();
                    return redis.isPrivate() ? TargetPlaces::tr("started for the run") : redis.server;
                },
            .nameOf =
                [](const BackendTarget& target) {
                    const auto& redis = *target.as<RedisTarget>();
                    const auto address = RedisAddress::parse(redis.server);
                    if (redis.isPrivate() || !address.ok())
                        return QStringLiteral("redis");
                    return address.value().host.isEmpty() ? address.value().unixPath : address.value().host;
                },
            .versionOf = [](const QString& version) { return QStringLiteral("redis %1").arg(version); },
            .reachOfParallelOperations =
                [] {
                    return AdviceWords::tr(
                        "Gnocchi 4.4 pipelines its writes to Redis, so parallel_operations changes nothing "
                        "for them at any distance; it reaches reads of several metrics at once.");
                },
            .isServer = true};
}

} // namespace breakeven
