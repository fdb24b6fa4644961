// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/redis/redis_nodes.h"
#include "core/backends/redis/redis_routes.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/plan/target.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace breakeven {

// The hashes that hold a run's items, which are all that it makes at the servers: one for all, or in a
// cluster one for each item, in turn on every node.
//
// Not thread-safe: it changes between batches only.
class RedisItems
{
public:
    // Keys begin with `breakeven:RUNID:`.
    RedisItems(const RedisNodes& nodes, QString runId, ClusterItems clusterItems);

    // Makes sure that items 0 ... count-1 have their hashes. `where` is the target as shown to people.
    [[nodiscard]] Status claim(int count, RedisRoutes& routes, const QString& where);

    // Deletes them all; what could not be deleted stays in keys(), with the first reason. Of a node that
    // fails no further key is tried.
    [[nodiscard]] Status remove(RedisRoutes& routes);

    [[nodiscard]] std::span<const RedisKey> keys() const { return m_keys; }
    [[nodiscard]] const RedisKey& of(int item) const
    {
        return m_keys[m_isSpread ? static_cast<std::size_t>(item) : 0];
    }
    [[nodiscard]] bool areSpread() const { return m_isSpread; }

private:
    [[nodiscard]] Result<RedisKey> claimOne(int item, RedisRoutes& routes, const QString& where);
    [[nodiscard]] Status mayRemove(const RedisKey& key, RedisRoutes& routes) const;
    [[nodiscard]] Result<bool> isClaimed(const RedisKey& key, RedisRoutes& routes, bool& isSent) const;

    const RedisNodes& m_nodes;
    QString m_runId;
    bool m_isSpread;
    std::vector<RedisNodes::Index> m_serving; // when it began
    std::vector<RedisNodes::Index> m_owners;
    std::vector<RedisKey> m_keys;
};

} // namespace breakeven
