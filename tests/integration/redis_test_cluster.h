// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/redis_test_server.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

// A real cluster of three primaries on loopback for one test.
class RedisTestCluster
{
public:
    static constexpr int nodeCount = 3;

    // `configuration` is asked for that of each node.
    explicit RedisTestCluster(const std::function<QString()>& configuration = [] { return QString(); })
    {
        QStringList words{QStringLiteral("--cluster"), QStringLiteral("create")};
        for (auto& node : m_nodes) {
            node = std::make_unique<RedisTestServer>(
                QStringLiteral("cluster-enabled yes\ncluster-node-timeout 2000\n"
                               "cluster-require-full-coverage no\n") +
                configuration());
            if (!node->isStarted())
                return;
            words.append(QStringLiteral("127.0.0.1:%1").arg(node->port()));
        }
        QProcess creator;
        creator.start(QStringLiteral("redis-cli"), words + QStringList{QStringLiteral("--cluster-yes")});
        creator.waitForFinished();
        m_started = creator.exitCode() == 0 && QTest::qWaitFor([this] { return isSettled(); }, 20'000);
    }

    [[nodiscard]] bool isStarted() const { return m_started; }
    [[nodiscard]] RedisTestServer& node(int index) const { return *m_nodes[static_cast<std::size_t>(index)]; }

    // A copy of node `index` that can take its place.
    [[nodiscard]] std::unique_ptr<RedisTestServer> replicaOf(int index) const
    {
        auto replica = std::make_unique<RedisTestServer>(QStringLiteral("cluster-enabled yes\n"));
        const RedisTestServer& primary = node(index);
        replica->ask({QStringLiteral("CLUSTER"), QStringLiteral("MEET"), QStringLiteral("127.0.0.1"),
                      QString::number(primary.port()), QString::number(primary.clusterPort())});
        const bool follows = QTest::qWaitFor(
            [&] {
                return replica->ask({QStringLiteral("CLUSTER"), QStringLiteral("REPLICATE"), idOf(index)}) ==
                       QLatin1String("OK");
            },
            10'000);
        const bool isEqual =
            follows && QTest::qWaitFor(
                           [&] {
                               return replica->ask({QStringLiteral("INFO"), QStringLiteral("replication")})
                                   .contains(QLatin1String("master_link_status:up"));
                           },
                           10'000);
        return isEqual ? std::move(replica) : nullptr;
    }

    // Whether node `index` knows `server` for a primary.
    [[nodiscard]] bool knows(int index, const RedisTestServer& server) const
    {
        const QStringList nodes =
            node(index).ask({QStringLiteral("CLUSTER"), QStringLiteral("NODES")}).split(QLatin1Char('\n'));
        return std::any_of(nodes.begin(), nodes.end(), [&server](const QString& line) {
            return line.contains(QStringLiteral(":%1@").arg(server.port())) &&
                   line.contains(QLatin1String(" master "));
        });
    }

    // -1: none, or more than one.
    [[nodiscard]] int nodeWith(const QString& key) const
    {
        int found = -1;
        for (int i = 0; i < nodeCount; ++i) {
            if (keysOf(i).contains(key))
                found = found < 0 ? i : -1;
        }
        return found;
    }

    [[nodiscard]] QStringList keysOf(int index) const
    {
        return node(index)
            .ask({QStringLiteral("KEYS"), QStringLiteral("*")})
            .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

    [[nodiscard]] QStringList keys() const // of all nodes
    {
        QStringList all;
        for (int i = 0; i < nodeCount; ++i)
            all += keysOf(i);
        return all;
    }

    // Moves the slot's only key as resharding does; until finishMove() both nodes know that it is on its way.
    void startMove(const QString& key, int from, int to) const
    {
        const QString slot = slotOf(key);
        setSlot(to, slot, QStringLiteral("IMPORTING"), idOf(from));
        setSlot(from, slot, QStringLiteral("MIGRATING"), idOf(to));
        node(from).ask({QStringLiteral("MIGRATE"), QStringLiteral("127.0.0.1"),
                        QString::number(node(to).port()), key, QStringLiteral("0"), QStringLiteral("5000")});
    }

    void finishMove(const QString& key, int to) const
    {
        const QString slot = slotOf(key);
        const QString id = idOf(to);
        setSlot(to, slot, QStringLiteral("NODE"), id);
        for (int i = 0; i < nodeCount; ++i)
            setSlot(i, slot, QStringLiteral("NODE"), id);
    }

private:
    [[nodiscard]] bool isSettled() const
    {
        return std::all_of(m_nodes.begin(), m_nodes.end(), [](const auto& each) {
            const QString info = each->ask({QStringLiteral("CLUSTER"), QStringLiteral("INFO")});
            return info.contains(QLatin1String("cluster_state:ok")) &&
                   info.contains(QLatin1String("cluster_slots_assigned:16384"));
        });
    }

    [[nodiscard]] QString slotOf(const QString& key) const
    {
        return node(0).ask({QStringLiteral("CLUSTER"), QStringLiteral("KEYSLOT"), key});
    }

    [[nodiscard]] QString idOf(int index) const
    {
        return node(index).ask({QStringLiteral("CLUSTER"), QStringLiteral("MYID")});
    }

    void setSlot(int index, const QString& slot, const QString& state, const QString& id) const
    {
        node(index).ask({QStringLiteral("CLUSTER"), QStringLiteral("SETSLOT"), slot, state, id});
    }

    std::array<std::unique_ptr<RedisTestServer>, nodeCount> m_nodes;
    bool m_started = false;
};
