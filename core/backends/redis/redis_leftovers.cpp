// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_leftovers.h"

#include "core/backends/redis/redis_nodes.h"
#include "core/backends/redis/redis_routes.h"
#include "core/processes/process_mark.h"

#include <QRegularExpression>

#include <functional>

namespace breakeven {

namespace {

using Clock = std::chrono::steady_clock;

bool isOfTheDead(const QString& key)
{
    static const QRegularExpression ours(QStringLiteral("^breakeven:[^:]+(:[0-9]+){0,2}:hm$"));
    return ours.match(key).hasMatch() && makerOf(key) == Maker::Dead;
}

// All nodes, and the connections to them.
struct Servers
{
    Servers(const RedisAddress& address, const std::stop_token& stop)
        : nodes(address)
        , routes(nodes, RedisRoutes::Way::Direct)
        , onStop(stop, [this] { routes.interrupt(); })
    {
        nodes.setTimeouts({.stop = stop});
    }

    [[nodiscard]] Status learn()
    {
        const auto first = routes.connectionTo(0);
        if (!first.ok())
            return first.error();
        if (Status learned = nodes.learn(*first.value(), 0); !learned.ok())
            return learned;
        return routes.update({});
    }

    RedisNodes nodes;
    RedisRoutes routes;
    std::stop_callback<std::function<void()>> onStop;
};

} // namespace

Result<QStringList> redisKeysOfTheDead(const RedisAddress& address, const SearchPatience& patience,
                                       bool& isWhole)
{
    Servers servers(address, patience.stop);
    if (const Status learned = servers.learn(); !learned.ok())
        return learned.error();
    QStringList keys;
    const auto deadline = Clock::now() + patience.budget;
    for (const RedisNodes::Index node : servers.nodes.serving()) {
        const auto connection = servers.routes.connectionTo(node);
        if (!connection.ok())
            return connection.error();
        std::string cursor = "0";
        do {
            if (Clock::now() > deadline) {
                isWhole = false;
                return keys;
            }
            auto seen = connection.value()->scan(cursor, "breakeven:*:hm");
            if (!seen.ok())
                return seen.error();
            for (const std::string& bytes : seen.value().keys) {
                const QString key = QString::fromStdString(bytes);
                if (isOfTheDead(key) && !keys.contains(key))
                    keys.append(key);
            }
            cursor = std::move(seen.value().cursor);
        } while (cursor != "0");
    }
    return keys;
}

Status removeRedisKey(const RedisAddress& address, const QString& key, const std::stop_token& stop)
{
    Servers servers(address, stop);
    if (Status learned = servers.learn(); !learned.ok())
        return learned;
    RedisKey place{.name = key.toStdString()};
    place.slot = servers.nodes.slotOf(place.name);
    return servers.routes.perform(
        place, [&place](RedisConnection& connection) { return connection.remove(place.name); });
}

} // namespace breakeven
