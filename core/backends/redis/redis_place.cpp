// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_place.h"

#include "core/backends/redis/target/redis_target.h"

#include <QJsonArray>

namespace breakeven {

namespace {

QJsonValue toJson(const std::optional<TlsPlace>& tls)
{
    if (!tls)
        return {};
    return QJsonObject{{QStringLiteral("name"), tls->name},
                       {QStringLiteral("ca_file"), tls->caFile},
                       {QStringLiteral("client_certificate"), tls->clientCertificate},
                       {QStringLiteral("client_key"), tls->clientKey}};
}

QJsonValue toJson(const std::optional<ClusterPlace>& cluster)
{
    if (!cluster)
        return {};
    QJsonArray nodes;
    for (const ClusterNodePlace& node : cluster->nodes)
        nodes.append(QJsonObject{{QStringLiteral("host"), node.host},
                                 {QStringLiteral("port"), node.port},
                                 {QStringLiteral("relay_port"), node.relayPort}});
    return QJsonObject{{QStringLiteral("nodes"), nodes},
                       {QStringLiteral("hashes"), QJsonArray::fromStringList(cluster->hashes)}};
}

} // namespace

RedisPlace::operator ItemPlace() const
{
    const TargetType& type = RedisTarget::type();
    return {.kind = type.id,
            .client = type.python,
            .fields = {{QStringLiteral("host"), host},
                       {QStringLiteral("port"), port},
                       {QStringLiteral("unix_path"), unixPath},
                       {QStringLiteral("user"), user},
                       {QStringLiteral("password"), password},
                       {QStringLiteral("database"), database},
                       {QStringLiteral("hash"), hash},
                       {QStringLiteral("tls"), toJson(tls)},
                       {QStringLiteral("cluster"), toJson(cluster)}},
            .network = network,
            .roundTrip = roundTrip};
}

} // namespace breakeven
