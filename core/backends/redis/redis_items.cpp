// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_items.h"

#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/target/redis_target.h"

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

// A field that no item has: who creates it owns the hash.
constexpr std::string_view claimField = "claim";
constexpr std::array<std::byte, 1> claimValue{std::byte{'1'}};
constexpr int mostNames = 1000; // far above back ends of one run at one server, and tries to hit a node

bool isConnectionsEnd(const Error& error)
{
    return error.code == Error::Code::ConnectionLost || error.code == Error::Code::TimedOut ||
           error.code == Error::Code::Unreachable;
}

} // namespace

RedisItems::RedisItems(const RedisNodes& nodes, QString runId, ClusterItems clusterItems)
    : m_nodes(nodes)
    , m_runId(std::move(runId))
    , m_isSpread(clusterItems == ClusterItems::Spread && nodes.isCluster())
    , m_serving(nodes.serving())
    , m_owners(nodes.owners())
{}

Status RedisItems::claim(int count, RedisRoutes& routes, const QString& where)
{
    const std::size_t wanted = m_isSpread ? static_cast<std::size_t>(std::max(count, 1)) : 1;
    while (m_keys.size() < wanted) {
        auto key = claimOne(static_cast<int>(m_keys.size()), routes, where);
        if (!key.ok())
            return key.error();
        m_keys.push_back(std::move(key).value());
    }
    return Done{};
}

Result<RedisKey> RedisItems::claimOne(int item, RedisRoutes& routes, const QString& where)
{
    const RedisNodes::Index node = m_serving[static_cast<std::size_t>(item) % m_serving.size()];
    for (int number = 1; number <= mostNames; ++number) {
        QString name = QStringLiteral("breakeven:%1").arg(m_runId);
        if (m_isSpread)
            name += QStringLiteral(":%1").arg(item);
        if (number > 1)
            name += QStringLiteral(":%1").arg(number);
        RedisKey key{.name = (name + QLatin1String(":hm")).toStdString()};
        key.slot = m_nodes.slotOf(key.name);
        if (m_isSpread && m_owners[key.slot] != node)
            continue;
        bool isSent = false;
        const auto claimed = isClaimed(key, routes, isSent);
        if (!claimed.ok()) {
            // It may have arrived all the same, so the key is to be removed with the others.
            if (isSent &&
                (isConnectionsEnd(claimed.error()) || claimed.error().code == Error::Code::Cancelled))
                m_keys.push_back(key);
            return claimed.error();
        }
        if (claimed.value())
            return key;
    }
    return Error{Error::Code::Busy, where, {}, phrase(RedisReason::KeysTaken, m_runId)};
}

// `isSent`: whether the server may have heard of the claim.
Result<bool> RedisItems::isClaimed(const RedisKey& key, RedisRoutes& routes, bool& isSent) const
{
    // EXISTS keeps the claim off a key of somebody else's; who may not ask still has the claim itself.
    auto taken =
        routes.perform(key, [&key](RedisConnection& connection) { return connection.exists(key.name); });
    if (!taken.ok() && taken.error().code != RedisCode::AccessDenied)
        return taken;
    if (taken.ok() && taken.value())
        return false;
    if (m_keys.empty()) {
        if (const Status removable = mayRemove(key, routes); !removable.ok())
            return removable.error();
    }
    return routes.perform(key, [&key, &isSent](RedisConnection& connection) {
        isSent = true;
        return connection.setField(key.name, claimField, claimValue);
    });
}

// Nothing is to be written that may not be removed again. Tried on a name that nobody has, of the same slot.
Status RedisItems::mayRemove(const RedisKey& key, RedisRoutes& routes) const
{
    const RedisKey none{.name = "breakeven:{" + key.name + "}:none", .slot = key.slot};
    return routes.perform(none,
                          [&none](RedisConnection& connection) { return connection.remove(none.name); });
}

Status RedisItems::remove(RedisRoutes& routes)
{
    const std::vector<RedisNodes::Index> owners = m_nodes.owners();
    std::vector<RedisNodes::Index> failed;
    std::vector<RedisKey> left;
    Status removed = Done{};
    for (RedisKey& key : m_keys) {
        const RedisNodes::Index owner = owners[key.slot];
        Status gone = Done{};
        if (std::find(failed.begin(), failed.end(), owner) == failed.end())
            gone = routes.perform(
                key, [&key](RedisConnection& connection) { return connection.remove(key.name); });
        else
            gone = removed; // the node's failure, or an earlier one
        if (gone.ok())
            continue;
        if (isConnectionsEnd(gone.error()))
            failed.push_back(owner);
        if (removed.ok())
            removed = gone;
        left.push_back(std::move(key));
    }
    m_keys = std::move(left);
    return removed;
}

} // namespace breakeven
