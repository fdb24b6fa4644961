// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target_json.h"

#include "core/plan/json_fields.h"
#include "core/plan/redis_address.h"

#include <QCoreApplication>

#include <chrono>
#include <cmath>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Plan)
};

double toMicroseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e3;
}

std::chrono::nanoseconds fromMicroseconds(double value)
{
    constexpr double most = 9e12; // µs; beyond it nanoseconds overflow
    return std::chrono::nanoseconds(std::llround(std::clamp(value, -most, most) * 1e3));
}

QLatin1String toString(Layout layout)
{
    return layout == Layout::PerItem ? QLatin1String("per-item") : QLatin1String("shared");
}

// Reads one of two words.
template <typename Enum>
void readChoice(JsonFields& fields, const char* key, Enum& into, QLatin1String first, QLatin1String second)
{
    QString name;
    fields.read(key, name);
    if (name == first)
        into = Enum{};
    else if (name == second)
        into = static_cast<Enum>(1);
    else if (!name.isNull())
        fields.fail(key, Words::tr("this must be “%1” or “%2”").arg(first, second));
}

void readLayout(JsonFields& fields, Layout& into)
{
    readChoice(fields, "layout", into, toString(Layout::Shared), toString(Layout::PerItem));
}

// Of an address that was put together with its password too: a plan is saved before it is validated.
QString withoutPassword(const QString& server)
{
    const auto address = RedisAddress::parse(server);
    if (address.ok())
        return address.value().password.isEmpty() ? server : address.value().toDisplayString();
    return server.mid(server.lastIndexOf(QLatin1Char('@')) + 1);
}

struct BackendWriter
{
    QJsonObject& object;

    void operator()(const FileTarget& target) const
    {
        object[QLatin1String("backend")] = QStringLiteral("file");
        object[QLatin1String("folder")] = target.folder;
        object[QLatin1String("layout")] = toString(target.layout);
        if (target.fsync)
            object[QLatin1String("fsync")] = true;
    }

    void operator()(const RedisTarget& target) const
    {
        object[QLatin1String("backend")] = QStringLiteral("redis");
        object[QLatin1String("server")] = withoutPassword(target.server);
        const auto path = [this](const char* key, const QString& value) {
            if (!value.isEmpty())
                object[QLatin1String(key)] = value;
        };
        path("ca_file", target.caFile);
        path("client_certificate", target.clientCertificate);
        path("client_key", target.clientKey);
        if (target.clusterItems == ClusterItems::Spread)
            object[QLatin1String("cluster_items")] = QStringLiteral("spread");
    }

    void operator()(const SshfsTarget& target) const
    {
        object[QLatin1String("backend")] = QStringLiteral("sshfs");
        object[QLatin1String("host")] = target.host;
        object[QLatin1String("port")] = target.port;
        object[QLatin1String("folder")] = target.folder;
        object[QLatin1String("layout")] = toString(target.layout);
        if (!target.key.isEmpty())
            object[QLatin1String("key")] = target.key;
        if (target.fsync)
            object[QLatin1String("fsync")] = true;
    }

    void operator()(const RadosTarget& target) const
    {
        object[QLatin1String("backend")] = QStringLiteral("rados");
        object[QLatin1String("conf")] = target.conf;
        object[QLatin1String("pool")] = target.pool;
        if (!target.keyring.isEmpty())
            object[QLatin1String("keyring")] = target.keyring;
        if (!target.user.isEmpty())
            object[QLatin1String("user")] = target.user;
        if (target.handle == RadosHandle::PerWorker)
            object[QLatin1String("handle")] = QStringLiteral("per-worker");
    }
};

FileTarget fileTarget(JsonFields& fields)
{
    FileTarget target;
    fields.read("folder", target.folder);
    readLayout(fields, target.layout);
    fields.read("fsync", target.fsync);
    return target;
}

RedisTarget redisTarget(JsonFields& fields)
{
    RedisTarget target;
    fields.read("server", target.server);
    fields.read("ca_file", target.caFile);
    fields.read("client_certificate", target.clientCertificate);
    fields.read("client_key", target.clientKey);
    readChoice(fields, "cluster_items", target.clusterItems, QLatin1String("together"),
               QLatin1String("spread"));
    if (target.isPrivate())
        return target;
    const auto address = RedisAddress::parse(target.server);
    if (!address.ok()) {
        fields.fail("server", address.error().detail);
        return target;
    }
    // A password may be typed into a plan; it must not get into a run.
    if (!address.value().password.isEmpty()) {
        target.password = address.value().password;
        target.server = address.value().toDisplayString();
    }
    return target;
}

SshfsTarget sshfsTarget(JsonFields& fields)
{
    SshfsTarget target;
    fields.read("host", target.host);
    fields.read("port", target.port);
    fields.read("folder", target.folder);
    fields.read("key", target.key);
    readLayout(fields, target.layout);
    fields.read("fsync", target.fsync);
    return target;
}

RadosTarget radosTarget(JsonFields& fields)
{
    RadosTarget target;
    fields.read("conf", target.conf);
    fields.read("keyring", target.keyring);
    fields.read("user", target.user);
    fields.read("pool", target.pool);
    readChoice(fields, "handle", target.handle, QLatin1String("shared"), QLatin1String("per-worker"));
    return target;
}

} // namespace

QJsonObject toJson(const Network& network)
{
    return {{QLatin1String("rtt_us"), toMicroseconds(network.rtt)},
            {QLatin1String("jitter_us"), toMicroseconds(network.jitter)},
            {QLatin1String("bandwidth_mbit"), network.bandwidthMbit}};
}

QJsonObject toJson(const Target& target)
{
    QJsonObject object{{QLatin1String("name"), target.name}};
    std::visit(BackendWriter{object}, target.backend);
    if (target.network)
        object[QLatin1String("network")] = toJson(*target.network);
    return object;
}

Network networkFromJson(const QJsonObject& object, const QString& path, std::optional<Error>& error)
{
    JsonFields fields(object, path, error);
    double rtt = 0;
    double jitter = 0;
    Network network;
    fields.read("rtt_us", rtt);
    fields.read("jitter_us", jitter);
    fields.read("bandwidth_mbit", network.bandwidthMbit);
    network.rtt = fromMicroseconds(rtt);
    network.jitter = fromMicroseconds(jitter);
    return network;
}

Target targetFromJson(const QJsonObject& object, const QString& path, std::optional<Error>& error)
{
    JsonFields fields(object, path, error);
    Target target;
    fields.read("name", target.name);

    QString backend;
    fields.read("backend", backend);
    if (backend == QLatin1String("file"))
        target.backend = fileTarget(fields);
    else if (backend == QLatin1String("redis"))
        target.backend = redisTarget(fields);
    else if (backend == QLatin1String("sshfs"))
        target.backend = sshfsTarget(fields);
    else if (backend == QLatin1String("rados"))
        target.backend = radosTarget(fields);
    else
        fields.fail("backend", Words::tr("a back end is file, sshfs, redis or rados"));

    if (target.name.isEmpty())
        target.name = backend;
    if (const auto network = fields.object("network"))
        target.network = networkFromJson(*network, fields.pathOf("network"), error);
    return target;
}

} // namespace breakeven
