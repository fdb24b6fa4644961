// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_protocol.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace breakeven::cpython {

namespace {

QJsonObject waitsOf(const Network& network)
{
    return {{QStringLiteral("rtt_ns"), static_cast<qint64>(network.rtt.count())},
            {QStringLiteral("jitter_ns"), static_cast<qint64>(network.jitter.count())},
            {QStringLiteral("bandwidth_mbit"), network.bandwidthMbit}};
}

QJsonObject folderOf(const ItemPlace& place)
{
    return {{QStringLiteral("folder"), place.folder},
            {QStringLiteral("layout"),
             place.layout == Layout::Shared ? QStringLiteral("shared") : QStringLiteral("per-item")},
            {QStringLiteral("fsync"), place.fsync},
            {QStringLiteral("waits"), waitsOf(place.waits)}};
}

QJsonValue clusterOf(const ItemPlace& place)
{
    if (place.nodes.empty())
        return {};
    QJsonArray nodes;
    for (const ClusterNodePlace& node : place.nodes) {
        nodes.append(QJsonObject{{QStringLiteral("host"), node.host},
                                 {QStringLiteral("port"), node.port},
                                 {QStringLiteral("relay_port"), node.relayPort}});
    }
    return QJsonObject{{QStringLiteral("nodes"), nodes},
                       {QStringLiteral("hashes"), QJsonArray::fromStringList(place.hashes)}};
}

QJsonObject redisOf(const ItemPlace& place)
{
    const QJsonObject tls{{QStringLiteral("name"), place.tlsName},
                          {QStringLiteral("ca_file"), place.caFile},
                          {QStringLiteral("client_certificate"), place.clientCertificate},
                          {QStringLiteral("client_key"), place.clientKey}};
    return {{QStringLiteral("host"), place.host},
            {QStringLiteral("port"), place.port},
            {QStringLiteral("unix_path"), place.unixPath},
            {QStringLiteral("user"), place.user},
            {QStringLiteral("password"), place.password},
            {QStringLiteral("database"), place.database},
            {QStringLiteral("hash"), place.hash},
            {QStringLiteral("tls"), place.tls ? QJsonValue(tls) : QJsonValue()},
            {QStringLiteral("cluster"), clusterOf(place)}};
}

QJsonObject radosOf(const ItemPlace& place)
{
    return {{QStringLiteral("conf"), place.conf},
            {QStringLiteral("user"), place.cephUser},
            {QStringLiteral("keyring"), place.keyring},
            {QStringLiteral("pool"), place.pool},
            {QStringLiteral("namespace"), place.space},
            {QStringLiteral("handle"),
             place.handle == RadosHandle::Shared ? QStringLiteral("shared") : QStringLiteral("per-worker")},
            {QStringLiteral("waits"), waitsOf(place.waits)}};
}

} // namespace

QString backendOf(const ItemPlace& place)
{
    if (place.isFolder())
        return QStringLiteral("file");
    return place.isRados() ? QStringLiteral("rados") : QStringLiteral("redis");
}

QByteArray placeLine(const ItemPlace& place)
{
    QJsonObject line = place.isFolder() ? folderOf(place) : place.isRados() ? radosOf(place) : redisOf(place);
    line[QStringLiteral("type")] = QStringLiteral("place");
    line[QStringLiteral("backend")] = backendOf(place);
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace breakeven::cpython
