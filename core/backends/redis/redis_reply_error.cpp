// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/redis/redis_reply_error.h"

#include "core/backends/redis/redis_code.h"

#include <vector>

namespace breakeven {

namespace {

// Kinds of redis-server 6 and 7; the ones with the common kind ERR are told by how they go on.
struct Kind
{
    std::string_view start;
    AnyCode code;
};
const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{
        {"NOAUTH", RedisCode::CredentialsNeeded},
        {"WRONGPASS", Error::Code::WrongCredentials},
        {"ERR invalid password", Error::Code::WrongCredentials},
        {"ERR AUTH", Error::Code::WrongCredentials},
        {"ERR Client sent AUTH", Error::Code::WrongCredentials},
        {"NOPERM", RedisCode::AccessDenied},
        {"DENIED", Error::Code::NotPermitted}, // protected mode
        {"ERR operation not permitted", RedisCode::CredentialsNeeded},
        {"OOM", RedisCode::MemoryFull},
        {"LOADING", RedisCode::Loading},
        {"READONLY", RedisCode::ReadOnly},
        {"WRONGTYPE", RedisCode::WrongType},
        {"MISCONF", RedisCode::SavingFailed},
        {"CLUSTERDOWN", RedisCode::ClusterDown},
        {"ERR max number of clients", RedisCode::TooManyClients},
        {"MOVED", RedisCode::OtherNode},
        {"ASK ", RedisCode::OtherNode},
        {"BUSY", Error::Code::Busy},
        {"MASTERDOWN", Error::Code::Busy},
        {"TRYAGAIN", Error::Code::Busy},
    };
    return all;
}

} // namespace

Error errorOfReply(std::string_view reply, const QString& where)
{
    Error error{Error::Code::Rejected, where,
                QString::fromUtf8(reply.data(), static_cast<qsizetype>(reply.size()))};
    for (const auto& [start, code] : kinds()) {
        if (reply.starts_with(start)) {
            error.code = code;
            break;
        }
    }
    return error;
}

// "MOVED 3999 127.0.0.1:6381", where an IPv6 address has colons of its own and a host may be missing.
std::optional<RedisRedirection> redirectionIn(const Error& error)
{
    if (error.code != RedisCode::OtherNode)
        return std::nullopt;
    const QString place = error.detail.section(QLatin1Char(' '), 2, 2);
    RedisRedirection redirection{.isOnce = error.detail.startsWith(QLatin1String("ASK")),
                                 .host = place.section(QLatin1Char(':'), 0, -2)};
    bool hasSlot = false;
    bool hasPort = false;
    redirection.slot = error.detail.section(QLatin1Char(' '), 1, 1).toUShort(&hasSlot);
    redirection.port = place.section(QLatin1Char(':'), -1).toUShort(&hasPort);
    if (!hasSlot || !hasPort || redirection.port == 0)
        return std::nullopt;
    return redirection;
}

} // namespace breakeven
