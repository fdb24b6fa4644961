// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/rados/rados_cluster.h"

#include "core/backends/rados/rados_code.h"
#include "core/backends/rados/rados_library.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/base/abandonable_call.h"
#include "core/base/system_error.h"
#include "core/base/system_limits.h"

#include <QByteArray>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cerrno>
#include <utility>

namespace breakeven {

namespace {

// Without these three a dead cluster blocks for ever.
constexpr const char* timeoutSeconds = "5";
constexpr std::array<const char*, 3> timeouts{"client_mount_timeout", "rados_osd_op_timeout",
                                              "rados_mon_op_timeout"};

QString entityOf(const RadosTarget& target)
{
    return QStringLiteral("client.") + (target.user.isEmpty() ? QStringLiteral("admin") : target.user);
}

// What -errno means at rados_connect(), where ENOENT has several causes.
Error connectError(int code, const RadosTarget& target)
{
    const QString endpoint = radosEndpoint(target);
    switch (-code) {
    case ETIMEDOUT:
        return {Error::Code::TimedOut,
                endpoint,
                {},
                phrase(RadosReason::NoMonitor, QString::fromLatin1(timeoutSeconds))};
    case EACCES:
    case EPERM:
        return {RadosCode::KeyringRefused, endpoint, entityOf(target)};
    case ENOENT:
        return {Error::Code::NotFound, endpoint, {}, phrase(RadosReason::NoMonitorOrUser)};
    default:
        return {Error::Code::Unreachable, endpoint, systemWords(-code)};
    }
}

} // namespace

void RadosCluster::ClusterDeleter::operator()(void* cluster) const noexcept
{
    rados().shutdown(cluster);
}

void RadosCluster::IoDeleter::operator()(void* io) const noexcept
{
    rados().ioctxDestroy(io);
}

QString radosEndpoint(const RadosTarget& target)
{
    const QString pool = QStringLiteral("rados://") + target.pool;
    return target.conf.isEmpty() ? pool : QStringLiteral("%1 (%2)").arg(pool, target.conf);
}

QString radosConf(const RadosTarget& target)
{
    if (!target.conf.isEmpty())
        return target.conf;
    const QString named = qEnvironmentVariable("CEPH_CONF");
    return named.isEmpty() ? QStringLiteral("/etc/ceph/$cluster.conf,$home/.ceph/$cluster.conf") : named;
}

Result<RadosCluster> RadosCluster::open(const RadosTarget& target, const QString& space)
{
    if (const Status loaded = loadRados(); !loaded.ok())
        return loaded.error();
    const QString endpoint = radosEndpoint(target);
    // librados ends the program where one of its threads doesn't start.
    if (const Status startable = canStartThreads(threadsOfOne); !startable.ok())
        return startable.error();
    const QByteArray user = target.user.toUtf8();
    rados_t handle = nullptr;
    if (const int code = rados().create(&handle, user.isEmpty() ? nullptr : user.constData()); code < 0)
        return Error{Error::Code::Internal, endpoint, systemWords(-code)};
    RadosCluster cluster;
    cluster.m_cluster.reset(handle);

    const QByteArray conf = radosConf(target).toLocal8Bit();
    if (const int code = rados().confReadFile(handle, conf.constData()); code < 0) {
        const QString file = target.conf.isEmpty() ? QStringLiteral("ceph.conf") : target.conf;
        return Error{code == -ENOENT ? Error::Code::NotFound : Error::Code::InvalidInput, file,
                     systemWords(-code)};
    }
    if (!target.keyring.isEmpty()) {
        if (!QFileInfo(target.keyring).isReadable())
            return Error{QFileInfo::exists(target.keyring) ? Error::Code::NotPermitted
                                                           : Error::Code::NotFound,
                         target.keyring,
                         {},
                         phrase(RadosReason::KeyringUnreadable)};
        rados().confSet(handle, "keyring", target.keyring.toLocal8Bit().constData());
    }
    for (const char* option : timeouts)
        rados().confSet(handle, option, timeoutSeconds);

    if (const int code = rados().connect(handle); code < 0)
        return connectError(code, target);

    rados_ioctx_t io = nullptr;
    if (const int code = rados().ioctxCreate(handle, target.pool.toUtf8().constData(), &io); code < 0)
        return code == -ENOENT ? Error{Error::Code::NotFound, QStringLiteral("pool %1").arg(target.pool),
                                       systemWords(-code)}
                               : radosOperationError(code, target);
    cluster.m_io.reset(io);
    rados().ioctxSetNamespace(io, space.toUtf8().constData());
    return cluster;
}

Result<RadosCluster> RadosCluster::open(const RadosTarget& target, const QString& space,
                                        const std::stop_token& stop)
{
    auto opened =
        callUntilStopped<Result<RadosCluster>>([target, space] { return open(target, space); }, stop);
    if (!opened)
        return Error{Error::Code::Cancelled, radosEndpoint(target), {}};
    return std::move(*opened);
}

QJsonObject RadosCluster::ask(QJsonObject command) const
{
    command[QLatin1String("format")] = QStringLiteral("json");
    const QByteArray text = QJsonDocument(command).toJson(QJsonDocument::Compact);
    const char* words = text.constData();
    char* out = nullptr;
    std::size_t length = 0;
    char* status = nullptr;
    std::size_t statusLength = 0;
    if (rados().monCommand(m_cluster.get(), &words, 1, "", 0, &out, &length, &status, &statusLength) < 0)
        return {};
    const QByteArray reply(out, static_cast<qsizetype>(length));
    rados().bufferFree(out);
    rados().bufferFree(status);
    return QJsonDocument::fromJson(reply).object();
}

QString RadosCluster::version() const
{
    const QJsonObject reply = ask({{QLatin1String("prefix"), QStringLiteral("version")}});
    // "ceph version 16.2.15 (618f440…) pacific (stable)"
    return reply.value(QLatin1String("version")).toString().section(QLatin1Char(' '), 2, 2);
}

std::optional<int> RadosCluster::replicasOf(const QString& pool) const
{
    const QJsonValue size = ask({{QLatin1String("prefix"), QLatin1String("osd pool get")},
                                 {QLatin1String("pool"), pool},
                                 {QLatin1String("var"), QStringLiteral("size")}})
                                .value(QLatin1String("size"));
    return size.isDouble() ? std::optional(size.toInt()) : std::nullopt;
}

std::optional<qint64> RadosCluster::freeBytes() const
{
    rados_cluster_stat_t stat{};
    if (rados().clusterStat(m_cluster.get(), &stat) < 0 || stat.kb == 0) // 0: no manager runs that would know
        return std::nullopt;
    return static_cast<qint64>(stat.kb_avail) * 1024;
}

std::optional<RadosCluster::PoolUse> RadosCluster::poolUse() const
{
    rados_pool_stat_t stat{};
    if (!freeBytes() || rados().ioctxPoolStat(m_io.get(), &stat) < 0)
        return std::nullopt;
    return PoolUse{.objects = static_cast<qint64>(stat.num_objects),
                   .bytes = static_cast<qint64>(stat.num_bytes)};
}

Error radosOperationError(int code, const RadosTarget& target)
{
    const QString endpoint = radosEndpoint(target);
    switch (-code) {
    case ETIMEDOUT:
        return {Error::Code::TimedOut, endpoint, {}, phrase(RadosReason::NoOsd)};
    case ECANCELED:
        return {Error::Code::Cancelled, endpoint, {}};
    case EPERM:
    case EACCES:
        return {RadosCode::PoolRefused, endpoint, entityOf(target)};
    case ENOSPC:
    case EDQUOT:
        return {Error::Code::NoSpace, endpoint, systemWords(-code)};
    case ENOTCONN:
    case ESHUTDOWN:
        return {Error::Code::ConnectionLost, endpoint, systemWords(-code)};
    case EMSGSIZE:
    case EFBIG:
        return {Error::Code::Rejected, endpoint, {}, phrase(RadosReason::ObjectTooLarge)};
    default:
        return {Error::Code::InputOutput, endpoint, systemWords(-code)};
    }
}

} // namespace breakeven
