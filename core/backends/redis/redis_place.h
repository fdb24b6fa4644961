// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/item_place.h"
#include "core/backends/redis/target/redis_target.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace breakeven {

// How another process reaches a node of a Redis Cluster.
struct ClusterNodePlace
{
    QString host;
    std::uint16_t port = 0;
    std::uint16_t relayPort = 0; // of 127.0.0.1, to go through; 0: directly
};

// All nodes that serve, and the keys of the items: one for all, or one for each.
struct ClusterPlace
{
    std::vector<ClusterNodePlace> nodes;
    QStringList hashes;
};

// What proves the two sides to each other; empty paths as in RedisTarget.
struct TlsPlace
{
    QString name; // that the server's certificate must hold, whatever host is connected to
    QString caFile;
    QString clientCertificate;
    QString clientKey;
};

// Items as fields of hashes, as redis-py reaches them.
struct RedisPlace
{
    QString host; // through the relay where one is in front
    std::uint16_t port = 0;
    QString unixPath; // instead of host and port
    QString user;
    QString password;
    int database = 0;
    QString hash; // the key that holds the items, or in a cluster item 0
    std::optional<TlsPlace> tls = {};
    std::optional<ClusterPlace> cluster = {};
    Network network = {}; // that the relay emulates
    std::chrono::nanoseconds roundTrip{};

    operator ItemPlace() const;
};

} // namespace breakeven
